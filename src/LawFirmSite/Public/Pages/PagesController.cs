using LawFirmSite.Data;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Pages;

/// <summary>Standing texts such as 律所概况.</summary>
public sealed class PagesController(SiteDb db, CurrentSite current, SiteClock clock) : PublicController
{
    [HttpGet("/pages/{slug}"), CachedPage]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel)
    {
        var found = await db.Pages.AsNoTracking().InUse().Where(page => page.Slug == slug && page.PublishedRevision > 0)
            .Select(page => new { page.Slug, page.Place, page.Published!.Title, page.Published.Subtitle, page.Published.Summary, page.PublishedHtml!.Html, page.UpdatedAt })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return NotFound();
        if (found.Place == PagePlace.LegalAidGuide) return Redirect(found.Place.AddressOf(found.Slug));

        var site = await current.GetAsync(cancel);
        return View(new StandingPage(found.Slug, found.Title, found.Subtitle, found.Summary,
            found.UpdatedAt is { } moment ? clock.DateOf(moment) : null, DirectoryBody.Of((await PictureSources.ReadAsync(db, found.Html, cancel)).In(found.Html, lazy: true), site.Directory)));
    }
}

/// <summary>A standing text.</summary>
public sealed record StandingPage(string Slug, string Title, string Subtitle, string Summary, DateOnly? Updated, DirectoryBody Body)
{
    public IReadOnlyList<Crumb> Crumbs => [new(Title)];
}
