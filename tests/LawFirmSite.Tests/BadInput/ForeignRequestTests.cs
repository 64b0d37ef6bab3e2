using System.Net;
using LawFirmSite.Tests.Admin;

namespace LawFirmSite.Tests.BadInput;

/// <summary>What other sites and other programs may try with a request of somebody who is signed in.</summary>
public sealed class ForeignRequestTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.Redirect)]
    [InlineData("none", HttpStatusCode.Redirect)]
    [InlineData(null, HttpStatusCode.Redirect)]
    public async Task A_form_of_another_site_is_refused_even_with_a_good_token(string? from, HttpStatusCode status)
    {
        var author = await site.StaffAsync(LawFirmSite.Data.Accounts.StaffRole.Author);
        if (from is not null) author.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", from);

        using var answer = await author.PostAsync("/admin/articles/new", ArticlePages.Fields($"从别处来的 {from}"));
        Assert.Equal(status, answer.StatusCode);
        // A link from elsewhere is no more than a link.
        using var read = await author.GetAsync("/legal-aid");
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Looking_at_any_page_changes_nothing()
    {
        var administrator = await site.StaffAsync(LawFirmSite.Data.Accounts.StaffRole.Administrator);
        var paths = StaffForms.Pages(site).Concat(["/", "/articles", "/articles/1", "/articles/1/print", "/legal-aid", "/legal-aid/1", "/offices/1", "/search?q=法律", "/feed.xml", "/sitemap.xml", "/bookmark", "/care?on=1&back=/"]).ToList();
        var before = await ContentsAsync();

        foreach (var path in paths)
            using (await administrator.GetAsync(path)) { }

        Assert.Equal(before, await ContentsAsync());
    }

    [Theory]
    [InlineData("/"), InlineData("/nowhere"), InlineData("/feed.xml"), InlineData("/sitemap.xml"), InlineData("/robots.txt"), InlineData("/legal-aid.csv"), InlineData("/legal-aid.json"), InlineData("/offices/1.vcf"), InlineData("/admin/sign-in"), InlineData("/css/site.css"), InlineData("/css/admin.css"), InlineData("/js/site.js"), InlineData("/service-worker.js"), InlineData("/legal-aid.schema.json")]
    public async Task Every_text_says_in_which_letters_it_is_written(string path)
    {
        using var answer = await site.Visitor().GetAsync(path);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType!.CharSet, ignoreCase: true);
    }

    [Fact]
    public async Task A_value_given_twice_has_one_meaning()
    {
        var author = await site.StaffAsync(LawFirmSite.Data.Accounts.StaffRole.Author);
        foreach (var path in new[] { "/articles?page=1&page=2", "/search?q=法律&q=援助", "/categories/pufa?page=1&page=x" })
        {
            using var answer = await site.Visitor().GetAsync(path);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{path}: {answer.StatusCode}");
        }

        // What stands in the address never replaces what stands in the form.
        using var saved = await author.PostAsync("/admin/articles/new?Title=%E5%9C%B0%E5%9D%80%E9%87%8C%E7%9A%84", ArticlePages.Fields("表单里的"));
        Assert.Contains("表单里的", (await author.PageAsync(saved.Headers.Location!.ToString())).Value("Title"));
    }

    /// <summary>Every row of every table but those that note who is there and what was read.</summary>
    private Task<string> ContentsAsync() => site.DbAsync(async db => (await DatabaseContents.OfAsync(db, "StaffSessions", "ArticleViews", "DirectoryViews", "MissedSearches")).Written());
}
