using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>What an editor is asked before a text is public, and what is kept of the answer.</summary>
public sealed class PublishingWarningTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Doubtful = "请拨打 13900000000 找某某。";

    [Fact]
    public async Task A_text_with_a_warning_is_asked_about_once_and_then_published_and_the_answer_is_kept()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("有一个电话", Doubtful);
        var path = $"/admin/articles/{id}";

        using var asked = await editor.PostAsync($"{path}/publish", [], path);
        var page = await TestSite.HtmlAsync(asked);
        Assert.NotEqual(HttpStatusCode.Redirect, asked.StatusCode);
        Assert.Contains("13900000000", page.QuerySelector(".warnings")!.TextContent);
        Assert.Equal(ArticleState.Draft, (await ArticleAsync(id)).StateAt(site.Clock.Now));

        using (var done = await editor.PostAsync($"{path}/publish", Answer(page))) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(ArticleState.Published, (await ArticleAsync(id)).StateAt(site.Clock.Now));
        var kept = Assert.Single(await RemarksAsync(id));
        Assert.Equal((RemarkKind.Overrode, 1, "测试员Editor"), (kept.Kind, kept.Revision, kept.By));
        Assert.Contains("13900000000", kept.Text);
    }

    [Fact]
    public async Task A_warning_that_was_not_seen_asks_again()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("又多了一个", Doubtful);
        var path = $"/admin/articles/{id}";
        using var first = await editor.PostAsync($"{path}/publish", []);
        var seen = Answer(await TestSite.HtmlAsync(first));
        using (await editor.PostAsync(path, ArticlePages.Fields("又多了一个", Doubtful + "我们保证胜诉。"))) { }

        seen.Remove("RevisionNumber");
        using var second = await editor.PostAsync($"{path}/publish", seen);
        Assert.Contains("保证胜诉", (await TestSite.HtmlAsync(second)).QuerySelector(".warnings")!.TextContent);
        Assert.Equal(ArticleState.Draft, (await ArticleAsync(id)).StateAt(site.Clock.Now));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_button_that_saves_and_publishes_saves_and_then_asks(bool isNew)
    {
        var editor = await site.StaffAsync();
        var path = isNew ? "/admin/articles/new/publish" : $"/admin/articles/{await editor.NewArticleAsync("先存着")}/save-and-publish";
        using var asked = await editor.PostAsync(path, ArticlePages.Fields($"一步到位 {isNew}", Doubtful));
        var page = await TestSite.HtmlAsync(asked);
        var form = page.Forms.Single(f => f.Id == "publish");

        Assert.Equal(1, await site.DbAsync(db => db.Revisions.CountAsync(r => r.Text.Title == $"一步到位 {isNew}")));
        using var done = await editor.PostAsync(form.GetAttribute("action")!, Answer(page));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(1, await site.DbAsync(db => db.Articles.CountAsync(a => a.Published!.Title == $"一步到位 {isNew}")));
    }

    [Fact]
    public async Task A_time_that_was_chosen_is_carried_through_the_question()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("排期也要问", Doubtful);
        var tomorrow = site.Clock.Local(site.Clock.Now.AddDays(1));
        using var asked = await editor.PostAsync($"/admin/articles/{id}/publish", new() { ["PublishAt"] = tomorrow.ToString("yyyy-MM-ddTHH:mm") });
        var question = await TestSite.HtmlAsync(asked);
        Assert.Contains($"{tomorrow.InTextWithTime()} 自动发布", question.QuerySelector("main")!.TextContent);
        using (await editor.PostAsync($"/admin/articles/{id}/publish", Answer(question))) { }
        Assert.Equal(ArticleState.Scheduled, (await ArticleAsync(id)).StateAt(site.Clock.Now));
    }

    [Fact]
    public async Task A_page_is_asked_about_too()
    {
        var editor = await site.StaffAsync();
        using var asked = await editor.PostAsync("/admin/pages/new/publish", new() { ["Title"] = "律师团队", ["Slug"] = "praise", ["Place"] = "Nowhere", ["Body"] = "我们胜诉率第一。" });
        var page = await TestSite.HtmlAsync(asked);
        Assert.Contains("胜诉率", page.QuerySelector(".warnings")!.TextContent);
        using (await editor.PostAsync(page.Forms.Single(f => f.Id == "publish").GetAttribute("action")!, Answer(page))) { }
        using var read = await site.Visitor().GetAsync("/pages/praise");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task A_picture_in_the_bin_and_one_without_words_are_asked_about()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("图片", "![](/media/99999/a.png)\n\n![图1（待上传）](media:pending/1)");
        using var asked = await editor.PostAsync($"/admin/articles/{id}/publish", []);
        Assert.Equal(3, (await TestSite.HtmlAsync(asked)).QuerySelectorAll(".warnings li").Length);
    }

    [Fact]
    public async Task What_is_published_is_the_revision_that_was_read()
    {
        var editor = await site.StaffAsync();
        var colleague = await site.StaffAsync();
        var id = await editor.NewArticleAsync("我看的是第一稿");
        var path = $"/admin/articles/{id}";
        using (await colleague.PostAsync(path, ArticlePages.Fields("同事改成第二稿"))) { }

        var (status, page) = await editor.RefusedAsync($"{path}/publish", new() { ["RevisionNumber"] = "1" });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("第 1 稿", page.Refusal());
        Assert.NotNull(page.QuerySelector($"a[href='{path}/revisions/compare?from=1&to=2']"));
        Assert.Equal(ArticleState.Draft, (await ArticleAsync(id)).StateAt(site.Clock.Now));

        using (await editor.PostAsync($"{path}/publish", [])) { }
        Assert.Equal("同事改成第二稿", (await ArticleAsync(id)).Published!.Title);
    }

    [Fact]
    public async Task A_reprint_that_does_not_name_its_source_is_not_published()
    {
        var editor = await site.StaffAsync();
        var fields = ArticlePages.Fields("转载的");
        fields["OriginalUrl"] = "https://example.com/2013/1.html";
        using var created = await editor.PostAsync("/admin/articles/new", fields);
        var (status, page) = await editor.RefusedAsync($"{created.Headers.Location}/publish", []);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("没有写来源", page.Refusal());
    }

    [Fact]
    public async Task Readers_are_told_about_a_change_and_not_about_a_slip_of_the_pen()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("公开后更正");
        var path = $"/admin/articles/{id}";
        using (await editor.PostAsync($"{path}/publish", new() { ["ChangeNote"] = "第一次发布没有更新说明" })) { }
        using (await editor.PostAsync($"{path}/save-and-publish", With("改错字", ""))) { }
        Assert.DoesNotContain("更新说明", await site.Visitor().GetStringAsync($"/articles/{id}"), StringComparison.Ordinal);

        using (await editor.PostAsync($"{path}/save-and-publish", With("更正电话", "更正了咨询电话。"))) { }
        using (await editor.PostAsync(path, ArticlePages.Fields("再改"))) { }
        using (await editor.PostAsync($"{path}/publish", new() { ["ChangeNote"] = "补充了地址。" }, path)) { }
        foreach (var address in new[] { $"/articles/{id}", $"/articles/{id}/print" })
        {
            var notes = (await TestSite.HtmlAsync(await site.Visitor().GetAsync(address))).QuerySelectorAll(".article__changes li").Select(li => li.TextContent).ToList();
            Assert.Equal(2, notes.Count);
            Assert.Contains("补充了地址。", notes[0]);
            Assert.Contains("更正了咨询电话。", notes[1]);
        }

        static Dictionary<string, string> With(string title, string note) => new(ArticlePages.Fields(title)) { ["ChangeNote"] = note };
    }

    [Fact]
    public async Task A_review_is_shown_as_long_as_the_words_are_those_that_were_read()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("律师审核过");
        var path = $"/admin/articles/{id}";
        using (await editor.PostAsync($"{path}/review", new() { ["ReviewedBy"] = "律某", ["ReviewedOn"] = "2026-03-01", ["LawAsOf"] = "2026-02-01" }, path)) { }
        using (await editor.PostAsync($"{path}/publish", [], path)) { }
        foreach (var address in new[] { $"/articles/{id}", $"/articles/{id}/print" })
            Assert.Contains("本所律师 律某 于 2026年3月1日 审核；适用的法律截至 2026年2月1日。", await site.Visitor().GetStringAsync(address), StringComparison.Ordinal);

        using (await editor.PostAsync(path, ArticlePages.Fields("律师审核过", "之后改过。"))) { }
        Assert.Contains("之后文字改过", (await editor.PageAsync(path)).Body!.TextContent);
        Assert.Contains("律某", await site.Visitor().GetStringAsync($"/articles/{id}"), StringComparison.Ordinal);
        using (await editor.PostAsync($"{path}/publish", [], path)) { }
        Assert.DoesNotContain("律某", await site.Visitor().GetStringAsync($"/articles/{id}"), StringComparison.Ordinal);

        foreach (var (on, until) in new[] { ("2999-01-01", "2026-01-01"), ("2026-01-01", "2026-02-01"), ("二月", "2026-01-01") })
        {
            var (status, _) = await editor.RefusedAsync($"{path}/review", new() { ["ReviewedBy"] = "律某", ["ReviewedOn"] = on, ["LawAsOf"] = until });
            Assert.Equal(HttpStatusCode.BadRequest, status);
        }
    }

    private static Dictionary<string, string> Answer(IHtmlDocument page) => page.Forms.Single(f => f.Id == "publish")
        .QuerySelectorAll("input").OfType<IHtmlInputElement>().Where(input => input.Name != "__RequestVerificationToken").ToDictionary(input => input.Name!, input => input.Value);

    private Task<Article> ArticleAsync(int id) => site.DbAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id));

    private Task<List<Remark>> RemarksAsync(int id) => site.DbAsync(db => db.Articles.Where(a => a.Id == id).SelectMany(a => a.Remarks).AsNoTracking().ToListAsync());
}
