using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LawFirmSite.Admin.Audit;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Redirects;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>The record as administrators read it, and the part of it on an article's own page.</summary>
public sealed class AuditTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public void Everything_that_can_be_told_has_a_Chinese_name()
    {
        Assert.All(AuditedEntities.Audited.Values.SelectMany(audited => audited.Tells.Concat(audited.Steps.SelectMany(step => step.Columns))).Distinct(), field => Assert.True(AuditWords.Knows(field), field));
        Assert.All(Enum.GetValues<AuditVerb>(), verb => Assert.NotEmpty(verb.Word()));
        Assert.All(Enum.GetValues<AuditKind>(), kind => Assert.NotEmpty(kind.Word()));
    }

    [Fact]
    public async Task What_staff_do_is_told_with_their_name_and_the_words_that_changed()
    {
        var editor = await site.StaffAsync(StaffRole.Editor);
        var admin = await site.StaffAsync(StaffRole.Administrator);
        var id = await editor.NewArticleAsync("某某县的记录", "第一段写着旧话。");
        using (await editor.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("某某县的记录", "第一段写着新话。"), $"/admin/articles/{id}")) { }
        using (await editor.PostAsync($"/admin/articles/{id}/publish", [])) { }
        using (await editor.PostAsync($"/admin/articles/{id}/withdraw", new() { ["Reason"] = "某处有误" })) { }

        var list = await admin.PageAsync($"/admin/audit?kind=Article&what={id}");
        var rows = list.QuerySelectorAll("tbody tr").Select(row => row.TextContent).ToList();

        Assert.Equal(4, rows.Count);
        Assert.All(rows, row => Assert.Contains("测试员Editor", row));
        Assert.Contains("撤回了", rows[0]);
        Assert.Contains("发布了第 2 稿", rows[1]);
        Assert.Contains("保存了第 2 稿", rows[2]);
        Assert.Contains("写了新的", rows[3]);

        var saved = await admin.PageAsync(Detail(list, 2));
        Assert.Equal("旧", saved.QuerySelector("main del")!.ChildNodes.First(node => node.NodeType == AngleSharp.Dom.NodeType.Text).TextContent);
        Assert.Contains("新", saved.QuerySelector("main ins")!.TextContent);
        var withdrawn = await admin.PageAsync(Detail(list, 0));
        Assert.Contains("某处有误", withdrawn.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task The_page_of_an_article_shows_its_own_part_of_the_record()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("作者看得到的记录");

        var page = await author.PageAsync($"/admin/articles/{id}");

        Assert.Contains("测试员Author 写了新的", Squeezed(page.QuerySelector(".record")!.TextContent));
        Assert.Null(page.QuerySelector(".record a[href^='/admin/audit']"));
    }

    [Fact]
    public async Task Signing_in_out_and_failing_to_is_told()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var visitor = new StaffClient(site.Visitor(), author.UserName);
        using (await visitor.PostAsync("/admin/sign-in", new() { ["UserName"] = author.UserName, ["Password"] = "不是 这个 密码 wrong" })) { }
        var id = await site.DbAsync(db => db.Users.Where(account => account.UserName == author.UserName).Select(account => account.Id).SingleAsync());
        // Written when the answer has gone.
        await Eventually.TrueAsync(() => site.DbAsync(db => db.AuditEntries.AnyAsync(entry => entry.SubjectId == id && entry.Verb == AuditVerb.FailedSignIn)));
        using (await author.PostAsync("/admin/sign-out", [], "/admin")) { }

        var entries = await site.DbAsync(db => db.AuditEntries.About(AuditKind.Staff, id).OrderBy(entry => entry.Id).ToListAsync());

        Assert.Equal([AuditVerb.Added, AuditVerb.SignedIn, AuditVerb.FailedSignIn, AuditVerb.SignedOut], entries.Select(entry => entry.Verb));
        Assert.Equal([(Actor.Site, null), ("测试员Author", id), (Actor.Nobody, null), ("测试员Author", (int?)id)], entries.Select(entry => (entry.Actor, entry.ActorId)));
        Assert.DoesNotContain(await site.DbAsync(db => db.AuditEntries.Select(entry => entry.Changes + entry.Title).ToListAsync()), words => words.Contains("不是 这个 密码", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_list_is_narrowed_by_person_kind_day_and_words_and_goes_on_page_by_page()
    {
        var editor = await site.StaffAsync(StaffRole.Editor);
        var admin = await site.StaffAsync(StaffRole.Administrator);
        for (var i = 0; i < AuditController.Shown + 1; i++) await editor.NewArticleAsync($"很多篇里的第{i}篇");
        var account = await site.DbAsync(db => db.Users.Where(a => a.UserName == editor.UserName).Select(a => a.Id).SingleAsync());
        var today = site.Clock.Today.ToString("yyyy-MM-dd");

        var first = await admin.PageAsync($"/admin/audit?who={account}&kind=Article&q=很多篇&from={today}&to={today}");
        var next = first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!;
        var second = await admin.PageAsync(next);

        Assert.Equal((AuditController.Shown, 1), (first.QuerySelectorAll("tbody tr").Length, second.QuerySelectorAll("tbody tr").Length));
        Assert.Contains("第0篇", second.QuerySelector("tbody tr")!.TextContent);
        Assert.Null(second.QuerySelector(".pager a[rel=next]"));
        Assert.Contains("没有符合的记录", (await admin.PageAsync($"/admin/audit?who={account}&to=2001-01-01")).QuerySelector("main")!.TextContent);
        Assert.Empty((await admin.PageAsync("/admin/audit?q=%25%25_没有这样的词")).QuerySelectorAll("tbody tr"));
        Assert.NotEmpty((await admin.PageAsync($"/admin/audit?who={Uri.EscapeDataString(Actor.Importer)}")).QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("from=9999-12-31&to=9999-12-31", HttpStatusCode.OK)]
    [InlineData("from=0001-01-01&to=0001-01-01", HttpStatusCode.OK)]
    [InlineData("from=昨天", HttpStatusCode.BadRequest)]
    [InlineData("kind=Nothing", HttpStatusCode.BadRequest)]
    [InlineData("what=99999999999", HttpStatusCode.BadRequest)]
    [InlineData("before=-1", HttpStatusCode.OK)]
    public async Task An_odd_filter_finds_nothing_or_says_why(string query, HttpStatusCode status)
    {
        var admin = await site.StaffAsync(StaffRole.Administrator);
        using var answer = await admin.GetAsync($"/admin/audit?{query}");

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty((await TestSite.HtmlAsync(answer)).QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task The_export_is_a_table_without_formulas_and_is_told_itself()
    {
        var admin = await site.StaffAsync(StaffRole.Administrator);
        await admin.NewArticleAsync("=HYPERLINK(\"http://x\")");

        using var answer = await admin.PostAsync("/admin/audit/export", new() { ["kind"] = "Article" }, "/admin/audit");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var table = Encoding.UTF8.GetString(bytes);

        Assert.Equal("text/csv; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(Encoding.UTF8.GetPreamble(), bytes[..3]);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", table);
        Assert.DoesNotContain("员工账号", table);
        Assert.Equal(AuditVerb.Exported, (await site.DbAsync(db => db.AuditEntries.NewestFirst().FirstAsync())).Verb);
    }

    [Fact]
    public async Task The_export_holds_every_entry_once_however_many_there_are()
    {
        var admin = await site.StaffAsync(StaffRole.Administrator);
        await site.DbAsync(async db =>
        {
            db.AddRange(Enumerable.Range(0, 1_100).Select(n => new Redirect($"/old-{n}.asp", new(SitePlace.Article, 1), RedirectOrigin.Typed, "某某", site.Clock.Now)));
            return await db.SaveChangesAsync();
        });

        using var answer = await admin.PostAsync("/admin/audit/export", new() { ["kind"] = "Redirect" }, "/admin/audit");
        var numbers = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]).ToList();

        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(await site.DbAsync(db => db.AuditEntries.CountAsync(entry => entry.Kind == AuditKind.Redirect)), numbers.Count);
        Assert.Equal(numbers.Count, numbers.Distinct().Count());
        Assert.InRange(numbers.Count, 1_100, int.MaxValue);
        Assert.Equal($"{numbers.Count} 条", (await site.DbAsync(db => db.AuditEntries.NewestFirst().FirstAsync(entry => entry.Verb == AuditVerb.Exported))).Title);
    }

    private static string Detail(IHtmlDocument list, int row) => list.QuerySelectorAll("tbody tr")[row].QuerySelectorAll("a").Last().GetAttribute("href")!;

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
