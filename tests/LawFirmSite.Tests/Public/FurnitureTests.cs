using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Domain.Site;
using LawFirmSite.Tests.Faults;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Public;

public sealed class FurnitureTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string> Addresses =>
    [
        "/", "/articles", "/articles/1", "/articles/1/print", "/categories/pufa", "/legal-aid", "/legal-aid/1", "/legal-aid/guide", "/legal-aid/check", "/legal-aid/check/ask", "/legal-aid/1/handout", "/legal-aid/handouts", "/legal-aid.csv", "/legal-aid.json",
        "/offices", "/offices/1", "/offices/1.vcf", "/pages/about", "/search", "/search?q=法律", "/bookmark", "/feed.xml", "/sitemap.xml", "/robots.txt", "/favicon.svg", "/manifest.webmanifest", "/offline", "/service-worker.js", "/sitemap-1.xml",
    ];

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_public_address_answers_and_sets_no_cookie(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Theory]
    [InlineData("/"), InlineData("/articles"), InlineData("/articles/1"), InlineData("/legal-aid"), InlineData("/legal-aid/guide"), InlineData("/legal-aid/check"), InlineData("/legal-aid/check/possible"), InlineData("/offices"), InlineData("/pages/about"), InlineData("/search"), InlineData("/bookmark"), InlineData("/nothing")]
    public async Task Every_page_has_one_heading_the_hotline_the_search_and_no_style_or_script_of_its_own(string address)
    {
        var page = await PageAsync(address);

        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("tel:+863552030110", page.QuerySelector("header .hotline")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("header form[action='/search'] input[name=q]"));
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]):not([type='application/ld+json']), [onclick]"));
        Assert.All(page.QuerySelectorAll("link[href], script[src], img[src]"), element =>
            Assert.Matches("^(/[^/]|/$|http://localhost/)", element.GetAttribute("href") ?? element.GetAttribute("src")));
        Assert.InRange(page.QuerySelectorAll("header nav a").Length, 3, 8);
        Assert.Equal("telephone=no", page.QuerySelector("meta[name=format-detection]")!.GetAttribute("content"));
    }

    [Fact]
    public async Task The_footer_shows_licence_and_filing_numbers_only_when_there_are_any()
    {
        Assert.Null((await PageAsync("/")).QuerySelector(".foot__filing"));

        await ChangeProfileAsync(profile => (profile.LicenceNumber, profile.IcpNumber, profile.PoliceNumber) = ("证号123", "晋ICP备00000000号-1", "晋公网安备14040000000000号"));
        var filing = (await PageAsync("/")).QuerySelector(".foot__filing")!;
        await ChangeProfileAsync(profile => (profile.LicenceNumber, profile.IcpNumber, profile.PoliceNumber) = ("", "", ""));

        Assert.Contains("证号123", filing.TextContent);
        Assert.Equal("晋ICP备00000000号-1", filing.QuerySelector("a[href='https://beian.miit.gov.cn/']")!.TextContent);
        Assert.NotNull(filing.QuerySelector("a[href='https://beian.mps.gov.cn/']"));
    }

    [Fact]
    public async Task The_fax_is_text_and_the_mail_a_link()
    {
        var foot = (await PageAsync("/bookmark")).QuerySelector(".foot")!;

        Assert.Contains("0355-2032928", foot.TextContent);
        Assert.Null(foot.QuerySelector("a[href*='2032928']"));
        Assert.NotNull(foot.QuerySelector("a[href='mailto:zgsxjjls@126.com']"));
    }

    [Theory]
    [InlineData("/nothing"), InlineData("/care"), InlineData("/media/1/x.jpg"), InlineData("/errors/404"), InlineData("/errors/500"), InlineData("/errors/x"), InlineData("/index.asp")]
    public async Task What_is_not_there_gets_a_page_in_the_look_of_the_site(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        var page = await TestSite.HtmlAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("没有找到这一页", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector(".foot"));
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Theory]
    [InlineData("/articles/999", "看全部文章 /articles"), InlineData("/Articles.asp?id=3", "看全部文章 /articles"), InlineData("/legal-aid/99/x", "看各县区的法律援助中心 /legal-aid"), InlineData("/offices/99", "看各办公室的地址和电话 /offices")]
    [InlineData("/%E8%AE%A8%E8%96%AA/%E6%80%8E%E4%B9%88%E5%8A%9E.html", "搜索“讨薪 怎么办” /search?q=%E8%AE%A8%E8%96%AA%20%E6%80%8E%E4%B9%88%E5%8A%9E"), InlineData("/so.asp?word=%E6%B3%95%E6%8F%B4", "搜索“法援” /search?q=%E6%B3%95%E6%8F%B4")]
    [InlineData("/wp-login.php", ""), InlineData("/x%3Cscript%3E%E6%9F%90%22%3E", ""), InlineData("/%FF%FE/%zz", ""), InlineData("/media/9/x.png", "")]
    public async Task A_page_that_is_not_there_says_what_may_have_been_meant(string address, string meant)
    {
        using var answer = await site.Visitor().GetAsync(address);
        var html = await answer.Content.ReadAsStringAsync();
        var page = await TestSite.HtmlAsync(answer);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(meant, string.Join(' ', page.QuerySelectorAll("main .reading > ul:not(.buttons) a").Select(link => $"{link.TextContent} {link.GetAttribute("href")}")));
        Assert.NotNull(page.QuerySelector("main a[href='tel:12348']"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.DoesNotContain("<script>", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("wp-login", html, StringComparison.Ordinal);
        Assert.True(html.Length < 8_000);
    }

    [Fact]
    public async Task Of_a_long_address_only_the_first_words_come_back()
    {
        var page = await PageAsync("/" + Uri.EscapeDataString(string.Concat(Enumerable.Range(0, 200).Select(n => (char)(0x4E00 + n)))));

        Assert.Equal(30 + "搜索“”".Length, page.QuerySelector("main .reading > ul a")!.TextContent.Length);
    }

    [Fact]
    public async Task A_method_that_an_address_does_not_know_gets_a_page_too()
    {
        using var answer = await site.Visitor().PostAsync("/articles", new StringContent(""));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.NotNull((await TestSite.HtmlAsync(answer)).QuerySelector(".foot"));
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK), InlineData("/articles/1", HttpStatusCode.OK), InlineData("/feed.xml", HttpStatusCode.OK), InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Asking_only_for_the_head_gets_the_same_status(string address, HttpStatusCode status)
    {
        using var answer = await site.Visitor().SendAsync(new(HttpMethod.Head, address));

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        return await TestSite.HtmlAsync(answer);
    }

    private Task<int> ChangeProfileAsync(Action<SiteProfile> change) => site.DbAsync(async db =>
    {
        change(await db.SiteProfiles.SingleAsync());
        return await db.SaveChangesAsync();
    });
}

/// <summary>Own site, for its database goes away.</summary>
public sealed class WithoutDatabaseTests
{
    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_page_says_that_the_site_is_out_of_order_when_the_database_does_not_answer(bool knownBefore)
    {
        using var site = new FailingSite();
        using var visitor = site.Visitor();
        if (knownBefore) await visitor.GetStringAsync("/");
        site.Faults.IsAway = true;

        using var answer = await visitor.GetAsync("/articles");
        var page = await TestSite.HtmlAsync(answer);

        Assert.True((int)answer.StatusCode >= 500);
        Assert.NotNull(page.QuerySelector("main a[href='tel:12348']"));
        Assert.NotNull(page.QuerySelector("link[rel=stylesheet]"));
        Assert.Equal(knownBefore, page.QuerySelector(".hotline") is not null);
    }
}
