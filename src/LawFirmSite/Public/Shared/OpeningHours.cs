using System.Text.RegularExpressions;

namespace LawFirmSite.Public.Shared;

/// <summary>
/// Opening hours as people write them (周一至周五 8:30—12:00，14:30—18:00), read into the form of schema.org (Mo-Fr 08:30-12:00).
/// What is not understood is left out: no hours are better than wrong ones.
/// </summary>
public static partial class OpeningHours
{
    private const string Days = "一二三四五六日";

    private static readonly string[] Names = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    public static bool IsRoundTheClock(string label) => label.Contains("24小时", StringComparison.Ordinal) || label.Contains("24 小时", StringComparison.Ordinal);

    public static IReadOnlyList<string> Read(string words)
    {
        if (Whole().Match(words.Replace('天', '日')) is not { Success: true } read) return [];

        var days = Names[Days.IndexOf(read.Groups["from"].Value, StringComparison.Ordinal)];
        if (read.Groups["to"] is { Success: true } last) days += $"-{Names[Days.IndexOf(last.Value, StringComparison.Ordinal)]}";
        return [.. Stretch().Matches(read.Groups["times"].Value).Select(time => $"{days} {Clock(time, 1)}-{Clock(time, 3)}")];
    }

    private static string Clock(Match time, int group) => $"{time.Groups[group].Value.PadLeft(2, '0')}:{time.Groups[group + 1].Value}";

    private const string OneStretch = @"([01]?[0-9]|2[0-3])[:：]([0-5][0-9])\s*(?:至|到|-|–|—+|~|～)\s*([01]?[0-9]|2[0-3])[:：]([0-5][0-9])";

    [GeneratedRegex(@"^\s*(?:周|星期)(?<from>[一二三四五六日])(?:\s*(?:至|到|-|–|—+|~|～)\s*(?:周|星期)?(?<to>[一二三四五六日]))?[\s，,：:]*(?:上午)?\s*(?<times>" + OneStretch + @"(?:[\s，,、；;]*(?:下午)?\s*" + OneStretch + @")*)\s*[。.]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(OneStretch, RegexOptions.CultureInvariant)]
    private static partial Regex Stretch();
}
