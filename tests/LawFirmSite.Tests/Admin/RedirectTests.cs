using System.Net;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>Former addresses: how staff enter them, and what visitors get.</summary>
public sealed class RedirectTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("http://www.example.cn/View.asp?id=1798", "/view.asp?id=1798", "/VIEW.ASP?ID=1798&from=singlemessage")]
    [InlineData("/news/show.php?id=3&lang=cn", "/news/show.php?id=3&lang=cn", "/news/show.php?lang=cn&id=3")]
    [InlineData("/新闻/某某.html", "/新闻/某某.html", "/%D0%C2%CE%C5/%C4%B3%C4%B3.html")]
    [InlineData("/旧页/", "/旧页", "/%E6%97%A7%E9%A1%B5")]
    public async Task A_former_address_leads_to_the_page_however_it_is_spelled(string typed, string kept, string asked)
    {
        var editor = await site.StaffAsync();
        using (var saved = await AddAsync(editor, typed, "/articles/3")) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head })
        {
            using var answer = await site.Visitor().SendAsync(new(method, asked));
            Assert.Equal((HttpStatusCode.MovedPermanently, "/articles/3"), (answer.StatusCode, answer.Headers.Location?.ToString()));
            Assert.True(answer.Headers.CacheControl!.NoCache);
        }
        Assert.NotNull(await site.DbAsync(db => db.Redirects.InUse().SingleOrDefaultAsync(redirect => redirect.From == kept)));
    }

    [Fact]
    public async Task What_is_not_known_is_not_found_and_a_form_is_sent_nowhere()
    {
        var editor = await site.StaffAsync();
        using (await AddAsync(editor, "/guestbook.asp", "/offices")) { }

        foreach (var path in new[] { "/nowhere.asp?id=1", "/%FF%FE", "/guestbook.asp?id=2" })
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(path));
        using var posted = await site.Visitor().PostAsync("/guestbook.asp", new FormUrlEncodedContent([]));
        Assert.Null(posted.Headers.Location);
    }

    [Fact]
    public async Task No_page_of_the_site_can_be_hidden()
    {
        var editor = await site.StaffAsync();

        foreach (var path in new[] { "/articles/1", "/", "/legal-aid.csv", "/categories/pufa", "/pages/about", "/offices/1", "/legal-aid/1" })
            Assert.Contains("现在就打得开", await RefusalAsync(editor, path, "/articles/3"));
        Assert.Contains("管理页面", await RefusalAsync(editor, "/admin/old", "/articles/3"));
    }

    [Fact]
    public async Task Nothing_leads_to_another_site()
    {
        var editor = await site.StaffAsync();

        foreach (var target in Corpus.Items("redirects").Select(item => item.GetProperty("payload").GetString()!).Append("/zh/中文").Append("https://other.example/articles/3"))
        {
            var (status, page) = await editor.RefusedAsync("/admin/redirects/new", Fields($"/corpus/{Guid.NewGuid():N}", target), "/admin/redirects");
            // This site's own addresses are taken, its own name before them or not, and nothing else.
            if (target is "/articles" or "http://[::1]/") Assert.Equal(HttpStatusCode.Redirect, status);
            else Assert.Equal((HttpStatusCode.BadRequest, true), (status, page.Refusal().Length > 0));
        }
        Assert.DoesNotContain(await site.DbAsync(db => db.Redirects.Select(redirect => redirect.To).ToListAsync()), to => SiteAddress.Read(to) is null);
    }

    [Fact]
    public async Task An_address_copied_from_the_address_bar_of_this_site_will_do()
    {
        var editor = await site.StaffAsync();
        using (await AddAsync(editor, "/copied.asp", "http://localhost/articles/4/")) { }

        Assert.Equal("/articles/4", await LeadsToAsync("/copied.asp"));
    }

    [Fact]
    public async Task A_chain_is_saved_as_its_end_and_a_loop_is_refused_by_name()
    {
        var editor = await site.StaffAsync();
        using (await AddAsync(editor, "/chain-b.asp", "/articles/5")) { }
        using (await AddAsync(editor, "/chain-a.asp", "/chain-b.asp")) { }
        using (await AddAsync(editor, "/categories/loop-a", "/categories/loop-b")) { }

        Assert.Equal("/articles/5", await LeadsToAsync("/chain-a.asp"));
        Assert.Contains("/categories/loop-b → /categories/loop-a → /categories/loop-b", await RefusalAsync(editor, "/categories/loop-b", "/categories/loop-a"));
        Assert.Contains("/self.asp → /self.asp", await RefusalAsync(editor, "/self.asp", "/self.asp"));
    }

    [Fact]
    public async Task A_target_that_visitors_do_not_find_is_saved_with_a_warning()
    {
        var editor = await site.StaffAsync();
        var draft = await editor.NewArticleAsync("还没发布的目标");

        using (await AddAsync(editor, "/to-draft.asp", $"/articles/{draft}")) { }
        var page = await editor.PageAsync("/admin/redirects?q=to-draft");

        Assert.Contains("还是草稿，读者打不开", page.QuerySelector("[role=status]")!.TextContent);
        Assert.Contains("还是草稿，读者打不开", page.QuerySelector(".list")!.TextContent);
    }

    [Fact]
    public async Task The_same_address_twice_and_the_same_form_twice_add_one()
    {
        var editor = await site.StaffAsync();
        var fields = Fields("/twice.asp", "/articles/3");
        fields["Key"] = Guid.NewGuid().ToString();
        using (await editor.PostAsync("/admin/redirects/new", fields, "/admin/redirects")) { }
        using (var again = await editor.PostAsync("/admin/redirects/new", fields, "/admin/redirects")) Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);

        Assert.Contains("已经有了，转到 /articles/3", await RefusalAsync(editor, "/Twice.asp", "/articles/4"));
        Assert.Equal(1, await site.DbAsync(db => db.Redirects.CountAsync(redirect => redirect.From == "/twice.asp")));
    }

    [Fact]
    public async Task A_redirect_is_changed_found_and_counted()
    {
        var editor = await site.StaffAsync();
        using (await AddAsync(editor, "/changed.asp?id=1", "/articles/3")) { }
        var id = await site.DbAsync(db => db.Redirects.Where(redirect => redirect.From == "/changed.asp?id=1").Select(redirect => redirect.Id).SingleAsync());
        using (await editor.PostAsync($"/admin/redirects/{id}", Fields("/changed.asp?id=1", "/pages/about"), $"/admin/redirects/{id}")) { }

        Assert.Equal("/pages/about", await LeadsToAsync("/changed.asp?id=1"));
        await LeadsToAsync("/changed.asp?id=1");
        var row = (await editor.PageAsync("/admin/redirects?q=http://www.example.cn/Changed.asp?id=1")).QuerySelector(".list tbody")!.TextContent;
        Assert.Contains("2 次", row);
        Assert.Contains($"最近 {site.Clock.Today.InList()}", row);
        Assert.Contains("没有符合的", (await editor.PageAsync("/admin/redirects?q=不会有的")).Body!.TextContent);
    }

    [Fact]
    public async Task A_category_that_gets_another_address_is_found_under_the_old_one_and_the_one_before()
    {
        var editor = await site.StaffAsync();
        using (await editor.PostAsync("/admin/categories/new", Category("moving-1"), "/admin/categories/new")) { }
        var id = await site.DbAsync(db => db.Categories.Where(category => category.Slug == "moving-1").Select(category => category.Id).SingleAsync());
        var path = $"/admin/categories/{id}";
        using (await editor.PostAsync(path, Category("moving-2"), path)) { }
        using (await editor.PostAsync(path, Category("moving-3"), path)) { }

        Assert.Equal("/categories/moving-3", await LeadsToAsync("/categories/moving-1"));
        Assert.Equal("/categories/moving-3", await LeadsToAsync("/categories/moving-2?page=2"));

        using (await editor.PostAsync(path, Category("moving-1"), path)) { }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/categories/moving-1"));
        Assert.Equal("/categories/moving-1", await LeadsToAsync("/categories/moving-3"));
        Assert.Equal("/categories/moving-1", await LeadsToAsync("/categories/moving-2"));
        Assert.Empty(await site.DbAsync(db => db.Redirects.InUse().Where(redirect => redirect.From == "/categories/moving-1").ToListAsync()));
    }

    [Fact]
    public async Task A_page_gets_another_address_and_one_that_is_taken_moves_nothing()
    {
        var editor = await site.StaffAsync();
        var id = await NewPageAsync(editor, "old-name");
        var path = $"/admin/pages/{id}/address";

        var (_, refused) = await editor.RefusedAsync(path, new() { ["Slug"] = "about" }, path);
        Assert.Contains("已经有别的页面用了", refused.Refusal());
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/pages/old-name"));

        using (await editor.PostAsync(path, new() { ["Slug"] = "new-name" }, path)) { }
        Assert.Equal("/pages/new-name", await LeadsToAsync("/pages/old-name"));

        // Somebody makes a new page where the old one was: it is shown, and nothing leads away from it.
        await NewPageAsync(editor, "old-name");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("/pages/old-name"));
        Assert.Empty(await site.DbAsync(db => db.Redirects.InUse().Where(redirect => redirect.From == "/pages/old-name").ToListAsync()));
    }

    [Fact]
    public async Task Many_are_looked_at_first_and_the_good_ones_saved()
    {
        var editor = await site.StaffAsync();
        using (await AddAsync(editor, "/many-known.asp", "/articles/3")) { }
        const string Lines = "旧网址,新网址\n/many-1.asp?id=1,/articles/1\n/many-2.asp\t/many-1.asp?id=1\n/many-known.asp /articles/4\n/many-bad.asp https://other.example/\n/many-1.asp?ID=1 /articles/2\n/many-none.asp\n/many-unknown.asp /articles/999999";

        using var look = await editor.PostAsync("/admin/redirects/many", new() { ["Lines"] = Lines }, "/admin/redirects/many");
        var page = await TestSite.HtmlAsync(look);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/many-1.asp?id=1"));
        var rows = page.QuerySelectorAll(".list tbody tr").Select(row => row.TextContent).ToList();
        Assert.Equal(7, rows.Count);
        Assert.Contains("会加上", rows[0]);
        Assert.Contains("原来转到 /articles/3，会改成这里", rows[2]);
        Assert.Contains("不是本站的网址", rows[3]);
        Assert.Contains("上面已经写过", rows[4]);
        Assert.Contains("没有写转到哪里", rows[5]);
        Assert.Contains("没有这一页", rows[6]);

        using (await editor.PostAsync("/admin/redirects/many/save", new() { ["Lines"] = page.Value("Lines") })) { }
        Assert.Equal("/articles/1", await LeadsToAsync("/many-1.asp?id=1"));
        Assert.Equal("/articles/1", await LeadsToAsync("/many-2.asp"));
        Assert.Equal("/articles/4", await LeadsToAsync("/many-known.asp"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/many-bad.asp"));
        using (var again = await editor.PostAsync("/admin/redirects/many/save", new() { ["Lines"] = page.Value("Lines") })) Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task A_table_saved_by_Excel_is_read()
    {
        var editor = await site.StaffAsync();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var csv = System.Text.Encoding.GetEncoding("GBK").GetBytes("旧网址,新网址\r\n/关于我们.asp,/pages/about\r\n");

        using var look = await editor.SendAsync("/admin/redirects/many", "File", [csv.Named("a.csv")]);
        using var binary = await editor.SendAsync("/admin/redirects/many", "File", [new byte[] { 0x50, 0x4B, 3, 4, 0xFF, 0x81, 0xFF }.Named("a.xlsx")]);

        Assert.Contains("/关于我们.asp,/pages/about", (await TestSite.HtmlAsync(look)).Value("Lines"));
        Assert.Contains("另存为", (await TestSite.HtmlAsync(binary)).Refusal());
    }

    private Task<HttpResponseMessage> AddAsync(StaffClient editor, string from, string to) => editor.PostAsync("/admin/redirects/new", Fields(from, to), "/admin/redirects");

    private static Dictionary<string, string> Fields(string from, string to) => new() { ["From"] = from, ["To"] = to };

    private static Dictionary<string, string> Category(string slug) => new() { ["Name"] = "会搬家的栏目", ["Slug"] = slug, ["Order"] = "900" };

    private static async Task<string> RefusalAsync(StaffClient editor, string from, string to)
    {
        var (status, page) = await editor.RefusedAsync("/admin/redirects/new", Fields(from, to), "/admin/redirects");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        return page.Refusal();
    }

    private static async Task<int> NewPageAsync(StaffClient editor, string slug)
    {
        var fields = ArticlePages.Fields("会搬家的页面");
        (fields["Slug"], fields["Place"], fields["Order"]) = (slug, "Nowhere", "0");
        using var created = await editor.PostAsync("/admin/pages/new/publish", fields);
        return int.Parse(created.Headers.Location!.ToString().Split('/')[^1]);
    }

    private async Task<string?> LeadsToAsync(string path)
    {
        using var answer = await site.Visitor().GetAsync(path);
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        return answer.Headers.Location?.ToString();
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await site.Visitor().GetAsync(path);
        return answer.StatusCode;
    }
}
