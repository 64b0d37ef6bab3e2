using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests.Printing;

/// <summary>How an article is set, measured on the screen of a phone, on a wide one and at the width of the paper.</summary>
[Collection(SecondBrowserCollection.Name)]
public class TypographyTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    // A4 without its margins: 166 mm.
    private const int PaperWidth = 627;

    private const string MeasureLines = """
        () => [...document.querySelectorAll('.article__body p, .article__body li, .article__body th, .article__body td, .article__body h2, .article__body h3')]
          .filter(block => !block.querySelector('p, li')).map(block => {
            const style = getComputedStyle(block), box = block.getBoundingClientRect();
            const lines = [];
            const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const range = document.createRange();
            let before = Infinity;
            for (let node = walk.nextNode(); node; node = walk.nextNode())
              for (let i = 0; i < node.data.length; i++) {
                if (/\s/.test(node.data[i])) continue;
                range.setStart(node, i);
                range.setEnd(node, i + 1);
                const rect = range.getBoundingClientRect();
                if (rect.left + rect.width / 2 < before) lines.push({ words: '', left: rect.left, right: rect.right });
                const line = lines[lines.length - 1];
                line.words += node.data[i];
                line.right = rect.right;
                before = rect.left;
              }
            return {
              name: block.localName, isOwn: block.parentElement.matches('.article__body'), size: parseFloat(style.fontSize), align: style.textAlign,
              left: box.left + parseFloat(style.paddingLeft), right: box.right - parseFloat(style.paddingRight), lines,
            };
          }).filter(block => block.lines.length > 0)
        """;

    [SkippableFact]
    public async Task Lines_begin_and_end_as_in_a_newspaper_on_every_width()
    {
        var address = $"/articles/{await site.PublishedAsync(SampleText.Long)}";
        var page = await browser.OpenAsync(site);
        var faults = new List<string>();

        foreach (var (path, width, media) in new[]
        {
            (address, 360, Media.Screen), (address, 1280, Media.Screen), ("/articles/3", 360, Media.Screen), ("/articles/3", 1280, Media.Screen),
            (address + "/print", PaperWidth, Media.Print), (address + "/print?size=large", PaperWidth, Media.Print),
        })
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.EmulateMediaAsync(new() { Media = media });
            await page.GotoAsync(path);
            var blocks = await page.EvaluateAsync<SetBlock[]>(MeasureLines);
            Assert.True(blocks.Length > 10);
            foreach (var block in blocks) faults.AddRange(Faults(block, justified: width > 360).Select(fault => $"{path} at {width} px, {block.Name}: {fault}"));
            if (media == Media.Screen)
            {
                await page.SetViewportSizeAsync(320, 800);
                Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
            }
        }

        Assert.Empty(faults);
    }

    [SkippableFact]
    public async Task The_signature_stands_right_notes_do_not_push_lines_apart_and_paper_is_set_in_song()
    {
        var address = $"/articles/{await site.PublishedAsync(SampleText.Long)}";
        var page = await browser.OpenAsync(site);
        await page.GotoAsync(address);

        Assert.Equal(["right", "strict", "normal"], await page.EvaluateAsync<string[]>("""
            [getComputedStyle(document.querySelector('.sign p')).textAlign, getComputedStyle(document.body).lineBreak, getComputedStyle(document.querySelector('em, strong')).fontStyle]
            """));
        Assert.Contains("tabular-nums", await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.article__about time')).fontVariantNumeric"));
        Assert.Equal(0, await page.EvaluateAsync<int>("""
            (() => { const sup = document.querySelector('.article__body sup').closest('p'), style = getComputedStyle(sup);
              return Math.round(sup.clientHeight % parseFloat(style.lineHeight)); })()
            """));
        // Two lines of the writer are one to the reader.
        Assert.Contains("问清‘带什么’，再出门。”——这是一句分成两行写的话，中间", await page.Locator(".article__body").InnerTextAsync());

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var (path, points) in new[] { ("/print", 12.0), ("/print?size=large", 16.0) })
        {
            await page.GotoAsync(address + path);
            var paper = await page.EvaluateAsync<string[]>("(style => [style.fontFamily, style.fontSize])(getComputedStyle(document.querySelector('.article__body p')))");
            Assert.StartsWith("SimSun", paper[0]);
            Assert.Equal(points, double.Parse(paper[1].Replace("px", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture) * 0.75, 2);
        }
    }

    private static IEnumerable<string> Faults(SetBlock block, bool justified)
    {
        foreach (var (n, line) in block.Lines.Index())
        {
            if (n > 0 && LineEnds.NeverFirst.Contains(line.Words[0], StringComparison.Ordinal)) yield return $"a line begins “{line.Words}”";
            if (n + 1 < block.Lines.Length && LineEnds.NeverLast.Contains(line.Words[^1], StringComparison.Ordinal)) yield return $"a line ends “{line.Words}”";
        }
        if (block is not { Name: "p", IsOwn: true }) yield break;

        if (IsHan(block.Lines[0].Words[0]) && Math.Abs(block.Lines[0].Left - block.Left - 2 * block.Size) > 1) yield return $"“{block.Lines[0].Words}” is indented {block.Lines[0].Left - block.Left} px";
        if (block.Align == "justify" != justified) yield return $"is set {block.Align}";
        if (block.Lines.Length > 1 && block.Lines[^1].Words.Count(IsHan) < 2) yield return $"the last line is only “{block.Lines[^1].Words}”";
        if (!justified) yield break;
        foreach (var line in block.Lines[..^1].Where(line => Math.Abs(line.Right - block.Right) > block.Size / 2 + 1)) yield return $"“{line.Words}” ends {block.Right - line.Right} px before the margin";
    }

    private static bool IsHan(char sign) => sign is >= '\u4E00' and <= '\u9FFF';

    private sealed record SetBlock
    {
        public required string Name { get; init; }
        public required bool IsOwn { get; init; }
        public required double Size { get; init; }
        public required string Align { get; init; }
        public required double Left { get; init; }
        public required double Right { get; init; }
        public required SetLine[] Lines { get; init; }
    }

    private sealed record SetLine
    {
        public required string Words { get; init; }
        public required double Left { get; init; }
        public required double Right { get; init; }
    }
}
