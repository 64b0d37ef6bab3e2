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
        return File(feed.Write(await feed.NewestAsync(db, clock.Now, cancel)), "application/atom+xml; charset=utf-8");
    }

    [HttpGet("/sitemap.xml"), CachedPage]
    public async Task<IActionResult> WholeMap(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return File(await new SiteMap(db, site, clock, settings.Origin(Request)).WriteAsync(cancel), "application/xml; charset=utf-8");
    }

    [HttpGet("/sitemap-{part:int}.xml"), CachedPage]
    public async Task<IActionResult> PartOfMap(int part, CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return await new SiteMap(db, site, clock, settings.Origin(Request)).WriteAsync(part, cancel) is { } map ? File(map, "application/xml; charset=utf-8") : NotFound();
    }

    [HttpGet("/robots.txt"), CachedPage]
    public IActionResult Robots() =>
        Content($"User-agent: *\nDisallow: /admin\nDisallow: /search\nDisallow: /care\n\nSitemap: {settings.Origin(Request)}/sitemap.xml\n", "text/plain; charset=utf-8");
}
