using System.Text.RegularExpressions;

namespace LawFirmSite.Tests.Web;

/// <summary>
/// The styles stay within Chromium 66, which telephones of 2018 run. Newer properties that a browser may drop without harm (text-wrap,
/// text-autospace, accent-color, scroll-margin, the look of an underline) are let through; what a page would fall apart without is named here.
/// </summary>
public sealed class CssFloorTests
{
    private static readonly Dictionary<string, string> NotAtTheFloor = new()
    {
        [@"(?:^|[^-\w])(?:inset|aspect-ratio|margin-(?:inline|block)|padding-(?:inline|block)|border-(?:inline|block)|inset-(?:inline|block)|place-items|content-visibility|contain-intrinsic|translate|scale|rotate)[\w-]*\s*:"] = "a property that is newer",
        [@"(?<![\w-])(?:min|max|clamp)\("] = "min(), max() or clamp() (79)",
        [@"(?<![\w-])(?:color-mix|light-dark|oklch|oklab|lab|lch|hwb)\("] = "a colour function",
        [@"\b\d*\.?\d+(?:[sld]v[hw]|cq[whib]|lh|rlh|cap|ic)\b"] = "a unit",
        [@":(?:is|where|has|focus-within\(|focus-visible-within|not\([^)]*,)"] = "a selector",
        [@"@(?:layer|container|property|scope|starting-style|view-transition|font-palette-values)\b"] = "an at-rule",
        [@"@media[^{]*(?:[<>]|\brange\b|update|inverted-colors)"] = "a media query in the range form",
        [@"\brgba?\(\s*[\d.]+%?\s+[\d.]"] = "colours apart by blanks",
    };

    public static TheoryData<string> Files => new("site.css", "site-care.css", "admin.css");

    [Theory, MemberData(nameof(Files))]
    public void Styles_hold_nothing_that_telephones_of_2018_do_not_know(string file)
    {
        var css = Regex.Replace(Read($"css/{file}"), @"/\*.*?\*/", "", RegexOptions.Singleline);

        Assert.All(NotAtTheFloor, rule => Assert.False(Regex.Match(css, rule.Key) is { Success: true } found, $"{rule.Value}: {Regex.Match(css, rule.Key).Value}"));
        // One rule in another, and a gap between the boxes of a flex row.
        Assert.All(Blocks(css), block => Assert.False(block.Selector.Contains('&', StringComparison.Ordinal) || block.IsNested, $"nesting at {block.Selector}"));
        var flex = Blocks(css).Where(block => Regex.IsMatch(block.Body, @"display\s*:\s*(?:inline-)?flex")).ToList();
        Assert.NotEmpty(flex);
        Assert.All(flex, block => Assert.DoesNotMatch(@"(?<![\w-])(?:row-|column-)?gap\s*:", block.Body));
    }

    /// <summary>So there is nothing to leave out for who asked for less motion.</summary>
    [Theory, MemberData(nameof(Files))]
    public void Nothing_moves(string file) => Assert.DoesNotMatch(@"(?<![\w-])(?:transition|animation|scroll-behavior)[\w-]*\s*:|@keyframes", Read($"css/{file}"));

    [Theory, MemberData(nameof(Files))]
    public void What_is_newer_stands_beside_what_every_browser_knows(string file)
    {
        var css = Regex.Replace(Read($"css/{file}"), @"/\*.*?\*/", "", RegexOptions.Singleline);
        var blocks = Blocks(css).ToList();

        // Where "anywhere" is not known the body's break-word is inherited.
        Assert.Matches(@"overflow-wrap: break-word;\s*overflow-wrap: anywhere;", blocks.First(block => block.Selector == "body" && block.Body.Contains("line-height", StringComparison.Ordinal)).Body);
        // A list with a selector that a browser does not know is dropped whole, so :focus-visible is only ever taken away from.
        Assert.All(blocks.Where(block => block.Selector.Contains(":focus-visible", StringComparison.Ordinal)), block => Assert.Contains(":focus:not(:focus-visible)", block.Selector));
    }

    [Theory]
    [InlineData("css", "PublicStyle", "site.css"), InlineData("css", "CareStyle", "site-care.css"), InlineData("css", "AdminStyle", "admin.css"), InlineData("js", "PublicScript", "site.js")]
    public void A_joined_file_holds_its_parts_as_they_are_but_for_the_comments_of_styles(string folder, string list, string file)
    {
        var project = File.ReadAllText(Path.Combine(TestSite.Repository, "src", "LawFirmSite", "LawFirmSite.csproj"));
        var parts = Names(list);

        Assert.Equal(string.Join('\n', parts.Select(part => WithoutComments(Read($"{folder}/{part}.{folder}").TrimEnd()))), Read($"{folder}/{file}").TrimEnd());

        string WithoutComments(string text) => folder == "css" ? Regex.Replace(text, @"/\*.*?\*/ *", "", RegexOptions.Singleline) : text;

        IEnumerable<string> Names(string name) => Regex.Matches(project, $"<{name} Include=\"([^\"]+)\" />").SelectMany(match => match.Groups[1].Value.Split(';'))
            .SelectMany(part => part.StartsWith("@(", StringComparison.Ordinal) ? Names(part[2..^1]) : [part]);
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(TestSite.Repository, "src", "LawFirmSite", "wwwroot", file)).ReplaceLineEndings("\n");

    private static IEnumerable<(string Selector, string Body, bool IsNested)> Blocks(string css)
    {
        var open = new Stack<(string Selector, int At)>();
        var start = 0;
        for (var i = 0; i < css.Length; i++)
        {
            if (css[i] is '{')
            {
                open.Push((css[start..i].Trim(), i + 1));
                start = i + 1;
            }
            else if (css[i] is ';') start = i + 1;
            else if (css[i] is '}')
            {
                var (selector, at) = open.Pop();
                start = i + 1;
                if (!selector.StartsWith('@')) yield return (selector, css[at..i], open.Any(outer => !outer.Selector.StartsWith('@')));
            }
        }
    }
}
