using System.Diagnostics.CodeAnalysis;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Media;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace LawFirmSite.Web.Markdown;

/// <summary>
/// Turns the Markdown of staff into HTML that is safe to show. Raw HTML in it is shown as text, links keep only harmless
/// addresses, and what comes out has passed an allow-list. Lines in double braces stay for <see cref="BodyParts"/>.
/// </summary>
public static class SiteMarkdown
{
    /// <summary>Raised whenever the same Markdown gives other HTML; <c>migrate</c> then renders again what is published.</summary>
    public const int Version = 4;

    /// <summary>
    /// A backstop in wall-clock time, wide enough for a machine under load: markers are limited first, so that no text
    /// needs more than about half a second of processor time.
    /// </summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    // Each of these costs Markdig time that grows faster than the text. No honest article comes near; a statute with
    // every article's number in bold has about 8,000 asterisks.
    private static readonly (char Marker, int Most)[] MostMarkers = [('*', 20_000), ('_', 20_000), ('[', 3_000), ('`', 3_000)];

    // A chosen list, never UseAdvancedExtensions: generic attributes and media links would let handlers and frames through.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseCustomContainers()
        .UseCjkFriendlyEmphasis()
        .DisableHtml()
        .Use<RaisedText>()
        .Build();

    /// <summary>False for a text that is too long, too deeply nested or too slow; the refusal is a sentence for the editor.</summary>
    public static bool TryRender(string markdown, [NotNullWhen(true)] out BodyHtml? html, [NotNullWhen(false)] out string? refusal)
    {
        html = null;
        refusal = Refusal(markdown);
        if (refusal is not null) return false;

        try
        {
            // A thread of its own with a deep enough stack: neither a slow nor a nested text takes a request thread with it.
            string? rendered = null;
            Exception? failure = null;
            var thread = new Thread(() =>
            {
                try { rendered = Allowed.Sanitize(Render(markdown)); }
                catch (Exception exception) { failure = exception; }
            }, maxStackSize: 16 * 1024 * 1024)
            { IsBackground = true };
            thread.Start();
            if (!thread.Join(TimeLimit))
            {
                refusal = "正文的标记太复杂，排版用时过长。请删去多余的符号后再保存。";
                return false;
            }
            if (failure is ArgumentException)
            {
                refusal = "正文的标记嵌套太深（引用、列表或括号套得太多）。请简化后再保存。";
                return false;
            }
            if (failure is not null) throw new InvalidOperationException("The body could not be rendered.", failure);
            html = new(rendered!, Version);
            return true;
        }
        catch (OutOfMemoryException)
        {
            refusal = "正文太大，无法排版。请分成几篇。";
            return false;
        }
    }

    private static string? Refusal(string markdown)
    {
        if (markdown.Length > ArticleText.BodyLength) return $"正文太长：最多 {ArticleText.BodyLength / 10_000} 万字，现在有 {markdown.Length} 字。请分成几篇。";

        foreach (var (marker, most) in MostMarkers)
            if (markdown.AsSpan().Count(marker) > most) return $"正文里的“{marker}”太多（超过 {most} 个），无法排版。请删去多余的符号后再保存。";
        return null;
    }

    private static string Render(string markdown)
    {
        var document = Markdig.Markdown.Parse(DirectoryLinesApart(markdown), Pipeline);
        foreach (var heading in document.Descendants<HeadingBlock>())
            heading.Level = Math.Max(heading.Level, 2); // the title is the page's only h1
        foreach (var lineBreak in document.Descendants<LineBreakInline>().Where(b => !b.IsHard).ToList())
            if (StandsBetweenHan(lineBreak)) lineBreak.Remove();
        foreach (var image in document.Descendants<LinkInline>().Where(IsPending).ToList())
            image.ReplaceBy(new LiteralInline(TextOf(image)), copyChildren: false);
        PhoneLinks.AddTo(document);
        // A renderer of its own: Markdig's are used again, and one that gave up in the middle of a list goes on leaving out paragraphs in every text after it.
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.Render(document);
        return html.ToString();
    }

    /// <summary>A picture of a pasted page that nobody has uploaded yet: its words stand for it, not a broken picture.</summary>
    private static bool IsPending(LinkInline link) => link is { IsImage: true } && link.Url?.StartsWith(PendingPictures.Address, StringComparison.Ordinal) == true;

    private static string TextOf(ContainerInline container) =>
        string.Concat(container.Descendants<LiteralInline>().Select(literal => literal.Content.ToString()));

    /// <summary>A directory line is a paragraph of its own also where nobody left blank lines around it.</summary>
    private static string DirectoryLinesApart(string markdown) => !markdown.Contains("{{", StringComparison.Ordinal) ? markdown
        : string.Join('\n', markdown.Split('\n').Select(line => DirectoryReference.Parse(line) is { } reference ? $"\n{reference}\n" : line));

    /// <summary>A browser shows a line break as a space, which Chinese text must not have (clreq, 3.2.2).</summary>
    private static bool StandsBetweenHan(LineBreakInline lineBreak) =>
        LastOf(lineBreak.PreviousSibling) is { } before && FirstOf(lineBreak.NextSibling) is { } after && IsHan(before) && IsHan(after);

    private static char? LastOf(Inline? inline) => inline switch
    {
        LiteralInline { Content.Length: > 0 } literal => literal.Content.Text[literal.Content.End],
        ContainerInline container => LastOf(container.LastChild),
        _ => null,
    };

    private static char? FirstOf(Inline? inline) => inline switch
    {
        LiteralInline { Content.Length: > 0 } literal => literal.Content.Text[literal.Content.Start],
        ContainerInline container => FirstOf(container.FirstChild),
        _ => null,
    };

    // Han, CJK punctuation, full-width forms; a surrogate here is nearly always a rare Han character.
    private static bool IsHan(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F')
        or (>= '\uFF00' and <= '\uFFEF') or '“' or '”' or '‘' or '’' or '—' or '…' || char.IsSurrogate(c);
}
