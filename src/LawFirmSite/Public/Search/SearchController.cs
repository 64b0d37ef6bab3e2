using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Data;
using LawFirmSite.Domain.Search;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using LawFirmSite.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;

namespace LawFirmSite.Public.Search;

/// <summary>One box for articles, pages, offices and legal-aid centers.</summary>
public sealed class SearchController(SiteDb db, CurrentSite current, SearchIndex index, MissedSearchCounter missed, SiteClock clock, SiteSettings settings) : PublicController
{
    /// <summary>A newer one may answer the same search in another way.</summary>
    private static readonly Guid Program = Guid.NewGuid();

    [HttpGet("/search"), EnableRateLimiting(RateLimits.Search)]
    public async Task<IActionResult> Index(CancellationToken cancel, string? q = null, string? category = null, int? year = null, int page = 1)
    {
        var site = await current.GetAsync(cancel);
        var tag = TagOf(site);
        Response.Headers.CacheControl = "no-cache";
        Response.Headers.Append(HeaderNames.Vary, HeaderNames.Cookie);
        if (EntityTags.Match(Request.Headers.IfNoneMatch, tag)) return StatusCode(StatusCodes.Status304NotModified);

        var query = SearchQuery.Of(q, site.Synonyms);
        var found = await new SiteSearch(db, site, index, clock.Now).FindAsync(query, new(category is null ? null : site.Category(category), year, page), cancel);
        if (!found.Items.Exists) return NotFound();

        if (found is { Items.Total: 0, IsPartial: false, Filter.IsSet: false } && User.Identity?.IsAuthenticated != true) missed.Count(query);
        // What was found without the index is not all there is.
        if (!found.IsPartial) Response.Headers.ETag = $"W/{tag}";
        return View(found);
    }

    /// <summary>
    /// All that an answer is made from: the public content, the day, the address, the size that was chosen, and this program. Weak, for it is packed
    /// as it is sent. There is no Last-Modified: what was found changes with any text, at a time nobody keeps for a single word.
    /// </summary>
    private string TagOf(SiteSnapshot site)
    {
        var made = $"{Program} {site.Version} {site.NextDue.UtcTicks} {clock.Today:O} {settings.Origin(Request)}{Request.Path}{Request.QueryString} {TextSizes.CookieOf(Request, settings)}";
        return $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(made)).AsSpan(0, 12))}\"";
    }
}
