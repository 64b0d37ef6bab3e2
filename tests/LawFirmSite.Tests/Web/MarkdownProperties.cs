using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Tests.Domain.Intake;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Tests.Web;

/// <summary>A text put together by chance of marks, of pieces of attacks and of words.</summary>
public sealed record WildMarkdown(string Text);

public static class RandomMarkdown
{
    private static readonly string[] Marks =
    [
        "*", "**", "_", "~", "^", "`", "```", "#", "## ", "> ", "- ", "1. ", "[", "]", "](", ")", "![", "<", ">", "</", "\"", "'", "&", ";", "&#x", "&colon;", "\\", "|", "|-|", "---", ":::", "::: sign", "{", "}", "{{legal-aid}}", "{{office:1}}",
        "\n", "\n\n", "    ", "\t", "  \n", "\r", "\0", "\u2028", "\uFEFF", "\uD800", "javascript:", "JaVaScRiPt&#58;", "data:text/html,", "vbscript:", "//evil.example", "/\\evil.example", "https://example.com/", "mailto:", "tel:", "http:",
        "<sup>", "</sup>", "<sub>", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "<svg/onload=", "<img src=x onerror=", "onclick=", "style=", "[a]: ", "[^1]", "<https://", "0355-1234567", "12348", "正文", "法律援助",
    ];

    private static readonly string[] Attacks = [.. Corpus.Payloads("xss-markdown").Where(payload => payload.Length is > 0 and < 400)];

    private static Gen<string> Piece => Gen.Frequency(
        (6, Gen.Elements(Marks)),
        (1, Gen.Elements(Attacks)),
        (2, Gen.Elements(Attacks).Zip(Gen.Choose(0, 400)).Select(cut => cut.Item1[..Math.Min(cut.Item1.Length, cut.Item2)])));

    public static Arbitrary<WildMarkdown> Texts() => Piece.ArrayOf().Select(pieces => new WildMarkdown(string.Concat(pieces))).ToArbitrary();
}

/// <summary>What holds for the HTML of every text that passes, read again as a browser reads it.</summary>
[Properties(Arbitrary = [typeof(RandomMarkdown), typeof(RandomPages)])]
public class MarkdownProperties
{
    [Rounds(600)]
    public void Only_what_is_allowed_comes_out_of_marks_and_attacks(WildMarkdown text) => Harmless(text.Text);

    [Rounds(200)]
    public void Only_what_is_allowed_comes_out_of_a_pasted_page(MixedPage page) => Harmless(page.Text);

    internal static void Harmless(string text)
    {
        if (!SiteMarkdown.TryRender(text, out var html, out var refusal))
        {
            Assert.NotEmpty(refusal);
            return;
        }

        Assert.Empty(DangerousMarkup.In(html.Html));
        var read = new HtmlParser().ParseDocument($"<body>{html.Html}").Body!;
        Assert.All(read.QuerySelectorAll("[class]"), element => Assert.Contains(element.ClassName, new[] { "sign", "across" }));
        // A browser that writes down what it has read reads the same again: nothing in it waits to become something else.
        var once = read.InnerHtml;
        Assert.Equal(once, new HtmlParser().ParseDocument($"<body>{once}").Body!.InnerHtml);
        Assert.True(SiteMarkdown.TryRender(text, out var again, out _));
        Assert.Equal(html, again);
    }
}
