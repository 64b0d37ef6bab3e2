using System.Globalization;
using System.Xml.Linq;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Feeds;

/// <summary>
/// Every address that answers 200, for search engines (sitemaps.org). A map holds so many addresses at most; where there are more, the
/// first one names the others, and each of those has the articles of one stretch, oldest first, so that a full one changes no more.
/// </summary>
public sealed class SiteMap(SiteDb db, SiteSnapshot site, SiteClock clock, string origin, int most = SiteMap.Most)
{
    private const int Most = 50_000;

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Fixed = ["/", "/articles", "/legal-aid", "/legal-aid/guide", "/legal-aid/check", "/legal-aid/handouts", "/offices", "/bookmark"];

    /// <summary>All addresses, or the list of maps when they are too many for one.</summary>
    public async Task<byte[]> WriteAsync(CancellationToken cancel)
    {
        var standing = Standing();
        var articles = await ArticlesAsync(0, most + 1 - standing.Count, cancel);
        if (articles.Count + standing.Count <= most) return Write([.. standing, .. articles]);

        var parts = 1 + ((await db.Articles.Public(clock.Now).CountAsync(cancel) + most - 1) / most);
        return XmlText.Write(new XElement(Map + "sitemapindex", Enumerable.Range(1, parts)
            .Select(part => new XElement(Map + "sitemap", new XElement(Map + "loc", string.Create(CultureInfo.InvariantCulture, $"{origin}/sitemap-{part}.xml"))))));
    }

    /// <summary>The first part has what stands, each further one so many articles. Null when there is no such part.</summary>
    public async Task<byte[]?> WriteAsync(int part, CancellationToken cancel)
    {
        if (part == 1) return Write(Standing());
        if (part < 1 || part - 2 > int.MaxValue / most) return null;

        var articles = await ArticlesAsync((part - 2) * most, most, cancel);
        return articles.Count == 0 ? null : Write(articles);
    }

    private List<(string Path, DateOnly? Changed)> Standing() =>
    [
        .. Fixed.Select(path => (path, (DateOnly?)null)),
        .. site.Categories.Select(category => ($"/categories/{category.Slug}", (DateOnly?)null)),
        .. site.Pages.Where(page => page.Place != PagePlace.LegalAidGuide).Select(page => ($"/pages/{page.Slug}", page.UpdatedAt is { } moment ? clock.DateOf(moment) : (DateOnly?)null)),
        .. site.Directory.OpenOffices.Select(office => (string.Create(CultureInfo.InvariantCulture, $"/offices/{office.Id}"), office.Verified?.On)),
        .. site.Directory.OpenCenters.Select(center => (string.Create(CultureInfo.InvariantCulture, $"/legal-aid/{center.Id}"), center.Verified?.On)),
    ];

    private async Task<List<(string Path, DateOnly? Changed)>> ArticlesAsync(int skip, int take, CancellationToken cancel)
    {
        var rows = await db.Articles.AsNoTracking().Public(clock.Now).OrderBy(article => article.Id).Skip(skip).Take(Math.Max(0, take))
            .Select(article => new { article.Id, At = article.UpdatedAt ?? article.PublishedAt!.Value }).ToListAsync(cancel);
        return [.. rows.Select(row => (string.Create(CultureInfo.InvariantCulture, $"/articles/{row.Id}"), (DateOnly?)clock.DateOf(row.At)))];
    }

    private byte[] Write(IEnumerable<(string Path, DateOnly? Changed)> addresses) => XmlText.Write(new XElement(Map + "urlset", addresses.Select(address =>
        new XElement(Map + "url", new XElement(Map + "loc", origin + address.Path), address.Changed is { } day ? new XElement(Map + "lastmod", day.InList()) : null))));
}
