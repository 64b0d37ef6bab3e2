using LawFirmSite.Data;
using LawFirmSite.Domain.Search;
using LawFirmSite.Web;
using LawFirmSite.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LawFirmSite.Public.Search;

/// <summary>One box for articles, pages, offices and legal-aid centers.</summary>
public sealed class SearchController(SiteDb db, CurrentSite current, SearchIndex index, MissedSearchCounter missed, SiteClock clock) : PublicController
{
    [HttpGet("/search"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index(CancellationToken cancel, string? q = null, string? category = null, int? year = null, int page = 1)
    {
        var site = await current.GetAsync(cancel);
        var query = SearchQuery.Of(q, site.Synonyms);
        var found = await new SiteSearch(db, site, index, clock.Now).FindAsync(query, new(category is null ? null : site.Category(category), year, page), cancel);
        if (!found.Items.Exists) return NotFound();

        if (found is { Items.Total: 0, IsPartial: false, Filter.IsSet: false } && User.Identity?.IsAuthenticated != true) missed.Count(query);
        return View(found);
    }
}
