using System.Net;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>Between author and editor, through the forms of the article's page.</summary>
public sealed class SubmittingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_author_submits_an_editor_returns_and_the_author_reads_why()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await author.NewArticleAsync("请编辑看看");
        var path = $"/admin/articles/{id}";

        using (var sent = await author.PostAsync($"{path}/submit", new() { ["Remark"] = "标题还想再改" }, path)) Assert.Equal(path, sent.Headers.Location!.ToString());
        Assert.Equal("待审", State(await author.PageAsync(path)));
        Assert.Contains("请编辑看看", (await editor.PageAsync("/admin/articles?state=Submitted")).Body!.TextContent);

        var (status, refused) = await editor.RefusedAsync($"{path}/return", new() { ["Remark"] = " " }, path);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("要改什么", refused.Refusal());
        using (await editor.PostAsync($"{path}/return", new() { ["Remark"] = "电话要核对" }, path)) { }

        var page = await author.PageAsync(path);
        Assert.Equal("草稿", State(page));
        Assert.Contains("电话要核对", page.QuerySelector(".notice--warn")!.TextContent);
        Assert.DoesNotContain("请编辑看看", (await editor.PageAsync("/admin/articles?state=Submitted")).Body!.TextContent);
    }

    [Fact]
    public async Task One_button_saves_and_submits()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        using var created = await author.PostAsync("/admin/articles/new/submit", ArticlePages.Fields("一步送审"));
        var path = created.Headers.Location!.ToString();
        Assert.Equal("待审", State(await author.PageAsync(path)));

        using (await author.PostAsync($"{path}/save-and-submit", ArticlePages.Fields("一步送审", "又改了"))) { }
        Assert.Equal(1, (await ArticleAsync(int.Parse(path.Split('/')[^1]))).SubmittedRevision);

        var (status, page) = await author.RefusedAsync("/admin/articles/new/submit", new() { ["Title"] = "没有正文的" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("没有送审", page.Refusal());
        Assert.Equal(1, await site.DbAsync(db => db.Revisions.CountAsync(r => r.Text.Title == "没有正文的")));
    }

    [Fact]
    public async Task A_later_save_leaves_the_submission_and_the_editor_sees_it()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await author.NewArticleAsync("送审以后又改");
        var path = $"/admin/articles/{id}";
        using (await author.PostAsync($"{path}/submit", [], path)) { }
        using (await author.PostAsync(path, ArticlePages.Fields("送审以后又改", "改过的正文"))) { }

        var page = await editor.PageAsync(path);
        Assert.Equal("待审", State(page));
        Assert.Contains("送审第 1 稿", page.Body!.TextContent);
        Assert.NotNull(page.QuerySelector($"a[href='{path}/revisions/compare?from=1&to=2']"));

        using (await author.PostAsync($"{path}/take-back", [], path)) { }
        Assert.Equal("草稿", State(await author.PageAsync(path)));
    }

    [Fact]
    public async Task Steps_that_do_not_fit_are_refused_with_a_sentence()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await author.NewArticleAsync("不合时宜");
        var path = $"/admin/articles/{id}";

        foreach (var (who, step, words) in new[] { (author, "take-back", "不用收回"), (editor, "return", "没有送审"), (editor, "withdraw", "没有公开"), (editor, "outdated", "只有公开的文章"), (editor, "outdated/clear", "没有标注过时") })
        {
            var (status, page) = await who.RefusedAsync($"{path}/{step}", new() { ["Remark"] = "某话", ["Reason"] = "某因", ["Since"] = "2026-01-01" });
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains(words, page.Refusal(), StringComparison.Ordinal);
        }
        using (await author.PostAsync($"{path}/submit", [], path)) { }
        Assert.Contains("已经送审", (await author.RefusedAsync($"{path}/submit", [])).Page.Refusal());
        Assert.Equal(HttpStatusCode.Redirect, (await author.PostAsync($"{path}/return", new() { ["Remark"] = "自己退给自己" })).StatusCode);
        Assert.Equal("待审", State(await author.PageAsync(path)));
    }

    [Fact]
    public async Task What_was_submitted_is_the_revision_that_was_meant()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("两个窗口");
        var path = $"/admin/articles/{id}";
        using (await author.PostAsync(path, ArticlePages.Fields("两个窗口", "第二稿"))) { }

        var (status, page) = await author.RefusedAsync($"{path}/submit", new() { ["RevisionNumber"] = "1" });
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("第 1 稿", page.Refusal());
        Assert.NotNull(page.QuerySelector($"a[href='{path}/revisions/compare?from=1&to=2']"));
        Assert.Null((await ArticleAsync(id)).Submission);
    }

    [Fact]
    public async Task Changes_of_a_public_article_are_submitted_while_readers_keep_the_old_text()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await author.NewArticleAsync("公开的文章");
        var path = $"/admin/articles/{id}";
        using (await editor.PostAsync($"{path}/publish", [], path)) { }
        using (await author.PostAsync(path, ArticlePages.Fields("公开的文章", "想改成这样"))) { }
        using (await author.PostAsync($"{path}/submit", [], path)) { }

        var article = await ArticleAsync(id);
        Assert.Equal((ArticleState.Published, 2), (article.StateAt(site.Clock.Now), article.SubmittedRevision));
        Assert.Contains("公开的文章", (await editor.PageAsync("/admin/articles?state=Submitted")).Body!.TextContent);

        using (await editor.PostAsync($"{path}/publish", [], path)) { }
        Assert.Equal(0, (await ArticleAsync(id)).SubmittedRevision);
    }

    [Fact]
    public async Task Remarks_are_for_colleagues_and_never_for_readers()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await author.NewArticleAsync("有备注的文章");
        var path = $"/admin/articles/{id}";
        using (await editor.PostAsync($"{path}/remarks", new() { ["Remark"] = "等某某回电话再发" }, path)) { }
        using (await editor.PostAsync($"{path}/publish", [], path)) { }

        var remark = (await author.PageAsync(path)).QuerySelector(".remarks__list li")!.TextContent;
        Assert.Contains("等某某回电话再发", remark);
        Assert.Contains("测试员Editor", remark);
        foreach (var address in new[] { $"/articles/{id}", $"/articles/{id}/print", "/feed.xml" })
            Assert.DoesNotContain("等某某回电话", await site.Visitor().GetStringAsync(address), StringComparison.Ordinal);

        var (status, page) = await author.RefusedAsync($"{path}/remarks", new() { ["Remark"] = new string('长', 1001) }, path);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(new string('长', 1001), page.QuerySelector("#remark")!.TextContent);
    }

    [Fact]
    public async Task A_list_of_remarks_that_leaves_out_the_oldest_says_so()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("备注很多的文章");
        await RemarksAsync(50);
        Assert.DoesNotContain("更早的备注", await ListedAsync());

        await RemarksAsync(1);

        var listed = await ListedAsync();
        Assert.Contains("这里是最新的 50 条。更早的备注都还保存着", listed);
        Assert.Equal(50, listed.Split("第某条").Length - 1);

        async Task<string> ListedAsync() => (await author.PageAsync($"/admin/articles/{id}")).QuerySelector("#remarks")!.TextContent;

        Task RemarksAsync(int count) => site.DbAsync(async db =>
        {
            var article = await db.Articles.WithLatest().SingleAsync(one => one.Id == id);
            for (var n = 0; n < count; n++) article.AddRemark("第某条", "某某", site.Clock.Now);
            return await db.SaveChangesAsync();
        });
    }

    [Fact]
    public async Task A_submitted_article_is_unknown_to_visitors()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("还没有公开");
        using (await author.PostAsync($"/admin/articles/{id}/submit", [])) { }
        using var answer = await site.Visitor().GetAsync($"/articles/{id}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Of_an_author_who_takes_back_and_an_editor_who_returns_at_once_one_is_told()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var editor = await site.StaffAsync();
        var id = await author.NewArticleAsync("同时按下");
        var path = $"/admin/articles/{id}";
        using (await author.PostAsync($"{path}/submit", [])) { }

        var answers = await Task.WhenAll(author.RefusedAsync($"{path}/take-back", []), editor.RefusedAsync($"{path}/return", new() { ["Remark"] = "再改改" }));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Equal(2, (await site.DbAsync(db => db.Articles.Include(a => a.Remarks).SingleAsync(a => a.Id == id))).Remarks.Count);
    }

    private static string State(AngleSharp.Html.Dom.IHtmlDocument page) => page.QuerySelector(".standing .state")!.TextContent[1..];

    private Task<Article> ArticleAsync(int id) => site.DbAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id));
}
