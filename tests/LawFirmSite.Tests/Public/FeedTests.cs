using System.Xml.Linq;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Public;

public sealed class FeedTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task The_feed_has_twenty_whole_articles_with_whole_addresses()
    {
        for (var i = 0; i < 21; i++) await site.PublishedAsync(new() { Title = $"第 {i} 篇", Body = "[名录](/legal-aid)\n\n{{legal-aid}}\n\n怪字符 &#1; 在此 <b>&</b>" });
        var feed = XDocument.Parse(await site.Visitor().GetStringAsync("/feed.xml"));
        var entries = feed.Root!.Elements(Atom + "entry").ToList();

        Assert.Equal(20, entries.Count);
        Assert.Equal("山西健杰律师事务所", feed.Root.Element(Atom + "title")!.Value);
        Assert.All(entries, entry => Assert.StartsWith("http://localhost/articles/", entry.Element(Atom + "id")!.Value));
        Assert.Contains("href=\"http://localhost/legal-aid\"", entries[0].Element(Atom + "content")!.Value);
        Assert.DoesNotContain("{{", feed.ToString());
        Assert.DoesNotContain("href=\"/", feed.ToString());
    }

    [Fact]
    public async Task Neither_feed_nor_map_names_what_visitors_may_not_read()
    {
        var scheduled = await site.PublishedAsync(new() { Title = "以后的", Body = "正文。" }, site.Clock.Now.AddDays(1));
        var withdrawn = await site.PublishedAsync(new() { Title = "撤回的", Body = "正文。" });
        await site.DbAsync(async db =>
        {
            (await db.Articles.SingleAsync(article => article.Id == withdrawn)).Withdraw("有误。", site.Clock.Now);
            return await db.SaveChangesAsync();
        });
        var shown = await site.PublishedAsync(new() { Title = "看得见的", Body = "正文。" });
        var map = XDocument.Parse(await site.Visitor().GetStringAsync("/sitemap.xml")).Descendants(Map + "loc").Select(loc => loc.Value).ToList();
        var feed = await site.Visitor().GetStringAsync("/feed.xml");

        Assert.Contains($"http://localhost/articles/{shown}", map);
        Assert.Contains("http://localhost/legal-aid", map);
        Assert.Contains("http://localhost/pages/about", map);
        foreach (var hidden in new[] { scheduled, withdrawn })
        {
            Assert.DoesNotContain($"http://localhost/articles/{hidden}", map);
            Assert.DoesNotContain($"/articles/{hidden}<", feed);
        }
    }

    [Fact]
    public async Task Every_address_of_the_map_answers()
    {
        var map = XDocument.Parse(await site.Visitor().GetStringAsync("/sitemap.xml")).Descendants(Map + "loc").Select(loc => new Uri(loc.Value).PathAndQuery);

        foreach (var address in map)
        {
            using var answer = await site.Visitor().GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address} answered {answer.StatusCode}.");
        }
    }

    [Fact]
    public async Task Robots_are_told_what_to_leave_alone() =>
        Assert.Equal("User-agent: *\nDisallow: /admin\nDisallow: /search\n\nSitemap: http://localhost/sitemap.xml\n", await site.Visitor().GetStringAsync("/robots.txt"));
}
