using System.Net;
using LawFirmSite.Data.Accounts;

namespace LawFirmSite.Tests.Admin;

public sealed class SearchWordsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Page = "/admin/search";

    [Fact]
    public async Task A_synonym_that_an_editor_adds_is_known_at_the_next_search()
    {
        var id = await site.PublishedAsync(new() { Title = "鹧鸪的保护", Body = "正文。" });
        var editor = await site.StaffAsync();
        Assert.DoesNotContain($"/articles/{id}", await SearchAsync("沙锥"));

        using var saved = await SaveAsync(editor, await LinesAsync(editor) + "\n鹧鸪、沙锥");

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains($"/articles/{id}", await SearchAsync("沙锥"));
        Assert.Contains("讨薪", await LinesAsync(editor));
    }

    [Theory]
    [InlineData("甲、乙\n丙", "第 2 行")]
    [InlineData("甲、乙\u0007", "控制字符")]
    public async Task A_list_that_would_not_work_is_refused_with_what_was_typed(string lines, string reason)
    {
        var editor = await site.StaffAsync();

        using var answer = await SaveAsync(editor, lines);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await TestSite.HtmlAsync(answer);
        Assert.Contains(reason, page.QuerySelector("[role=alert]")!.TextContent);
        Assert.Contains("甲、乙", page.QuerySelector("textarea")!.TextContent);
    }

    [Fact]
    public async Task Of_two_editors_the_second_sees_the_list_of_the_first()
    {
        var editor = await site.StaffAsync();
        var version = (await editor.PageAsync(Page)).QuerySelector("input[name=Version]")!.GetAttribute("value")!;
        (await SaveAsync(editor, await LinesAsync(editor) + "\n鹭鸶、白鹭")).Dispose();

        using var late = await editor.PostAsync(Page + "/synonyms", new() { ["Lines"] = "甲、乙", ["Version"] = version }, Page);

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        var page = await TestSite.HtmlAsync(late);
        Assert.Contains("鹭鸶、白鹭", page.QuerySelector(".field__theirs")!.TextContent);
        Assert.Equal("甲、乙", page.QuerySelector("textarea")!.TextContent.Trim());
    }

    [Fact]
    public async Task Searches_in_vain_are_counted_by_words_alone_and_can_be_cleared()
    {
        var editor = await site.StaffAsync();
        for (var n = 0; n < 3; n++) await SearchAsync("獬豸貔貅");
        await SearchAsync("饕餮 13800138000");
        await SearchAsync("13912345678");
        await SearchAsync("法律援助");
        await SearchAsync("麒麟貔貅&year=2020");
        await editor.GetAsync("/search?q=狻猊貔貅");

        var rows = (await editor.PageAsync(Page)).QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Contains("3 次", Assert.Single(rows, row => row.Contains("獬豸貔貅")));
        Assert.Single(rows, row => row.Contains("饕餮"));
        Assert.DoesNotContain(rows, row => row.Contains("138") || row.Contains("139") || row.Contains("法律援助") || row.Contains("狻猊"));
        Assert.Contains("獬豸貔貅、", (await editor.PageAsync(Page + "?add=獬豸貔貅")).QuerySelector("textarea")!.TextContent);

        (await editor.PostAsync(Page + "/missed/clear", [], Page)).Dispose();
        Assert.Empty((await editor.PageAsync(Page)).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task No_more_different_searches_are_kept_than_a_day_may_have()
    {
        var editor = await site.StaffAsync();
        await site.DbAsync(async db =>
        {
            for (var n = 0; n < 250; n++) await db.AddMissedSearchAsync(new(2020, 1, 1), $"词{n}", 1, CancellationToken.None);
            await db.AddMissedSearchAsync(new(2020, 1, 1), "词0", 4, CancellationToken.None);
            return 0;
        });

        var (rows, first) = await site.DbAsync(db => Task.FromResult((db.MissedSearches.Count(m => m.Day == new DateOnly(2020, 1, 1)), db.MissedSearches.Single(m => m.Words == "词0").Count)));

        Assert.Equal((200, 5), (rows, first));
        (await editor.PostAsync(Page + "/missed/clear", [], Page)).Dispose();
    }

    [Fact]
    public async Task Staff_find_drafts_by_their_text_and_authors_only_their_own()
    {
        var (author, other, editor) = (await site.StaffAsync(StaffRole.Author), await site.StaffAsync(StaffRole.Author), await site.StaffAsync());
        using var saved = await author.PostAsync("/admin/articles/new", new() { ["Title"] = "一篇草稿", ["Body"] = "正文里有鲲鹏两字" });
        var address = saved.Headers.Location!.ToString();

        Assert.NotNull(await ListedAsync(author, "鲲鹏", address));
        Assert.NotNull(await ListedAsync(editor, "鲲鹏", address));
        Assert.Null(await ListedAsync(other, "鲲鹏", address));
        Assert.DoesNotContain(address[6..], await SearchAsync("鲲鹏"));

        (await editor.PostAsync(address + "/publish", [])).Dispose();
        (await editor.PostAsync(address, new() { ["Title"] = "一篇草稿", ["Body"] = "改成了凤凰" }, address)).Dispose();

        Assert.NotNull(await ListedAsync(author, "凤凰", address));
        Assert.Null(await ListedAsync(author, "鲲鹏", address));
        Assert.Contains(address[6..], await SearchAsync("鲲鹏"));
        Assert.DoesNotContain(address[6..], await SearchAsync("凤凰"));
    }

    [Fact]
    public async Task A_question_beyond_the_longest_finds_nothing_and_breaks_nothing()
    {
        var editor = await site.StaffAsync();

        foreach (var q in new[] { new string('长', 200), "\"", "NOT", "%_[", "(" })
            Assert.Equal(HttpStatusCode.OK, (await editor.GetAsync($"/admin/articles?q={Uri.EscapeDataString(q)}")).StatusCode);
    }

    private static async Task<AngleSharp.Dom.IElement?> ListedAsync(StaffClient staff, string words, string address) =>
        (await staff.PageAsync($"/admin/articles?q={words}")).QuerySelector($".list a[href='{address}']");

    private static async Task<string> LinesAsync(StaffClient staff) => (await staff.PageAsync(Page)).QuerySelector("textarea")!.TextContent.Trim();

    private static Task<HttpResponseMessage> SaveAsync(StaffClient staff, string lines) => staff.PostAsync(Page + "/synonyms", new() { ["Lines"] = lines }, Page);

    private async Task<string> SearchAsync(string words)
    {
        using var answer = await site.Visitor().GetAsync($"/search?q={words}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
