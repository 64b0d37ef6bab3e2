namespace LawFirmSite.Commands;

/// <summary>What every command answers to the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Nothing was changed, or only what was reported; the reason is on standard error.</summary>
    public const int Refused = 1;

    public const int WrongUsage = 2;
}

/// <summary>A command cannot do what was asked. The message is a plain sentence for the operator.</summary>
internal sealed class RefusedException(string message) : Exception(message);
