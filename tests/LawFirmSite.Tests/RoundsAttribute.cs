using FsCheck.Xunit;

namespace LawFirmSite.Tests;

/// <summary>
/// A property tried so many times, and so many times more often as <c>PROPERTY_ROUNDS</c> says: a run of <c>dotnet test</c> has seconds for it,
/// a night has hours.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RoundsAttribute : PropertyAttribute
{
    public RoundsAttribute(int rounds)
    {
        MaxTest = rounds * (int.TryParse(Environment.GetEnvironmentVariable("PROPERTY_ROUNDS"), out var times) ? Math.Max(1, times) : 1);
        QuietOnSuccess = true;
    }
}
