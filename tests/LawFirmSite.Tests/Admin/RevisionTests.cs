using System.Net;
using LawFirmSite.Data.Accounts;

namespace LawFirmSite.Tests.Admin;

/// <summary>Every saved text: listed, compared, restored.</summary>
public sealed class RevisionTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Two_revisions_are_compared_field_by_field_in_words_too()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("旧标题", "第一段没有改。\n\n应当在十日内提出。");
        var path = $"/admin/articles/{id}";
        using (await author.PostAsync(path, new(ArticlePages.Fields("新标题", "第一段没有改。\n\n应当在三十日内提出。<b>不是标签</b>")) { ["RevisionNote"] = "改了期限" })) { }

        var page = await author.PageAsync($"{path}/revisions/compare?from=1&to=2");
        Assert.Equal(["标题", "正文"], page.QuerySelectorAll("section h2").Select(h => h.TextContent));
        Assert.Equal("旧", page.QuerySelector("section del")!.TextContent.Replace("〔删去：", "").Replace("〕", ""));
        Assert.Contains(page.QuerySelectorAll("ins"), ins => ins.TextContent.Contains("〔加上：三〕", StringComparison.Ordinal));
        Assert.Null(page.QuerySelector(".difference b"));
        // The other way round is the same comparison.
        Assert.Equal(page.QuerySelectorAll("section").Select(s => s.TextContent), (await author.PageAsync($"{path}/revisions/compare?from=2&to=1")).QuerySelectorAll("section").Select(s => s.TextContent));
        Assert.Contains("完全一样", (await author.PageAsync($"{path}/revisions/compare?from=2&to=2")).Body!.TextContent);

        var list = await author.PageAsync($"{path}/revisions");
        Assert.Contains("改了期限", list.QuerySelector("tbody tr")!.TextContent);
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("compare?from=1")]
    [InlineData("compare?from=1&to=99")]
    [InlineData("compare?from=-1&to=1")]
    [InlineData("compare?from=a&to=1")]
    [InlineData("99")]
    public async Task A_revision_that_is_not_there_is_not_found(string what)
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("只有一稿");
        using var answer = await editor.GetAsync($"/admin/articles/{id}/revisions/{what}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task The_revision_readers_see_is_marked()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("读者看到第一稿");
        using (await editor.PostAsync($"/admin/articles/{id}/publish", [])) { }
        using (await editor.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("第二稿"))) { }
        var rows = (await editor.PageAsync($"/admin/articles/{id}/revisions")).QuerySelectorAll("tbody tr");
        Assert.Equal([false, true], rows.Select(row => row.TextContent.Contains("读者看到的", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_page_has_a_history_too_and_it_can_be_restored()
    {
        var editor = await site.StaffAsync();
        Dictionary<string, string> Fields(string body) => new() { ["Title"] = "某页面", ["Slug"] = "history", ["Place"] = "Nowhere", ["Body"] = body };
        using var created = await editor.PostAsync("/admin/pages/new", Fields("第一稿"));
        var path = created.Headers.Location!.ToString();
        using (await editor.PostAsync(path, Fields("第二稿"))) { }

        Assert.Contains("一", (await editor.PageAsync($"{path}/revisions/compare?from=1&to=2")).QuerySelector("section del")!.TextContent);
        using (await editor.PostAsync($"{path}/revisions/1/restore", [], $"{path}/revisions/1")) { }
        Assert.Equal("第一稿", (await editor.PageAsync(path)).Value("Body"));
        Assert.Contains("恢复第 1 稿", (await editor.PageAsync($"{path}/revisions")).QuerySelector("tbody tr")!.TextContent);
    }

    [Fact]
    public async Task A_revision_is_reached_through_its_own_article_only()
    {
        var owner = await site.StaffAsync(StaffRole.Author);
        var other = await site.StaffAsync(StaffRole.Author);
        var theirs = await owner.NewArticleAsync("别人的", "别人的正文");
        using (await owner.PostAsync($"/admin/articles/{theirs}", ArticlePages.Fields("别人的", "第二稿"))) { }
        var mine = await other.NewArticleAsync("自己的");

        foreach (var path in new[] { $"{theirs}/revisions/compare?from=1&to=2", $"{mine}/revisions/compare?from=1&to=2", $"{mine}/revisions/2" })
        {
            using var answer = await other.GetAsync($"/admin/articles/{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
