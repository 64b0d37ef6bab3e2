using System.Globalization;
using System.Xml.Linq;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Feeds;

/// <summary>Every address that answers 200, for search engines (sitemaps.org, at most 50,000).</summary>
public static class SiteMap
{
    private const int MostAddresses = 50_000;

    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Fixed = ["/", "/articles", "/legal-aid", "/legal-aid/guide", "/legal-aid/check", "/legal-aid/handouts", "/offices", "/bookmark"];

    public static async Task<byte[]> WriteAsync(SiteDb db, SiteSnapshot site, SiteClock clock, string origin, CancellationToken cancel)
    {
        string[] standing =
        [
            .. Fixed,
            .. site.Categories.Select(category => $"/categories/{category.Slug}"),
            .. site.Pages.Where(page => page.Place != PagePlace.LegalAidGuide).Select(page => $"/pages/{page.Slug}"),
            .. site.Directory.OpenOffices.Select(office => $"/offices/{office.Id}"),
            .. site.Directory.OpenCenters.Select(center => $"/legal-aid/{center.Id}"),
        ];
        var articles = await db.Articles.AsNoTracking().Public(clock.Now).NewestFirst().Take(Math.Max(0, MostAddresses - standing.Length))
            .Select(article => new { article.Id, At = article.UpdatedAt ?? article.PublishedAt!.Value }).ToListAsync(cancel);

        return XmlText.Write(new XElement(Map + "urlset",
            standing.Select(path => new XElement(Map + "url", new XElement(Map + "loc", origin + path))),
            articles.Select(article => new XElement(Map + "url",
                new XElement(Map + "loc", $"{origin}/articles/{article.Id.ToString(CultureInfo.InvariantCulture)}"),
                new XElement(Map + "lastmod", clock.DateOf(article.At).InList())))));
    }
}
