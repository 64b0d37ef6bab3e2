using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Articles.Checks;

/// <summary>A heading two levels below the one before: whoever goes through a page by its headings looks for the one between.</summary>
internal static partial class HeadingLevels
{
    /// <summary>The title of the article is the page's only heading of the first level.</summary>
    private const int Highest = 2;

    public static IEnumerable<Warning> Find(CheckedText text, string rule)
    {
        var above = 1;
        foreach (Match match in Heading().Matches(WithoutCode(text.Text.Body)))
        {
            var level = match.Groups["marks"].Success ? Math.Max(match.Groups["marks"].Length, Highest) : Highest;
            if (level > above + 1)
                yield return CheckedText.At(rule, $"小标题跳了级：前面没有“{new string('#', level - 1)}”，这里用了“{new string('#', level)}”。请少写 {level - above - 1} 个 #。", CheckedText.BodyName, text.Text.Body, match.Index, match.Index + match.Length);
            above = level;
        }
    }

    /// <summary>Of the same length, so that places stay what they are.</summary>
    private static string WithoutCode(string body) => Fence().Replace(body, block => new string(' ', block.Length));

    [GeneratedRegex(@"^ {0,3}(?<marks>\#{1,6})[ \t]+[^\n]*|^ {0,3}[^\s\-=][^\n]*\n {0,3}(?:=+|--+)[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ {0,3}```[^\n]*\n(?:(?! {0,3}```)[^\n]*\n)*(?: {0,3}```)?", RegexOptions.Multiline)]
    private static partial Regex Fence();
}
