using System.Runtime.CompilerServices;

namespace LawFirmSite.Domain;

/// <summary>
/// How long any pattern of this program may look at what strangers typed. A backstop, wide enough for a machine under load: lengths are limited
/// first. It holds before the first of them is made, whoever runs the program.
/// </summary>
internal static class PatternLimit
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    [ModuleInitializer]
    internal static void Set() => AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", Longest);
}
