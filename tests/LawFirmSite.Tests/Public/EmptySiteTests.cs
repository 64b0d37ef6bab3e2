using System.Net;
using LawFirmSite.Data.Accounts;

namespace LawFirmSite.Tests.Public;

/// <summary>The first minute of a firm that begins with nothing.</summary>
public class EmptySiteTests(EmptySiteTests.EmptySite site) : IClassFixture<EmptySiteTests.EmptySite>
{
    public sealed class EmptySite() : TestSite(new() { ["Seed:Folder"] = "" });

    [Theory]
    [InlineData("/")]
    [InlineData("/articles")]
    [InlineData("/legal-aid")]
    [InlineData("/legal-aid/guide")]
    [InlineData("/legal-aid/check")]
    [InlineData("/legal-aid/check/possible")]
    [InlineData("/legal-aid/handouts")]
    [InlineData("/legal-aid.csv")]
    [InlineData("/legal-aid.json")]
    [InlineData("/offices")]
    [InlineData("/search")]
    [InlineData("/search?q=法律援助")]
    [InlineData("/bookmark")]
    [InlineData("/feed.xml")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/favicon.svg")]
    [InlineData("/manifest.webmanifest")]
    [InlineData("/offline")]
    [InlineData("/service-worker.js")]
    public async Task Every_public_page_answers(string path) =>
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync(path)).StatusCode);

    [Fact]
    public async Task Every_staff_page_answers_and_an_article_without_category_can_be_published()
    {
        var staff = await site.StaffAsync(StaffRole.Administrator);
        foreach (var path in new[] { "", "/articles", "/articles/new", "/pages", "/categories", "/search", "/offices", "/legal-aid", "/site", "/staff", "/account" })
            Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync("/admin" + path)).StatusCode);

        using var saved = await staff.PostAsync("/admin/articles/new", new() { ["Title"] = "第一篇", ["Body"] = "正文" });
        var address = saved.Headers.Location!.ToString();
        using var published = await staff.PostAsync(address + "/publish", []);

        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Contains("第一篇", await site.Visitor().GetStringAsync("/"));
        Assert.Contains("第一篇", await site.Visitor().GetStringAsync("/articles"));
    }
}
