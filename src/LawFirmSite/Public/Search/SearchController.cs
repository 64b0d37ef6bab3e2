using LawFirmSite.Data;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LawFirmSite.Public.Search;

/// <summary>One box for articles, pages, offices and legal-aid centers.</summary>
public sealed class SearchController(SiteDb db, CurrentSite current, SiteClock clock) : PublicController
{
    [HttpGet("/search"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index(CancellationToken cancel, string? q = null)
    {
        var query = SearchQuery.Of(q);
        var site = await current.GetAsync(cancel);
        return View(await new SiteSearch(db, site, clock.Now).FindAsync(query, cancel));
    }
}
