using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using LawFirmSite.Tests.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>What goes into the bin, what keeps it from going, and how it comes back.</summary>
public sealed class BinTests(TestSite site) : IClassFixture<TestSite>
{
    private readonly string _mark = $"回收站里的{Guid.NewGuid():N}"[..20];

    public static TheoryData<string> Kinds => ["article", "page", "category", "office", "center", "contact", "media", "redirect"];

    [Theory, MemberData(nameof(Kinds))]
    public async Task What_is_binned_is_like_what_never_was_and_comes_back_as_it_was(string kind)
    {
        var editor = await site.StaffAsync();
        var (id, door, missing) = await MadeAsync(editor, kind);
        var before = await AnswerAsync(door);
        Assert.NotEqual(HttpStatusCode.NotFound, before.Status);

        using (var binned = await editor.PostAsync($"/admin/bin/{kind}/{id}", [], $"/admin/bin/{kind}/{id}")) Assert.Equal(HttpStatusCode.Redirect, binned.StatusCode);

        if (missing is not null) Assert.Equal(await AnswerAsync(missing), await AnswerAsync(door));
        foreach (var path in new[] { "/", "/articles", "/legal-aid", "/legal-aid.csv", "/legal-aid.json", "/offices", "/feed.xml", "/sitemap.xml", $"/search?q={_mark}" })
        {
            // The search page repeats what was looked for, but links to nothing.
            Assert.DoesNotContain(path.StartsWith("/search", StringComparison.Ordinal) ? $">{_mark}<" : _mark, (await AnswerAsync(path)).Body);
        }
        foreach (var path in new[] { "/admin/articles", "/admin/pages", "/admin/categories", "/admin/offices", "/admin/legal-aid", "/admin/media", "/admin/redirects" })
            Assert.DoesNotContain(_mark, (await editor.PageAsync(path)).QuerySelector(".list")?.TextContent ?? "");
        Assert.Contains(_mark, (await editor.PageAsync($"/admin/bin?kind={kind}")).QuerySelector(".list")!.TextContent);

        using (await editor.PostAsync($"/admin/bin/{kind}/{id}/restore", [], "/admin/bin")) { }
        Assert.Equal(before, await AnswerAsync(door));
    }

    [Fact]
    public async Task A_published_article_is_withdrawn_first_and_a_scheduled_one_too()
    {
        var editor = await site.StaffAsync();
        var published = await site.PublishedAsync(new() { Title = "读者正在看", Body = "正文" });
        var scheduled = await site.PublishedAsync(new() { Title = "等着发布", Body = "正文" }, site.Clock.Now.AddDays(3));

        Assert.Contains("请先撤回", await RefusalAsync(editor, "article", published));
        Assert.Contains("已经排期", await RefusalAsync(editor, "article", scheduled));
        using (await editor.PostAsync($"/admin/articles/{published}/withdraw", new() { ["Reason"] = "有误" })) { }
        using (await editor.PostAsync($"/admin/bin/article/{published}", [])) { }
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync($"/articles/{published}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync($"/articles/{published}/print")).Status);

        // Nothing can be done to it before it is taken out.
        foreach (var door in new[] { $"/admin/articles/{published}", $"/admin/articles/{published}/publish", $"/admin/articles/{published}/withdraw" })
            using (var answer = await editor.PostAsync(door, ArticlePages.Fields("x"))) Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_category_with_articles_stays_and_says_which()
    {
        var editor = await site.StaffAsync();
        var id = await site.DbAsync(db => db.Categories.Where(category => category.Slug == "pufa").Select(category => category.Id).SingleAsync());

        using var answer = await editor.PostAsync($"/admin/bin/category/{id}", []);
        var page = await TestSite.HtmlAsync(answer);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("篇文章在这个栏目", page.Refusal());
        Assert.NotEmpty(page.QuerySelectorAll("main a[href^='/admin/articles/']"));
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync("/categories/pufa")).Status);
    }

    [Fact]
    public async Task An_office_that_texts_show_goes_with_a_warning_and_the_texts_say_so()
    {
        var editor = await site.StaffAsync();
        var office = await site.DbAsync(async db => { var added = new Office("会撤掉的分所") { Address = "某某市某某路0号" }; db.Add(added); await db.SaveChangesAsync(); return added.Id; });
        var article = await site.PublishedAsync(new() { Title = "怎样找到分所", Body = $"前文。\n\n{{{{office:{office}}}}}\n\n后文。" });
        Assert.Contains("某某市某某路0号", (await AnswerAsync($"/articles/{article}")).Body);

        var warning = await editor.PageAsync($"/admin/bin/office/{office}");
        Assert.Contains("有 1 篇文字", warning.QuerySelector("main")!.TextContent);
        Assert.Contains("怎样找到分所", warning.QuerySelector($"a[href='/admin/articles/{article}']")!.TextContent);
        using (await editor.PostAsync($"/admin/bin/office/{office}", [])) { }

        var read = (await AnswerAsync($"/articles/{article}")).Body;
        Assert.DoesNotContain("某某市某某路0号", read);
        Assert.Contains("这一处的资料已经撤下", read);
        using var refused = await editor.PostAsync("/admin/articles/new/publish", ArticlePages.Fields("又提到它", $"{{{{office:{office}}}}}"));
        Assert.Contains("找不到", (await TestSite.HtmlAsync(refused)).Refusal());
    }

    [Fact]
    public async Task An_address_taken_meanwhile_is_said_and_another_one_is_a_way_out()
    {
        var editor = await site.StaffAsync();
        var old = await site.DbAsync(async db => { var added = new Category("taken", "原来的栏目"); db.Add(added); await db.SaveChangesAsync(); return added.Id; });
        using (await editor.PostAsync($"/admin/bin/category/{old}", [])) { }
        using (await editor.PostAsync("/admin/categories/new", new() { ["Name"] = "后来的栏目", ["Slug"] = "taken", ["Order"] = "0" }, "/admin/categories/new")) { }

        var (status, page) = await editor.RefusedAsync($"/admin/bin/category/{old}/restore", []);
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Contains("由栏目“后来的栏目”在用", page.Refusal());

        using (await editor.PostAsync($"/admin/bin/category/{old}/restore", new() { ["Slug"] = "taken-before" })) { }
        Assert.Contains("原来的栏目", (await AnswerAsync("/categories/taken-before")).Body);
        Assert.Contains("后来的栏目", (await AnswerAsync("/categories/taken")).Body);
    }

    [Fact]
    public async Task A_redirect_to_something_binned_is_warned_of_and_one_replaced_meanwhile_stays_in_the_bin()
    {
        var editor = await site.StaffAsync();
        var (id, _, _) = await MadeAsync(editor, "redirect");
        var from = await site.DbAsync(db => db.Redirects.Where(redirect => redirect.Id == id).Select(redirect => redirect.From).SingleAsync());
        using (await editor.PostAsync($"/admin/bin/redirect/{id}", [])) { }
        var draft = await editor.NewArticleAsync("要放进回收站的目标");
        using (await editor.PostAsync("/admin/redirects/new", new() { ["From"] = from, ["To"] = $"/articles/{draft}" }, "/admin/redirects")) { }
        using (await editor.PostAsync($"/admin/bin/article/{draft}", [])) { }

        Assert.Contains("在回收站里", (await editor.PageAsync("/admin/redirects")).QuerySelector(".list")!.TextContent);
        var (status, page) = await editor.RefusedAsync($"/admin/bin/redirect/{id}/restore", []);
        Assert.Equal((HttpStatusCode.Conflict, true), (status, page.Refusal().Contains("由另一条在用", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Authors_bin_their_own_drafts_only()
    {
        var (owner, other, editor) = (await site.StaffAsync(StaffRole.Author), await site.StaffAsync(StaffRole.Author), await site.StaffAsync());
        var id = await owner.NewArticleAsync("作者自己的草稿");

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, method, $"/admin/bin/article/{id}"));
        using (await owner.PostAsync($"/admin/bin/article/{id}", [])) { }
        Assert.Contains("作者自己的草稿", (await owner.PageAsync("/admin/bin")).QuerySelector(".list")!.TextContent);
        Assert.Contains("作者自己的草稿", (await editor.PageAsync("/admin/bin?kind=Article")).QuerySelector(".list")!.TextContent);
        Assert.DoesNotContain("作者自己的草稿", (await other.PageAsync("/admin/bin")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(other, HttpMethod.Post, $"/admin/bin/article/{id}/restore"));

        foreach (var kind in new[] { "page", "category", "office", "center", "contact", "redirect", "nothing", "99" })
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
                Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(owner, method, $"/admin/bin/{kind}/1"));
        var firm = await site.DbAsync(db => db.ContactPoints.Where(contact => EF.Property<int?>(contact, "SiteProfileId") != null).Select(contact => contact.Id).FirstAsync());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(editor, HttpMethod.Post, $"/admin/bin/contact/{firm}"));
    }

    [Fact]
    public async Task After_thirty_days_only_an_administrator_sees_it()
    {
        var (editor, administrator) = (await site.StaffAsync(), await site.StaffAsync(StaffRole.Administrator));
        var id = await site.DbAsync(async db =>
        {
            var old = new Category("long-ago", "很久以前的栏目");
            old.Bin("某某", site.Clock.Now.AddDays(-Binnable.DaysShown).AddMinutes(-1));
            db.Add(old);
            await db.SaveChangesAsync();
            return old.Id;
        });

        Assert.DoesNotContain("很久以前的栏目", (await editor.PageAsync("/admin/bin")).Body!.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(editor, HttpMethod.Post, $"/admin/bin/category/{id}/restore"));
        Assert.Contains("很久以前的栏目", (await administrator.PageAsync("/admin/bin")).Body!.TextContent);
        using (await administrator.PostAsync($"/admin/bin/category/{id}/restore", [])) { }
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync("/categories/long-ago")).Status);
    }

    [Fact]
    public void What_visitors_read_cannot_be_binned_by_anyone()
    {
        var article = new Article(new() { Title = "某文", Body = "正文" }, "某某", site.Clock.Now);
        article.Publish(new("<p>正文</p>", 1), "某某", site.Clock.Now);

        Assert.Throws<InvalidOperationException>(() => article.Bin("某某", site.Clock.Now));
        Assert.Null(article.BinnedAt);
    }

    /// <summary>Something of each kind, the door at which visitors meet it, and one like it that never was.</summary>
    private async Task<(int Id, string Door, string? Missing)> MadeAsync(StaffClient editor, string kind)
    {
        var n = Guid.NewGuid().ToString("N")[..8];
        if (kind == "media")
        {
            var media = await editor.UploadedAsync(Pictures.Png(Random.Shared.Next(20, 200), Random.Shared.Next(20, 200)), $"{_mark}.png");
            var address = MediaPages.AddressIn(await editor.LineAsync(media));
            return (media, address, address.Replace($"/{media}/", "/999999/", StringComparison.Ordinal));
        }
        return await site.DbAsync(async db =>
        {
            var now = site.Clock.Now;
            Binnable made = kind switch
            {
                "article" => new Article(new() { Title = _mark, Body = "正文" }, "某某", now),
                "page" => new Page($"page-{n}", new() { Title = _mark, Body = "正文" }, "某某", now),
                "category" => new Category($"category-{n}", _mark) { InNavigation = true },
                "office" => new Office(_mark),
                "center" => new LegalAidCenter(_mark) { District = _mark },
                "contact" => new ContactPoint(_mark, "0355-0000000", ContactKind.Phone),
                _ => new Redirect($"/{_mark}-{n}.asp", new(SitePlace.Article, 1), RedirectOrigin.Typed, "某某", now),
            };
            if (made is Article article)
            {
                article.Publish(new("<p>正文</p>", 1), "某某", now);
                article.Withdraw("有误", now);
            }
            if (made is Page page) page.Publish(new("<p>正文</p>", 1), now);
            if (made is ContactPoint contact) (await db.Offices.FirstAsync()).Contacts.Add(contact);
            else db.Add(made);
            await db.SaveChangesAsync();
            return made switch
            {
                Article a => (a.Id, $"/articles/{a.Id}", "/articles/999999"),
                Page p => (p.Id, $"/pages/{p.Slug}", "/pages/never-was"),
                Category c => (c.Id, $"/categories/{c.Slug}", "/categories/never-was"),
                Office o => (o.Id, $"/offices/{o.Id}", "/offices/999999"),
                LegalAidCenter c => (c.Id, $"/legal-aid/{c.Id}", "/legal-aid/999999"),
                ContactPoint c => (c.Id, "/offices/1", null),
                Redirect r => (r.Id, r.From, $"/{_mark}-never-was.asp"),
                _ => ((int, string, string?))default,
            };
        });
    }

    private async Task<string> RefusalAsync(StaffClient editor, string kind, int id)
    {
        var (status, page) = await editor.RefusedAsync($"/admin/bin/{kind}/{id}", []);
        Assert.Equal(HttpStatusCode.Conflict, status);
        return page.Refusal();
    }

    private static async Task<HttpStatusCode> StatusAsync(StaffClient staff, HttpMethod method, string path)
    {
        using var answer = method == HttpMethod.Get ? await staff.GetAsync(path) : await staff.PostAsync(path, []);
        return answer.StatusCode;
    }

    private async Task<(HttpStatusCode Status, string? Location, string Body)> AnswerAsync(string path)
    {
        using var answer = await site.Visitor().GetAsync(path);
        return (answer.StatusCode, answer.Headers.Location?.ToString(), answer.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.Ordinal) == true ? "" : await answer.Content.ReadAsStringAsync());
    }
}
