using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>From draft to public and away again, through the forms of the article's page.</summary>
public sealed class PublishingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_draft_is_published_changed_withdrawn_and_published_again()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("从草稿到公开");
        var path = $"/admin/articles/{id}";
        using (var published = await editor.PostAsync($"{path}/publish", [], path)) Assert.Equal(path, published.Headers.Location!.ToString());
        Assert.Equal(ArticleState.Published, await StateAsync(id));
        using (var read = await site.Visitor().GetAsync($"/articles/{id}")) Assert.Equal(HttpStatusCode.OK, read.StatusCode);

        using (await editor.PostAsync(path, ArticlePages.Fields("改过的标题"))) { }
        Assert.Equal("从草稿到公开", (await ArticleAsync(id)).Published!.Title);
        using (await editor.PostAsync($"{path}/publish", [], path)) { }
        Assert.Equal("改过的标题", (await ArticleAsync(id)).Published!.Title);

        var (status, page) = await editor.RefusedAsync($"{path}/withdraw", new() { ["Reason"] = "" }, path);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("撤回原因", page.Refusal(), StringComparison.Ordinal);
        using (await editor.PostAsync($"{path}/withdraw", new() { ["Reason"] = "内容有误" }, path)) { }
        Assert.Equal(ArticleState.Withdrawn, await StateAsync(id));
        using (var gone = await site.Visitor().GetAsync($"/articles/{id}")) Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);

        using (await editor.PostAsync($"{path}/publish", [], path)) { }
        Assert.Equal(ArticleState.Published, await StateAsync(id));
    }

    [Fact]
    public async Task One_button_saves_and_publishes()
    {
        var editor = await site.StaffAsync();
        using var created = await editor.PostAsync("/admin/articles/new/publish", ArticlePages.Fields("一步发布"));
        var path = created.Headers.Location!.ToString();
        var id = int.Parse(path.Split('/')[^1]);
        Assert.Equal(ArticleState.Published, await StateAsync(id));
        using (await editor.PostAsync($"{path}/save-and-publish", ArticlePages.Fields("一步再发布"))) { }
        Assert.Equal("一步再发布", (await ArticleAsync(id)).Published!.Title);
    }

    [Fact]
    public async Task A_time_to_come_schedules_and_a_past_one_means_now()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("以后发布");
        var path = $"/admin/articles/{id}";
        var tomorrow = site.Clock.Local(site.Clock.Now).AddDays(1);
        using (await editor.PostAsync($"{path}/publish", new() { ["PublishAt"] = tomorrow.ToString("yyyy-MM-ddTHH:mm") }, path)) { }
        var article = await ArticleAsync(id);
        Assert.Equal(ArticleState.Scheduled, article.StateAt(site.Clock.Now));
        Assert.Equal(tomorrow.ToString("yyyy-MM-dd HH:mm"), site.Clock.Local(article.PublishedAt!.Value).WithTime());
        Assert.Contains("以后发布", (await editor.PageAsync("/admin")).Body!.TextContent, StringComparison.Ordinal);

        using (await editor.PostAsync($"{path}/withdraw", new() { ["Reason"] = "" }, path)) { }
        Assert.Equal(ArticleState.Draft, await StateAsync(id));

        using (await editor.PostAsync($"{path}/publish", new() { ["PublishAt"] = "2013-08-29T19:49" }, path)) { }
        Assert.Equal(ArticleState.Published, await StateAsync(id));

        var (status, page) = await editor.RefusedAsync($"{path}/publish", new() { ["PublishAt"] = tomorrow.ToString("yyyy-MM-ddTHH:mm") });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("已经公开", page.Refusal(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("明天上午")]
    [InlineData("2026-13-01T00:00")]
    [InlineData("2026-08-26")]
    [InlineData("2026-12-01T25:00")]
    [InlineData("2206-12-01T09:00", "2206年12月1日")]
    public async Task A_time_that_is_none_is_refused_with_a_sentence(string at, string? named = null)
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("错的时间");
        var (status, page) = await editor.RefusedAsync($"/admin/articles/{id}/publish", new() { ["PublishAt"] = at });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(named ?? at, page.Refusal(), StringComparison.Ordinal);
        Assert.Equal(at, page.QuerySelector("#PublishAt")!.GetAttribute("value"));
        Assert.Equal(ArticleState.Draft, await StateAsync(id));
    }

    [Fact]
    public async Task A_withdrawn_article_cannot_be_scheduled_and_its_address_goes_on_saying_why()
    {
        var editor = await site.StaffAsync();
        using var created = await editor.PostAsync("/admin/articles/new/publish", ArticlePages.Fields("早发了一天"));
        var path = created.Headers.Location!.ToString();
        var id = int.Parse(path.Split('/')[^1]);
        using (await editor.PostAsync($"{path}/withdraw", new() { ["Reason"] = "发早了" }, path)) { }

        var (status, page) = await editor.RefusedAsync($"{path}/publish", new() { ["PublishAt"] = site.Clock.Local(site.Clock.Now).AddDays(1).ToString("yyyy-MM-ddTHH:mm") });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("到时候再来重新发布", page.Refusal(), StringComparison.Ordinal);
        Assert.Empty((await editor.PageAsync(path)).QuerySelectorAll("#PublishAt"));
        using var gone = await site.Visitor().GetAsync($"/articles/{id}");
        Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
        Assert.Contains("发早了", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_banner_does_not_come_back_with_a_withdrawn_article_and_that_is_said()
    {
        var editor = await site.StaffAsync();
        using var created = await editor.PostAsync("/admin/articles/new/publish", ArticlePages.Fields("过时又撤回"));
        var path = created.Headers.Location!.ToString();
        using (await editor.PostAsync($"{path}/outdated", new() { ["Reason"] = "法律已修改", ["Since"] = "2022-01-01" }, path)) { }
        using (await editor.PostAsync($"{path}/withdraw", new() { ["Reason"] = "有误" }, path)) { }
        Assert.Contains("会去掉", (await editor.PageAsync(path)).QuerySelector("form[action$='/publish']")!.TextContent, StringComparison.Ordinal);

        using (await editor.PostAsync($"{path}/publish", [], path)) { }

        Assert.Contains("过时标注已经去掉", (await editor.PageAsync(path)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Null((await ArticleAsync(int.Parse(path.Split('/')[^1]))).Outdated);
    }

    [Fact]
    public async Task What_cannot_be_published_says_why_and_stays_a_draft()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("引用了没有的机构", "看这里。\n\n{{legal-aid:999999}}");
        var (status, page) = await editor.RefusedAsync($"/admin/articles/{id}/publish", []);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("{{legal-aid:999999}}", page.Refusal(), StringComparison.Ordinal);
        Assert.Contains("{{legal-aid:999999}}", page.Value("Body"), StringComparison.Ordinal);
        Assert.Equal(ArticleState.Draft, await StateAsync(id));

        var (again, kept) = await editor.RefusedAsync("/admin/articles/new/publish", new() { ["Title"] = "没有正文" });
        Assert.Equal(HttpStatusCode.BadRequest, again);
        Assert.Contains("还没有正文", kept.Refusal(), StringComparison.Ordinal);
        Assert.Equal(1, await site.DbAsync(db => db.Revisions.CountAsync(r => r.Text.Title == "没有正文")));
    }

    [Fact]
    public async Task A_schedule_is_moved_kept_through_a_change_and_called_off_and_says_its_weekday()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("改期");
        var path = $"/admin/articles/{id}";
        var (first, second) = (site.Clock.Local(site.Clock.Now.AddDays(2)), site.Clock.Local(site.Clock.Now.AddDays(9)));
        using (await editor.PostAsync($"{path}/publish", new() { ["PublishAt"] = first.ToString("yyyy-MM-ddTHH:mm") }, path)) { }
        using (await editor.PostAsync($"{path}/publish", new() { ["PublishAt"] = second.ToString("yyyy-MM-ddTHH:mm") }, path)) { }
        Assert.Contains($"{second.InTextWithTime()} 自动发布", (await editor.PageAsync(path)).QuerySelector("p.notice")!.TextContent, StringComparison.Ordinal);

        using (await editor.PostAsync($"{path}/save-and-publish", ArticlePages.Fields("改期", "又改了字"))) { }
        var article = await ArticleAsync(id);
        Assert.Equal(second.ToString("yyyy-MM-ddTHH:mm"), site.Clock.Local(article.PublishedAt!.Value).ToString("yyyy-MM-ddTHH:mm"));
        Assert.Equal("又改了字", article.Published!.Body);

        using (await editor.PostAsync($"{path}/withdraw", new() { ["Reason"] = "等某某回话" }, path)) { }
        Assert.Equal(ArticleState.Draft, await StateAsync(id));
        Assert.Contains("等某某回话", (await editor.PageAsync(path)).QuerySelector(".remarks__list")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outdated_article_names_another_one_that_exists()
    {
        var editor = await site.StaffAsync();
        var newer = await editor.NewArticleAsync("新的说法");
        using var created = await editor.PostAsync("/admin/articles/new/publish", ArticlePages.Fields("旧的说法"));
        var path = created.Headers.Location!.ToString();
        var id = int.Parse(path.Split('/')[^1]);
        Dictionary<string, string> Mark(string by) => new() { ["Reason"] = "法律已修改", ["Since"] = "2022-01-01", ["ReplacedBy"] = by };

        foreach (var wrong in new[] { path.Split('/')[^1], "999999", "没有" })
        {
            var (status, page) = await editor.RefusedAsync($"{path}/outdated", Mark(wrong), path);
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("没有标注", page.Refusal(), StringComparison.Ordinal);
        }
        using (await editor.PostAsync($"{path}/outdated", Mark(newer.ToString()), path)) { }
        Assert.Equal(new OutdatedMark("法律已修改", new(2022, 1, 1), newer), (await ArticleAsync(id)).Outdated);
        using (await editor.PostAsync($"{path}/outdated/clear", [], path)) { }
        Assert.Null((await ArticleAsync(id)).Outdated);
    }

    [Fact]
    public async Task A_note_to_readers_waits_in_its_field_until_the_text_is_published()
    {
        var editor = await site.StaffAsync();
        using var created = await editor.PostAsync("/admin/articles/new/publish", ArticlePages.Fields("说明还没有登"));
        var path = created.Headers.Location!.ToString();
        var fields = ArticlePages.Fields("说明还没有登", "改过的正文");
        fields["ChangeNote"] = "更正了电话";

        using (await editor.PostAsync(path, fields)) { }

        var page = await editor.PageAsync(path);
        Assert.Equal("更正了电话", page.Value("ChangeNote"));
        Assert.Contains("发布的时候才登出来", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_without_a_name_takes_away_only_one_that_is_there()
    {
        var editor = await site.StaffAsync();
        var path = $"/admin/articles/{await editor.NewArticleAsync("没有审过")}";
        var (status, page) = await editor.RefusedAsync($"{path}/review", new() { ["ReviewedBy"] = "" }, path);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("还没有记过审核", page.Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_author_cannot_publish_not_even_their_own()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("作者想发布");
        using (var refused = await author.PostAsync($"/admin/articles/{id}/publish", [])) Assert.Contains("/admin/denied", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        using (var refused = await author.PostAsync($"/admin/articles/{id}/save-and-publish", ArticlePages.Fields("作者想发布"))) Assert.Contains("/admin/denied", refused.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(ArticleState.Draft, await StateAsync(id));
        Assert.Empty((await author.PageAsync($"/admin/articles/{id}")).QuerySelectorAll("[action$='/publish'], [formaction$='publish']"));
    }

    private Task<Article> ArticleAsync(int id) => site.DbAsync(db => db.Articles.AsNoTracking().SingleAsync(a => a.Id == id));

    private async Task<ArticleState> StateAsync(int id) => (await ArticleAsync(id)).StateAt(site.Clock.Now);
}
