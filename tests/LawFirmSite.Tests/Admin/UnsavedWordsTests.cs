using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Editing;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>What is typed and not saved is kept for its writer alone, offered and never applied, and gone once it is saved.</summary>
public sealed class UnsavedWordsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Words_of_a_closed_window_are_offered_compared_and_taken_up_again()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var path = $"/admin/articles/{await me.NewArticleAsync("关窗以前", "已保存的一段。")}";
        await KeepAsync(me, path, new() { ["Title"] = "关窗以前", ["Body"] = "已保存的一段。\n\n没保存的一段。" });

        // Offered, not applied, and no revision of its own.
        var page = await me.PageAsync(path);
        Assert.Equal("已保存的一段。", page.Value("Body"));
        Assert.Contains("没有保存的文字还在", page.QuerySelector(".offer")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await me.PageAsync($"{path}/revisions")).QuerySelectorAll("tbody tr"));

        var links = page.QuerySelectorAll<IHtmlAnchorElement>(".offer a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains((await me.PageAsync(links[0])).QuerySelectorAll("ins"), added => added.TextContent.Contains("没保存的一段。", StringComparison.Ordinal));
        var resumed = await me.PageAsync(links[1]);
        Assert.Equal("已保存的一段。\n\n没保存的一段。", resumed.Value("Body"));
        Assert.Contains("还没有保存", resumed.QuerySelector(".notice--warn")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", resumed.Value("RevisionNumber"));

        // Saved: it is offered no more.
        var fields = resumed.Fields("text");
        using (var saved = await me.Http.PostAsync(path, new FormUrlEncodedContent(fields))) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Null((await me.PageAsync(path)).QuerySelector(".offer"));
        Assert.Equal(0, await CopiesAsync(path));
    }

    [Fact]
    public async Task A_new_text_that_was_never_saved_waits_and_is_made_once()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var key = await KeepAsync(me, "/admin/articles/new", new() { ["Title"] = "写到一半的新文章", ["Body"] = "半篇" });
        var offer = (await me.PageAsync("/admin/articles/new")).QuerySelector(".offer")!;
        Assert.Contains("写到一半的新文章", offer.TextContent, StringComparison.Ordinal);

        var resumed = await me.PageAsync(offer.QuerySelectorAll("a")[1].GetAttribute("href")!);
        Assert.Equal((key, "半篇"), (resumed.Value("Key"), resumed.Value("Body")));
        var fields = resumed.Fields("text");
        using (var saved = await me.Http.PostAsync("/admin/articles/new", new FormUrlEncodedContent(fields))) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Null((await me.PageAsync("/admin/articles/new")).QuerySelector(".offer"));

        // A late autosave of the same sitting leaves nothing behind.
        await KeepAsync(me, "/admin/articles/new", new() { ["Title"] = "迟到", ["Key"] = key });
        Assert.Null((await me.PageAsync("/admin/articles/new")).QuerySelector(".offer"));
    }

    [Fact]
    public async Task One_sitting_is_one_copy_and_another_window_has_its_own()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var path = $"/admin/articles/{await me.NewArticleAsync("两个窗口")}";
        var key = await KeepAsync(me, path, new() { ["Body"] = "第一个窗口" });
        await KeepAsync(me, path, new() { ["Body"] = "第一个窗口，再写", ["Key"] = key });
        Assert.Equal(1, await CopiesAsync(path));
        await KeepAsync(me, path, new() { ["Body"] = "第二个窗口" });
        Assert.Equal(2, (await me.PageAsync(path)).QuerySelectorAll(".offer").Length);
    }

    [Fact]
    public async Task Words_equal_to_what_is_saved_are_not_kept()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var path = $"/admin/articles/{await me.NewArticleAsync("没有改动", "正文")}";
        await KeepAsync(me, path, []);
        Assert.Equal(0, await CopiesAsync(path));
    }

    [Theory]
    [InlineData("反\u202E向")]
    [InlineData("无效\uFFFE字符")]
    [InlineData("响\u0007铃")]
    public async Task Words_that_could_not_be_saved_are_kept_all_the_same(string words)
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var path = $"/admin/articles/{await me.NewArticleAsync("坏字符")}";
        await KeepAsync(me, path, new() { ["Body"] = words });
        var offer = (await me.PageAsync(path)).QuerySelectorAll<IHtmlAnchorElement>(".offer a").Select(link => link.GetAttribute("href")!).ToList();
        foreach (var link in offer) await me.PageAsync(link);
        Assert.Equal(HttpStatusCode.OK, (await me.RefusedAsync($"{path}/merge", new() { ["Title"] = "坏字符", ["Body"] = words, ["RevisionNumber"] = "1", ["MergedFrom"] = "1" })).Status);
    }

    [Fact]
    public async Task Discarded_words_are_gone()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        var path = $"/admin/articles/{await me.NewArticleAsync("不要了")}";
        await KeepAsync(me, path, new() { ["Body"] = "不要的字" });
        var page = await me.PageAsync(path);
        var discard = page.QuerySelector<IHtmlFormElement>(".offer form")!.GetAttribute("action")!;
        using (var gone = await me.PostAsync(discard, [], path)) Assert.Equal(path, gone.Headers.Location!.ToString());
        Assert.Null((await me.PageAsync(path)).QuerySelector(".offer"));
    }

    [Fact]
    public async Task Nobody_meets_the_words_of_another()
    {
        var owner = await site.StaffAsync(StaffRole.Author);
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var path = $"/admin/articles/{await owner.NewArticleAsync("别人的文章")}";
        await KeepAsync(owner, path, new() { ["Body"] = "只有我看得到的半句话" });
        var id = await site.DbAsync(db => db.WorkingCopies.Where(copy => copy.Page == path).Select(copy => copy.Id).SingleAsync());

        Assert.DoesNotContain("半句话", (await administrator.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("半句话", (await administrator.PageAsync($"{path}?words={id}")).Value("Body"), StringComparison.Ordinal);
        using (var looked = await administrator.GetAsync($"/admin/unsaved/{id}")) Assert.Equal(HttpStatusCode.NotFound, looked.StatusCode);
        using (var dropped = await administrator.PostAsync($"/admin/unsaved/{id}/discard", [])) Assert.Equal(HttpStatusCode.NotFound, dropped.StatusCode);
        // Not even somebody else's sealed place lets words in under their name.
        var place = (await owner.PageAsync(path)).Value("__Place");
        using (var forged = await administrator.PostAsync("/admin/unsaved", new() { ["__Place"] = place, ["Body"] = "冒名" })) Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        using (var nonsense = await administrator.PostAsync("/admin/unsaved", new() { ["__Place"] = "abc", ["Body"] = "冒名" })) Assert.Equal(HttpStatusCode.BadRequest, nonsense.StatusCode);
        Assert.Equal(1, await CopiesAsync(path));
    }

    [Fact]
    public async Task Unsaved_words_are_in_no_search_and_no_public_page()
    {
        var me = await site.StaffAsync();
        var path = $"/admin/articles/{await me.NewArticleAsync("搜不到的草稿")}";
        await KeepAsync(me, path, new() { ["Body"] = "鹣鲽鸊鷉" });
        Assert.DoesNotContain("搜不到的草稿", (await me.PageAsync("/admin/articles?q=鹣鲽鸊鷉")).QuerySelector("main table")?.TextContent ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("鹣鲽鸊鷉", await site.Visitor().GetStringAsync("/feed.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_words_of_each_person_are_bounded_in_number()
    {
        var me = await site.StaffAsync(StaffRole.Author);
        for (var n = 0; n < WorkingCopy.MostPerPerson + 3; n++) await KeepAsync(me, "/admin/articles/new", new() { ["Title"] = $"第{n}篇", ["Ago"] = $"{1000 - n}" });
        var offers = (await me.PageAsync("/admin/articles/new")).QuerySelectorAll(".offer");
        Assert.Equal(WorkingCopy.MostPerPerson, offers.Length);
        Assert.DoesNotContain(offers, offer => offer.TextContent.Contains("：第0篇", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colleagues_at_one_text_see_each_other_until_one_leaves_or_saves()
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var id = await me.NewArticleAsync("两个人在写");
        var path = $"/admin/articles/{id}";
        await SendAsync(colleague, "/admin/unsaved/here", path, []);

        var here = (await me.PageAsync(path)).QuerySelector("[data-here]")!;
        Assert.Contains("测试员Editor 正在编辑", here.TextContent, StringComparison.Ordinal);
        Assert.Contains("正在编辑", Row(await me.PageAsync("/admin/articles"), path), StringComparison.Ordinal);
        // Nobody is told of themselves.
        Assert.True((await colleague.PageAsync(path)).QuerySelector("[data-here]")!.HasAttribute("hidden"));

        // The newer revision is told while I write.
        using (var saved = await colleague.PostAsync(path, new(ArticlePages.Fields("两个人在写", "同事的")) { ["RevisionNumber"] = "1" }, path)) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var answer = await SendAsync(me, "/admin/unsaved/here", path, new() { ["RevisionNumber"] = "1" });
        Assert.Contains("保存了第 2 稿", answer.GetProperty("newer").GetString(), StringComparison.Ordinal);
        Assert.Empty(answer.GetProperty("others").EnumerateArray());

        using (var left = await me.PostAsync("/admin/unsaved/left", new() { ["__Place"] = (await me.PageAsync(path)).Value("__Place") })) Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        Assert.True((await colleague.PageAsync(path)).QuerySelector("[data-here]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Who_is_silent_for_five_minutes_is_not_at_work()
    {
        var (me, colleague) = (await site.StaffAsync(), await site.StaffAsync());
        var path = $"/admin/articles/{await me.NewArticleAsync("去开会了")}";
        await SendAsync(colleague, "/admin/unsaved/here", path, []);
        await site.DbAsync(db => db.Presences.Where(p => p.Page == path).ExecuteUpdateAsync(set => set.SetProperty(p => p.SeenAt, site.Clock.Now.AddMinutes(-6))));
        Assert.True((await me.PageAsync(path)).QuerySelector("[data-here]")!.HasAttribute("hidden"));
    }

    private static string Row(IHtmlDocument list, string path) => list.QuerySelector($"tr:has(a[href='{path}'])")!.TextContent;

    private Task<int> CopiesAsync(string page) => site.DbAsync(db => db.WorkingCopies.CountAsync(copy => copy.Page == page));

    /// <summary>What the script sends; the key of the sitting is the page's own when none is given.</summary>
    private static async Task<string> KeepAsync(StaffClient staff, string path, Dictionary<string, string> changes)
    {
        var fields = (await staff.PageAsync(path)).Fields("text");
        foreach (var (name, value) in changes) fields[name] = value;
        using var kept = await staff.Http.PostAsync("/admin/unsaved", new FormUrlEncodedContent(fields));
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
        return fields["Key"];
    }

    private static async Task<JsonElement> SendAsync(StaffClient staff, string address, string path, Dictionary<string, string> fields)
    {
        fields["__Place"] = (await staff.PageAsync(path)).Value("__Place");
        using var answer = await staff.PostAsync(address, fields);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
