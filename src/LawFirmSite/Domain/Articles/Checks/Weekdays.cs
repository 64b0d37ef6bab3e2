using System.Globalization;
using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>A weekday that is not the one of its date: one of the two is wrong, and readers come on the wrong day.</summary>
internal static partial class Weekdays
{
    private const string Names = "日一二三四五六";

    public static IEnumerable<Warning> Find(CheckedText text, string rule)
    {
        foreach (var (name, words) in text.Fields)
        {
            foreach (Match match in DateWithWeekday().Matches(words))
            {
                if (DateOf(match) is not { } date || Names.IndexOf(match.Groups["day"].Value.Replace('天', '日'), StringComparison.Ordinal) == (int)date.DayOfWeek) continue;
                yield return CheckedText.At(rule, $"日期和星期对不上：{date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture)}是星期{Names[(int)date.DayOfWeek]}。请核对。", name, words, match.Index, match.Index + match.Length);
            }
        }
    }

    private static DateOnly? DateOf(Match match) =>
        DateOnly.TryParseExact($"{match.Groups["year"].Value}-{match.Groups["month"].Value}-{match.Groups["date"].Value}", "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"(?<year>[0-9]{4})\s?[年./-]\s?(?<month>[0-9]{1,2})\s?[月./-]\s?(?<date>[0-9]{1,2})\s?[日号]?\s?[（(，,、]?\s?(?:星期|周|礼拜)(?<day>[一二三四五六日天])")]
    private static partial Regex DateWithWeekday();
}
