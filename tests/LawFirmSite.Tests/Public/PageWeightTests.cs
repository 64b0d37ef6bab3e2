using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using LawFirmSite.Benchmarks.Load;
using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Tests.Public;

/// <summary>
/// What a page costs somebody who pays for data: a page and its styles come in two small answers, packed as a published
/// program sends them. Chromium counts the requests in PhoneTests.
/// </summary>
public sealed class PageWeightTests(PageWeightTests.FilledSite site) : IClassFixture<PageWeightTests.FilledSite>
{
    private const int Budget = 14 * 1024;
    private const int LongArticle = 3_700;
    private const int LongArticleBudget = 7_000;
    private const int FrameBudget = 1_740;
    private const int ScriptBudget = 3 * 1024;

    public static TheoryData<string> Pages => new("/", "/articles", "/categories/pufa", "/articles/1", "/legal-aid", "/legal-aid/1", "/legal-aid/guide", "/legal-aid/check", "/legal-aid/check/ask", "/legal-aid/1/handout", "/legal-aid/handouts", "/offices", "/offices/1", "/pages/about", "/pages/accessibility",
        "/search", "/search?q=法律援助", "/search?q=没有的词", "/bookmark", "/offline", "/nothing", "long", "long/print", "long/print?size=large");

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_and_its_styles_are_at_most_14_kilobytes(string address)
    {
        foreach (var care in new[] { false, true })
        {
            var (bytes, html) = await PackedAsync(address.Replace("long", $"/articles/{site.LongArticle}", StringComparison.Ordinal), care);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            var styles = page.QuerySelectorAll("link[rel=stylesheet]:not([media=print])").Select(link => link.GetAttribute("href")!).ToList();
            var scripts = page.QuerySelectorAll("script[src]").ToList();

            Assert.InRange(bytes + await BestAsync(Assert.Single(styles)), 2_000, Budget);
            Assert.True(Assert.Single(scripts).HasAttribute("defer"));
            Assert.InRange(await BestAsync(scripts[0].GetAttribute("src")!), 500, ScriptBudget);
        }
    }

    [Fact]
    public async Task A_newspaper_page_of_3700_characters_is_at_most_7000_bytes()
    {
        var text = new StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(TestSite.Repository, "seeds", "articles"), "*.md").Order(StringComparer.Ordinal))
            text.Append(Regex.Replace(await File.ReadAllTextAsync(file), @"\A---.*?\n---\n|\{\{.*?\}\}", "", RegexOptions.Singleline)).Append("\n\n");
        var end = text.ToString().Index().Where(character => character.Item is >= '\u4E00' and <= '\u9FFF').ElementAt(LongArticle).Index;
        var id = await site.PublishedAsync(site.LongText with { Body = text.ToString()[..end] });

        Assert.InRange((await PackedAsync($"/articles/{id}", care: false)).Bytes, 5_000, LongArticleBudget);
    }

    /// <summary>Words that nobody wrote pack worse than any text; so much is left for the page around it.</summary>
    [Fact]
    public async Task The_page_around_a_long_article_is_at_most_1740_bytes()
    {
        var (bytes, html) = await PackedAsync($"/articles/{site.LongArticle}", care: false);
        var body = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html).QuerySelector(".article__body")!.OuterHtml;

        Assert.InRange(bytes - Best(Encoding.UTF8.GetBytes(body)), 1_000, FrameBudget);
    }

    [Fact]
    public async Task Pages_are_not_indented_but_text_that_keeps_its_blanks_does()
    {
        var id = await site.PublishedAsync(new() { Title = "有格式的", Body = "```\n一\n    二\n```" });

        Assert.DoesNotMatch("\n\\s", await site.Visitor().GetStringAsync($"/articles/{site.LongArticle}"));
        Assert.Contains("\n    二", await site.Visitor().GetStringAsync($"/articles/{id}"));
    }

    private async Task<(int Bytes, string Html)> PackedAsync(string address, bool care)
    {
        using var visitor = site.CreateClient(new() { HandleCookies = false });
        visitor.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        if (care) visitor.DefaultRequestHeaders.Add("Cookie", "care=1");
        using var answer = await visitor.GetAsync(address);
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var reader = new StreamReader(new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress));
        return (bytes.Length, await reader.ReadToEndAsync());
    }

    /// <summary>A file packed as `dotnet publish` packs it.</summary>
    private async Task<int> BestAsync(string address) => Best(await site.Visitor().GetByteArrayAsync(address));

    private static int Best(byte[] plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        Assert.True(BrotliEncoder.TryCompress(plain, packed, out var length, quality: 11, window: 22));
        return length;
    }

    public sealed class FilledSite : TestSite, IAsyncLifetime
    {
        public int LongArticle { get; private set; }

        public ArticleText LongText { get; } = new()
        {
            Title = "某某县法律援助工作纪实",
            Author = "某某",
            Source = "某某日报",
            SourceDate = new(2026, 11, 1),
            Summary = "某某县法律援助工作纪实。",
            Body = new Words(seed: 7).Body(PageWeightTests.LongArticle),
        };

        public async Task InitializeAsync() => LongArticle = await PublishedAsync(LongText);

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
    }
}
