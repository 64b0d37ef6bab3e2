namespace LawFirmSite.Data.Accounts;

/// <summary>
/// How often something secret was tried since a moment, counted before it is looked at, so that no number of guesses at once
/// gets past the limit. What was tried on is kept as a hash: people type passwords into the wrong field.
/// </summary>
public sealed class SignInGuess
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    public string Key { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }
    public int Count { get; private set; }
}
