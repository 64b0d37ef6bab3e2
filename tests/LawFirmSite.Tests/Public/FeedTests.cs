using System.Xml.Linq;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

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
    public async Task The_feed_has_all_that_a_reader_needs()
    {
        await site.PublishedAsync(new() { Title = "有锚点", Body = "[^1]说明。[页内](#a)\n\n[^1]: 注。" });
        using var answer = await site.Visitor().GetAsync("/feed.xml");
        var feed = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!;
        var entries = feed.Elements(Atom + "entry").ToList();

        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        // RFC 4287: what must be there once, for the feed and for each entry.
        Assert.All(entries.Prepend(feed), part =>
        {
            Assert.True(Uri.TryCreate(Assert.Single(part.Elements(Atom + "id")).Value, UriKind.Absolute, out _));
            Assert.NotEmpty(Assert.Single(part.Elements(Atom + "title")).Value);
            Assert.True(DateTimeOffset.TryParse(Assert.Single(part.Elements(Atom + "updated")).Value, out _));
            Assert.Single(part.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == "alternate");
        });
        Assert.NotEmpty(Assert.Single(feed.Elements(Atom + "author")).Element(Atom + "name")!.Value);
        Assert.Equal("http://localhost/feed.xml", feed.Elements(Atom + "link").Single(link => (string?)link.Attribute("rel") == "self").Attribute("href")!.Value);
        Assert.Equal(entries.Count, entries.Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.Equal(feed.Element(Atom + "updated")!.Value, entries.Max(entry => entry.Element(Atom + "updated")!.Value));
        Assert.All(entries, entry =>
        {
            var content = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(entry.Element(Atom + "content")!.Value);
            Assert.All(content.QuerySelectorAll("a[href], img[src]"), link => Assert.Matches("^(https?://|tel:|mailto:)", link.GetAttribute("href") ?? link.GetAttribute("src")));
        });
    }

    [Fact]
    public async Task The_map_says_when_a_text_changed_and_parts_hold_everything_once()
    {
        await site.PublishedAsync(new() { Title = "改过的", Body = "正文。" });
        var whole = Addresses(await site.Visitor().GetStringAsync("/sitemap.xml"));
        var first = Addresses(await site.Visitor().GetStringAsync("/sitemap-1.xml"));
        var second = Addresses(await site.Visitor().GetStringAsync("/sitemap-2.xml"));

        Assert.All(whole.Where(url => url.Path.StartsWith("/articles/", StringComparison.Ordinal) || url.Path.StartsWith("/pages/", StringComparison.Ordinal)), url => Assert.NotNull(url.Changed));
        Assert.Equal(whole.Order(), first.Concat(second).Order());
        foreach (var none in new[] { "/sitemap-0.xml", "/sitemap-3.xml", "/sitemap-2147483647.xml", "/sitemap--1.xml", "/sitemap-x.xml" })
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await site.Visitor().GetAsync(none)).StatusCode);
    }

    [Fact]
    public async Task Too_many_addresses_for_one_map_get_a_list_of_maps()
    {
        await site.PublishedAsync(new() { Title = "还有一篇", Body = "正文。" });
        var current = await site.Services.GetRequiredService<CurrentSite>().GetAsync(default);
        var expected = Addresses(await site.Visitor().GetStringAsync("/sitemap.xml")).Count(url => url.Path.StartsWith("/articles/", StringComparison.Ordinal));

        var (index, parts) = await site.DbAsync(async db =>
        {
            var map = new LawFirmSite.Public.Feeds.SiteMap(db, current, site.Clock, "http://localhost", most: 4);
            var index = XDocument.Parse(System.Text.Encoding.UTF8.GetString(await map.WriteAsync(default)));
            var parts = new List<string>();
            foreach (var part in Enumerable.Range(2, index.Root!.Elements().Count() - 1)) parts.Add(System.Text.Encoding.UTF8.GetString((await map.WriteAsync(part, default))!));
            return (index, parts);
        });

        Assert.Equal(Map + "sitemapindex", index.Root!.Name);
        Assert.Equal("http://localhost/sitemap-1.xml", index.Descendants(Map + "loc").First().Value);
        Assert.Equal((expected + 3) / 4, parts.Count);
        Assert.Equal(expected, parts.SelectMany(Addresses).Distinct().Count());
    }

    private static List<(string Path, string? Changed)> Addresses(string map) =>
        [.. XDocument.Parse(map).Descendants(Map + "url").Select(url => (new Uri(url.Element(Map + "loc")!.Value).PathAndQuery, url.Element(Map + "lastmod")?.Value))];

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
        Assert.Equal("User-agent: *\nDisallow: /admin\nDisallow: /search\nDisallow: /care\n\nSitemap: http://localhost/sitemap.xml\n", await site.Visitor().GetStringAsync("/robots.txt"));
}
