using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>Two people at one text: what only one changed is combined, what both changed is chosen, and nothing goes.</summary>
public sealed class MergeTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Before = "第一段。\n\n第二段。\n\n第三段。";

    [Fact]
    public async Task What_does_not_collide_is_combined_and_what_does_is_chosen()
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var path = await NewAsync(me, "/admin/articles");
        await SaveAsync(colleague, path, "同事的标题", "第一段，同事改。\n\n第二段，同事改。\n\n第三段。", 1);

        var (status, page) = await me.RefusedAsync(path, Fields("标题", "第一段。\n\n第二段，我改。\n\n第三段，我改。", 1));
        Assert.Equal(HttpStatusCode.Conflict, status);
        // The title was changed by one only; of the body the first place by both, since nothing unchanged stands between.
        var places = page.QuerySelectorAll(".merge__conflict");
        var place = Assert.Single(places);
        Assert.Contains("第二段，我改。", place.TextContent, StringComparison.Ordinal);
        Assert.Contains("第二段，同事改。", place.TextContent, StringComparison.Ordinal);
        Assert.Contains("同事的标题", page.QuerySelector(".merge__part--theirs")!.TextContent, StringComparison.Ordinal);

        var merged = await ChooseAsync(me, page, "Both");
        Assert.Equal("同事的标题", merged.Value("Title"));
        Assert.Equal("2", merged.Value("RevisionNumber"));
        foreach (var words in new[] { "第二段，我改。", "第二段，同事改。", "第一段，同事改。", "第三段，我改。" }) Assert.Contains(words, merged.Value("Body"), StringComparison.Ordinal);
        Assert.Equal(2, await RevisionsAsync(path));

        await SaveAsync(me, path, merged.Value("Title"), merged.Value("Body"), 2);
        Assert.Equal(3, await RevisionsAsync(path));
    }

    [Theory]
    [InlineData("Mine", "我的标题", "我的正文。")]
    [InlineData("Theirs", "同事的标题", "同事的正文。")]
    [InlineData("Before", "标题", Before)]
    public async Task Every_choice_is_taken_at_its_word(string choice, string title, string body)
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var path = await NewAsync(me, "/admin/articles");
        await SaveAsync(colleague, path, "同事的标题", "同事的正文。", 1);
        var (_, page) = await me.RefusedAsync(path, Fields("我的标题", "我的正文。", 1));

        var merged = await ChooseAsync(me, page, choice);

        Assert.Equal((title, body), (merged.Value("Title"), merged.Value("Body")));
    }

    [Fact]
    public async Task Texts_that_do_not_collide_need_no_choice()
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var path = await NewAsync(me, "/admin/articles");
        await SaveAsync(colleague, path, "标题", "第一段，同事改。\n\n第二段。\n\n第三段。", 1);
        var (status, page) = await me.RefusedAsync(path, Fields("标题", "第一段。\n\n第二段。\n\n第三段，我改。", 1));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("没有冲突", page.Refusal(), StringComparison.Ordinal);
        Assert.Equal("第一段，同事改。\n\n第二段。\n\n第三段，我改。", (await ChooseAsync(me, page, "Mine")).Value("Body"));
    }

    [Fact]
    public async Task A_place_without_a_choice_is_asked_again_and_the_choices_made_are_kept()
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var path = await NewAsync(me, "/admin/articles");
        await SaveAsync(colleague, path, "同事的标题", "同事的正文。", 1);
        var (_, page) = await me.RefusedAsync(path, Fields("我的标题", "我的正文。", 1));

        foreach (var nonsense in new[] { "", "7", "Nobody" })
        {
            var fields = Hidden(page);
            (fields["Choice[Title]"], fields["Choice[Body-0]"]) = ("Theirs", nonsense);
            using var answer = await me.Http.PostAsync($"{path}/merge", new FormUrlEncodedContent(fields));
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var again = await TestSite.HtmlAsync(answer);
            Assert.True(again.QuerySelector<IHtmlInputElement>("[name='Choice[Title]'][value=Theirs]")!.IsChecked);
            Assert.Equal("我的正文。", again.Value("Body"));
        }
    }

    [Fact]
    public async Task A_third_save_meanwhile_is_a_conflict_again_and_nothing_is_lost()
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var path = await NewAsync(me, "/admin/articles");
        await SaveAsync(colleague, path, "标题", "第一段，二稿。\n\n第二段。\n\n第三段。", 1);
        var (_, page) = await me.RefusedAsync(path, Fields("标题", "第一段。\n\n第二段。\n\n第三段，我改。", 1));
        var merged = await ChooseAsync(me, page, "Mine");
        await SaveAsync(colleague, path, "标题", "第一段，三稿。\n\n第二段。\n\n第三段。", 2);

        var (status, second) = await me.RefusedAsync(path, Fields("标题", merged.Value("Body"), 2));

        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("第一段，三稿。\n\n第二段。\n\n第三段，我改。", (await ChooseAsync(me, second, "Mine")).Value("Body"));
    }

    [Fact]
    public async Task One_person_with_two_windows_is_asked_as_well()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var path = await NewAsync(me, "/admin/articles");
        await SaveAsync(me, path, "标题", "第一个窗口。", 1);
        Assert.Equal(HttpStatusCode.Conflict, (await me.RefusedAsync(path, Fields("标题", "第二个窗口。", 1))).Status);
    }

    [Fact]
    public async Task A_revision_that_never_was_still_loses_nothing()
    {
        var me = await site.StaffAsync();
        var path = await NewAsync(me, "/admin/articles");
        var (status, page) = await me.RefusedAsync(path, Fields("我的标题", "我的正文。", 99));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("我的正文。", (await ChooseAsync(me, page, "Mine")).Value("Body"));
    }

    [Fact]
    public async Task A_page_and_its_place_are_merged_too()
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var path = await NewAsync(me, "/admin/pages");
        var mine = Hidden(await me.PageAsync(path));
        using (var theirs = await colleague.PostAsync(path, new(Fields("标题", Before, 1)) { ["Place"] = "Footer", ["Order"] = "7" }, path)) Assert.Equal(HttpStatusCode.Redirect, theirs.StatusCode);

        foreach (var (name, value) in Fields("我的标题", Before, 1)) mine[name] = value;
        (mine["Place"], mine["Order"]) = ("Header", "0");
        using var answer = await me.Http.PostAsync(path, new FormUrlEncodedContent(mine));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var merged = await ChooseAsync(me, await TestSite.HtmlAsync(answer), "Theirs");
        Assert.Equal(("我的标题", "Footer", "7"), (merged.Value("Title"), merged.Value("Place"), merged.Value("Order")));
        var fields = Hidden(merged);
        foreach (var name in new[] { "Title", "Summary", "Body", "Place", "Order" }) fields[name] = merged.Value(name);
        using var saved = await me.Http.PostAsync(path, new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Nobody_merges_what_they_may_not_open()
    {
        var (owner, other) = (await site.StaffAsync(StaffRole.Author), await site.StaffAsync(StaffRole.Author));
        var path = await NewAsync(owner, "/admin/articles");
        Assert.Equal(HttpStatusCode.NotFound, (await other.RefusedAsync($"{path}/merge", new(Fields("标题", "偷看", 1)) { ["MergedFrom"] = "1" })).Status);
    }

    private static Dictionary<string, string> Fields(string title, string body, int revision) => new() { ["Title"] = title, ["Body"] = body, ["RevisionNumber"] = $"{revision}" };

    private static Dictionary<string, string> Hidden(IHtmlDocument page) => page.QuerySelectorAll<IHtmlInputElement>("main form:not(.inline) input[type=hidden]")
        .Where(input => input.Name is not null).GroupBy(input => input.Name!).ToDictionary(inputs => inputs.Key, inputs => inputs.First().Value);

    private static async Task<IHtmlDocument> ChooseAsync(StaffClient staff, IHtmlDocument page, string choice)
    {
        var fields = Hidden(page);
        foreach (var radio in page.QuerySelectorAll<IHtmlInputElement>(".merge__conflict input[type=radio]")) fields[radio.Name!] = choice;
        using var answer = await staff.Http.PostAsync(page.QuerySelector("form.merge")!.GetAttribute("action"), new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestSite.HtmlAsync(answer);
    }

    private static async Task<string> NewAsync(StaffClient staff, string list)
    {
        using var created = await staff.PostAsync($"{list}/new", new() { ["Title"] = "标题", ["Body"] = Before, ["Slug"] = $"p{Guid.NewGuid():N}"[..20], ["Place"] = "Nowhere", ["Order"] = "0" });
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        return created.Headers.Location!.ToString();
    }

    private static async Task SaveAsync(StaffClient staff, string path, string title, string body, int revision)
    {
        using var saved = await staff.PostAsync(path, Fields(title, body, revision));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    private Task<int> RevisionsAsync(string path)
    {
        var id = int.Parse(path.Split('/')[^1]);
        return site.DbAsync(db => db.Articles.Where(article => article.Id == id).Select(article => article.RevisionCount).SingleAsync());
    }
}
