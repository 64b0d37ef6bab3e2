using LawFirmSite.Data;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Feeds;

/// <summary>What programs read: the feed, the map of all addresses, and what robots should leave alone.</summary>
public sealed class FeedsController(SiteDb db, CurrentSite current, SiteClock clock, SiteSettings settings) : PublicController
{
    [HttpGet("/feed.xml"), CachedPage]
    public async Task<IActionResult> Feed(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        var feed = new AtomFeed(site, settings.Origin(Request));
        return File(feed.Write(await AtomFeed.NewestAsync(db, clock.Now, cancel)), "application/atom+xml; charset=utf-8");
    }

    [HttpGet("/sitemap.xml"), CachedPage]
    public async Task<IActionResult> SiteMap(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return File(await Feeds.SiteMap.WriteAsync(db, site, clock, settings.Origin(Request), cancel), "application/xml; charset=utf-8");
    }

    [HttpGet("/robots.txt"), CachedPage]
    public IActionResult Robots() =>
        Content($"User-agent: *\nDisallow: /admin\nDisallow: /search\n\nSitemap: {settings.Origin(Request)}/sitemap.xml\n", "text/plain; charset=utf-8");
}
