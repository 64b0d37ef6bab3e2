using System.Net;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Tests.Admin;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Public;

/// <summary>A draft for people without an account: whoever has the link reads one revision, and nobody else anything.</summary>
public sealed class PreviewTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Whoever_has_the_link_reads_that_revision_marked_as_a_draft_and_nothing_keeps_it()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("给当事人看的草稿", "第一稿的话。\n\n{{legal-aid:1}}");
        var path = await LinkAsync(author, id);
        using (await author.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("给当事人看的草稿", "第二稿的话。"), $"/admin/articles/{id}")) { }

        using var answer = await site.Visitor().GetAsync(path);
        var page = await TestSite.HtmlAsync(answer);
        var text = page.QuerySelector("main")!.TextContent;

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("第一稿的话。", text);
        Assert.DoesNotContain("第二稿的话。", text);
        Assert.Contains("长治市法律援助中心", text);
        Assert.Contains("草稿，仅供预览", text);
        Assert.Contains("第 1 稿", text);
        Assert.NotNull(page.QuerySelector("svg.draft-mark"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal(("no-store", "no-referrer", "noindex, nofollow, noarchive"),
            (answer.Headers.CacheControl!.ToString(), answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));

        var paper = await TestSite.HtmlAsync(await site.Visitor().GetAsync($"{path}/print?size=large"));
        Assert.NotNull(paper.QuerySelector(".sheet svg.draft-mark"));
        Assert.Null(paper.QuerySelector("svg.qr"));
        Assert.Contains("第一稿的话。", paper.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_link_that_is_wrong_expired_or_taken_back_is_answered_like_an_address_that_never_was()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("谁也打不开的草稿");
        var revoked = await LinkAsync(author, id);
        var link = await NewestLinkAsync();
        using (await author.PostAsync($"/admin/articles/{id}/preview-links/{link}/revoke", [])) { }
        var expired = await LinkAsync(author, id);
        await site.DbAsync(db => db.PreviewLinks.OrderByDescending(l => l.Id).Take(1).ExecuteUpdateAsync(set => set.SetProperty(l => l.ExpiresAt, site.Clock.Now)));

        var nowhere = await AnswerAsync("/nowhere/at/all");
        foreach (var path in new[] { revoked, $"{revoked}/print", expired, "/preview/AAAAAAAAAAAAAAAAAAAAAA", "/preview/AAAAAAAAAAAAAAAAAAAAAA/print", "/preview/short", "/preview", expired.ToUpperInvariant() })
            Assert.Equal(nowhere, await AnswerAsync(path));
        Assert.DoesNotContain("谁也打不开", nowhere.Body);
    }

    [Fact]
    public async Task A_link_ends_with_a_withdrawal_and_with_the_bin()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("链接跟着人走");
        var editor = await site.StaffAsync(StaffRole.Editor);
        var second = await LinkAsync(editor, id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second));
        using (await editor.PostAsync($"/admin/articles/{id}/publish", [])) { }
        Assert.Contains("这一稿已经公开", await (await site.Visitor().GetAsync(second)).Content.ReadAsStringAsync());
        using (await editor.PostAsync($"/admin/articles/{id}/withdraw", new() { ["Reason"] = "有误" })) { }
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(second));

        // A link made afterwards shows the text that is being put right.
        var third = await LinkAsync(editor, id);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(third));
        await site.DbAsync(async db =>
        {
            (await db.Articles.SingleAsync(article => article.Id == id)).Bin("某某", site.Clock.Now);
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(third));
    }

    [Fact]
    public async Task A_link_ends_with_the_account_of_its_maker_and_stays_dead_when_they_are_let_in_again()
    {
        var (author, administrator) = (await site.StaffAsync(StaffRole.Author), await site.StaffAsync(StaffRole.Administrator));
        var path = await LinkAsync(author, await author.NewArticleAsync("链接不再复活"));
        var account = await site.DbAsync(db => db.Users.Where(one => one.UserName == author.UserName).Select(one => one.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(path));
        foreach (var deed in new[] { "disable", "enable" })
        {
            using var done = await administrator.PostAsync($"/admin/staff/{account}/{deed}", []);
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
        }
        Assert.True(await site.DbAsync(db => db.Users.AnyAsync(one => one.Id == account && one.DisabledAt == null)));
    }

    [Fact]
    public async Task The_maker_sees_whom_it_is_for_until_when_and_how_often_it_was_opened_but_the_address_only_once()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("数一数打开几次");
        var path = await LinkAsync(author, id, new() { ["Whom"] = "某某（当事人）", ["Days"] = "30" });
        foreach (var _ in Enumerable.Range(0, 2)) Assert.Equal(HttpStatusCode.OK, await StatusAsync(path));
        using (await site.Visitor().SendAsync(new(HttpMethod.Head, path))) { }

        var page = await author.PageAsync($"/admin/articles/{id}");
        var panel = page.QuerySelector("#preview-links")!.TextContent;

        Assert.Contains("某某（当事人）", panel);
        Assert.Contains("2 次", panel);
        Assert.Contains(site.Clock.Today.AddDays(30).ToString("yyyy-MM-dd"), panel);
        Assert.DoesNotContain(path, page.DocumentElement.OuterHtml);
        var stored = await site.DbAsync(db => db.PreviewLinks.OrderByDescending(link => link.Id).Select(link => link.TokenHash).FirstAsync());
        Assert.DoesNotContain(path.Split('/')[^1], stored);
        var told = await site.DbAsync(db => db.AuditEntries.Where(entry => entry.Kind == AuditKind.Article && entry.SubjectId == id && entry.Verb == AuditVerb.MadePreview).SingleAsync());
        Assert.Contains("数一数打开几次（第 1 稿）", told.Title);
        Assert.DoesNotContain(stored, told.Changes);
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_link()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("按了两次");
        Dictionary<string, string> form = new() { ["Key"] = Guid.NewGuid().ToString(), ["RevisionNumber"] = "1", ["Days"] = "1" };

        var first = await LinkAsync(author, id, form);
        var second = await LinkAsync(author, id, form);

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.OK), (await StatusAsync(first), await StatusAsync(second)));
        Assert.Single((await author.PageAsync($"/admin/articles/{id}")).QuerySelectorAll("#preview-links tbody tr"));
    }

    [Theory]
    [InlineData("Days", "365")]
    [InlineData("Days", "多久")]
    [InlineData("Whom", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十多")]
    public async Task A_link_that_lasts_for_ever_is_not_made(string field, string value)
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("不能永远有效");

        using (await author.PostAsync($"/admin/articles/{id}/preview-links", new() { [field] = value })) { }

        var page = await author.PageAsync($"/admin/articles/{id}");
        Assert.Contains("没有建链接", page.QuerySelector("main")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("#preview-links tbody tr"));
    }

    [Fact]
    public async Task A_standing_page_can_be_shown_before_it_is_published()
    {
        var editor = await site.StaffAsync(StaffRole.Editor);
        using var created = await editor.PostAsync("/admin/pages/new", new() { ["Slug"] = "some-draft-page", ["Title"] = "还没公开的页面", ["Body"] = "页面的话。", ["Place"] = "Nowhere", ["Order"] = "0" }, "/admin/pages/new");
        using (await editor.PostAsync($"{created.Headers.Location}/preview-links", [])) { }
        var path = Token(await editor.PageAsync(created.Headers.Location!.ToString()));

        Assert.Contains("页面的话。", await (await site.Visitor().GetAsync(path)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var limited = site.WithWebHostBuilder(builder => builder.UseSetting("RateLimits:PreviewsPerMinute", "2"));
        var visitor = limited.CreateClient(new() { AllowAutoRedirect = false });

        var answers = new List<HttpStatusCode>();
        foreach (var _ in Enumerable.Range(0, 3)) answers.Add((await visitor.GetAsync("/preview/AAAAAAAAAAAAAAAAAAAAAA")).StatusCode);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], answers);
    }

    private async Task<string> LinkAsync(StaffClient staff, int id, Dictionary<string, string>? form = null)
    {
        using (var made = await staff.PostAsync($"/admin/articles/{id}/preview-links", form ?? [])) Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        return Token(await staff.PageAsync($"/admin/articles/{id}"));
    }

    private static string Token(AngleSharp.Html.Dom.IHtmlDocument page) => new Uri(page.QuerySelector("#new-preview-link")!.GetAttribute("value")!).AbsolutePath;

    private Task<int> NewestLinkAsync() => site.DbAsync(db => db.PreviewLinks.OrderByDescending(link => link.Id).Select(link => link.Id).FirstAsync());

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await site.Visitor().GetAsync(path);
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode Status, string Headers, string Body)> AnswerAsync(string path)
    {
        using var answer = await site.Visitor().GetAsync(path);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order();
        return (answer.StatusCode, string.Join('\n', headers), await answer.Content.ReadAsStringAsync());
    }
}
