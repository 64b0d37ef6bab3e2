using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web;

namespace LawFirmSite.Tests.Public;

/// <summary>关怀版: the same pages for people who want them large, at the same addresses.</summary>
public sealed class CareTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string> Pages => new("/", "/articles", "/articles/1", "/articles/1/print", "/legal-aid", "/legal-aid/1", "/offices", "/pages/about", "/search", "/search?q=法律", "/bookmark", "/offline", "/nothing");

    [Theory, MemberData(nameof(Pages))]
    public async Task A_cookie_brings_the_large_styles_and_nothing_else_changes_on_the_page(string address)
    {
        var standard = await TestSite.HtmlAsync(await AskAsync(address, care: false));
        var care = await TestSite.HtmlAsync(await AskAsync(address, care: true));

        Assert.Contains("/css/site.", Styles(standard));
        Assert.Contains("/css/site-care.", Styles(care));
        Assert.Equal(standard.QuerySelector("main h1")!.TextContent, care.QuerySelector("main h1")!.TextContent);
        Assert.Equal(standard.QuerySelector("main")!.TextContent, care.QuerySelector("main")!.TextContent);
    }

    [Theory]
    [InlineData("/", "/"), InlineData("/articles?page=1", "/articles?page=1"), InlineData("/articles/1", "/articles/1"), InlineData("/search?q=%E6%B3%95%E5%BE%8B&year=2026", "/search?q=%E6%B3%95%E5%BE%8B&year=2026"), InlineData("/nothing", "/")]
    public async Task The_switch_stands_in_the_same_place_and_comes_back_to_the_page(string address, string back)
    {
        foreach (var care in new[] { false, true })
        {
            var page = await TestSite.HtmlAsync(await AskAsync(address, care));
            var link = page.QuerySelector("header .menu > .wide > form + a.care")!;
            using var turned = await AskAsync(link.GetAttribute("href")!, care);

            Assert.Equal(care ? "返回标准版" : "关怀版", link.TextContent);
            Assert.Equal(HttpStatusCode.Redirect, turned.StatusCode);
            Assert.Equal(back, turned.Headers.Location!.OriginalString);
            Assert.Equal(care ? "" : "1", Cookie(turned));
            Assert.True(turned.Headers.CacheControl!.NoStore);
        }
    }

    [Fact]
    public async Task Each_size_is_kept_apart_under_its_own_tag()
    {
        using var standard = await AskAsync("/offices", care: false);
        using var care = await AskAsync("/offices", care: true);
        using var again = await AskAsync("/offices", care: true);
        using var known = await AskAsync("/offices", care: true, known: care.Headers.ETag!.Tag);
        using var other = await AskAsync("/offices", care: true, known: standard.Headers.ETag!.Tag);
        using var odd = await AskAsync("/offices", care: false, cookie: "care=yes; a=1");

        using var large = await AskAsync("/offices", care: false, cookie: "care=large");

        Assert.Equal(3, new[] { standard, care, large }.Select(answer => answer.Headers.ETag!.Tag).Distinct().Count());
        Assert.Equal(care.Headers.ETag, again.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        Assert.Equal(standard.Headers.ETag, odd.Headers.ETag);
        Assert.Contains("Cookie", care.Headers.Vary);
    }

    [Fact]
    public async Task Under_an_article_one_chooses_among_three_sizes_without_script_and_all_pages_have_it()
    {
        var article = await TestSite.HtmlAsync(await AskAsync("/articles/1", care: false));
        var sizes = article.QuerySelectorAll("#size a").ToList();

        Assert.Equal(["标准", "大", "关怀版"], sizes.Select(size => size.TextContent));
        Assert.Equal("标准", Assert.Single(sizes, size => size.HasAttribute("aria-current")).TextContent);
        using var chosen = await AskAsync(sizes[1].GetAttribute("href")!, care: false);
        Assert.Equal("/articles/1", chosen.Headers.Location!.OriginalString);
        Assert.Equal("large", Cookie(chosen));

        foreach (var address in new[] { "/", "/articles/1", "/search?q=法律", "/legal-aid", "/nothing" })
        {
            var large = await TestSite.HtmlAsync(await AskAsync(address, care: false, cookie: "care=large"));
            Assert.Equal("large", large.DocumentElement.ClassName);
            Assert.Contains("/css/site.", Styles(large));
        }
        var read = await TestSite.HtmlAsync(await AskAsync("/articles/1", care: false, cookie: "care=large"));
        Assert.Equal("大", read.QuerySelector("#size [aria-current]")!.TextContent);
        Assert.EndsWith("/print?size=large", read.QuerySelector(".tools > a")!.GetAttribute("href"));
        using var back = await AskAsync(read.QuerySelector("#size a")!.GetAttribute("href")!, care: false, cookie: "care=large");
        Assert.Equal("", Cookie(back));
    }

    [Fact]
    public async Task Only_a_plain_choice_is_taken()
    {
        foreach (var address in new[] { "/care", "/care?on=2", "/care?on=Large", "/care?on=", "/care?back=/articles" })
        {
            using var answer = await AskAsync(address, care: false);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task It_leads_nowhere_but_to_pages_of_this_site()
    {
        foreach (var item in Corpus.Items("redirects"))
        {
            var wanted = item.GetProperty("payload").GetString()!;
            using var answer = await AskAsync($"/care?on=1&back={Uri.EscapeDataString(wanted)}", care: false);
            var to = answer.Headers.Location!.OriginalString;

            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.True(item.GetProperty("accept").GetBoolean() ? to == wanted.TrimStart('~') : IsHere(to), $"{wanted} led to {to}.");
        }
    }

    [Theory]
    [InlineData("/.//evil.example"), InlineData("/a/..//evil.example"), InlineData("/%2e//evil.example"), InlineData("/a\tb"), InlineData("/\t/evil.example"), InlineData("/care?on=0&back=/care"), InlineData("https://evil.example/"), InlineData("")]
    public async Task Tricks_with_dots_tabs_and_circles_lead_home(string back)
    {
        using var answer = await AskAsync($"/care?on=1&back={Uri.EscapeDataString(back)}", care: false);

        Assert.Equal("/", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public void An_address_in_Chinese_is_fit_for_a_header() => Assert.Equal("/search?q=%E4%B8%AD", LocalAddress.Of("/search?q=中", "/"));

    [Fact]
    public async Task Staff_pages_do_not_know_it()
    {
        var staff = await site.StaffAsync(StaffRole.Editor);
        staff.Http.DefaultRequestHeaders.Add("Cookie", "care=1");
        var page = await staff.PageAsync("/admin/articles");

        Assert.Contains("/css/admin.", Styles(page));
        Assert.DoesNotContain("care", Styles(page));
    }

    [Fact]
    public async Task Under_https_the_cookie_is_bound_to_the_host()
    {
        await using var https = new HttpsOriginTests();
        using var visitor = https.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        visitor.DefaultRequestHeaders.Host = "www.example.cn";
        using var on = await visitor.GetAsync("/care?on=1&back=/");
        using var off = await visitor.GetAsync("/care?on=0&back=/");
        visitor.DefaultRequestHeaders.Add("Cookie", "__Host-care=1");

        Assert.Matches("(?i)^__Host-care=1;.*path=/;.*secure.*samesite=lax.*httponly", Assert.Single(on.Headers.GetValues("Set-Cookie")));
        Assert.Matches("(?i)^__Host-care=; expires=.*1970.*path=/;.*secure", Assert.Single(off.Headers.GetValues("Set-Cookie")));
        Assert.Contains("site-care.", await visitor.GetStringAsync("/bookmark"));
    }

    private sealed class HttpsOriginTests() : TestSite(new() { ["Site:PublicOrigin"] = "https://www.example.cn" });

    private static bool IsHere(string location) =>
        location.StartsWith('/') && Uri.TryCreate(new Uri("http://localhost"), location, out var whole) && whole.Host == "localhost" && !location.StartsWith("//", StringComparison.Ordinal) && !location.StartsWith("/\\", StringComparison.Ordinal);

    private static string Styles(IHtmlDocument page) => string.Join(' ', page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href")));

    private static string Cookie(HttpResponseMessage answer) => Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0]["care=".Length..];

    private async Task<HttpResponseMessage> AskAsync(string address, bool care, string? known = null, string? cookie = null)
    {
        using var visitor = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (care) request.Headers.Add("Cookie", "a=b; care=1");
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await visitor.SendAsync(request);
    }
}
