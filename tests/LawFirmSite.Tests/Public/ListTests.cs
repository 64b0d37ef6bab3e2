using System.Net;
using AngleSharp.Html.Dom;

namespace LawFirmSite.Tests.Public;

public sealed class ListTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Lists_have_twenty_a_page_a_count_and_numbered_pages()
    {
        for (var i = 0; i < 45; i++) await site.PublishedAsync(new() { Title = $"列表文章{i}", Body = "正文。" });

        var first = await PageAsync("/articles");
        var last = first.QuerySelectorAll(".pager a").Select(link => link.GetAttribute("href")!).Where(address => address.Contains("page=", StringComparison.Ordinal))
            .Max(address => int.Parse(address.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(20, first.QuerySelectorAll(".rows__row").Length);
        Assert.Matches(@"共 \d+ 篇", first.QuerySelector(".pager__count")!.TextContent);
        Assert.Equal(20, (await PageAsync("/articles?page=2")).QuerySelectorAll(".rows__row").Length);
        Assert.Equal("http://localhost/articles?page=2", (await PageAsync("/articles?page=2")).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal("http://localhost/articles", (await PageAsync("/articles?page=1")).QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        await IsNotFoundAsync($"/articles?page={last + 1}");
    }

    [Theory]
    [InlineData("/articles?page=0"), InlineData("/articles?page=-1"), InlineData("/articles?page=abc"), InlineData("/articles?page=2147483647"), InlineData("/articles?page=99999999999"), InlineData("/categories/unknown"), InlineData("/categories/pufa?page=99")]
    public Task Pages_that_do_not_exist_are_not_found(string address) => IsNotFoundAsync(address);

    [Fact]
    public async Task A_category_without_articles_says_what_will_be_here()
    {
        await site.DbAsync(async db =>
        {
            db.Add(new LawFirmSite.Domain.Articles.Category("empty-shelf", "空栏目"));
            return await db.SaveChangesAsync();
        });

        Assert.Contains("还没有文章", (await PageAsync("/categories/empty-shelf")).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task The_home_page_shows_an_article_without_category_and_whom_to_call()
    {
        await site.PublishedAsync(new() { Title = "没有栏目的文章", Body = "正文。" });
        var home = await PageAsync("/");

        Assert.Contains("没有栏目的文章", home.QuerySelector(".shelves__first")!.TextContent);
        Assert.NotNull(home.QuerySelector(".help a[href='tel:12348']"));
        Assert.NotNull(home.QuerySelector(".help a[href='tel:+863552030110']"));
        Assert.Equal(3, home.QuerySelectorAll(".office").Length);
        Assert.All(home.QuerySelectorAll(".counties a"), link => Assert.StartsWith("/legal-aid#d14", link.GetAttribute("href")));
    }

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestSite.HtmlAsync(answer);
    }

    private async Task IsNotFoundAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
