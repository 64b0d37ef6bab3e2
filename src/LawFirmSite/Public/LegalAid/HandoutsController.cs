using LawFirmSite.Data;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.LegalAid;

/// <summary>A sheet of A4 to take along for each center (办事单), one by one or all at once.</summary>
public sealed class HandoutsController(SiteDb db, CurrentSite current, SiteSettings settings, SiteClock clock) : PublicController
{
    private const string SheetsView = "/Public/LegalAid/Handouts.cshtml";

    [HttpGet("/legal-aid/{id:int}/handout"), CachedPage("size=large")]
    public async Task<IActionResult> One(int id, CancellationToken cancel, string? size = null)
    {
        var site = await current.GetAsync(cancel);
        if (site.Directory.OpenCenters.FirstOrDefault(center => center.Id == id) is { } center)
            return View(SheetsView, await SheetsAsync(site, [center], $"/legal-aid/{id}", size == "large", cancel));
        // The page of one that was closed says where to turn to.
        return site.Directory.Centers.Any(closed => closed.Id == id) ? Redirect($"/legal-aid/{id}") : NotFound();
    }

    [HttpGet("/legal-aid/handouts"), CachedPage("size=large")]
    public async Task<IActionResult> All(CancellationToken cancel, string? size = null)
    {
        var site = await current.GetAsync(cancel);
        return View(SheetsView, await SheetsAsync(site, [.. site.Directory.OpenCenters], "/legal-aid", size == "large", cancel));
    }

    private async Task<Handouts> SheetsAsync(SiteSnapshot site, IReadOnlyList<LegalAidCenter> centers, string about, bool isLarge, CancellationToken cancel) => new(
        about, isLarge, site.Profile, centers, await db.ReadGuideAsync(site.Directory, onPaper: true, cancel), settings.Origin(Request), clock.Today);
}

/// <summary>Sheets to print, each with what the guide says for all of them.</summary>
/// <param name="About">The address of what is printed.</param>
/// <param name="IsLarge">In large type a sheet has two sides.</param>
/// <param name="Guide">The whole guide; what of it is printed, see <see cref="GuideQuestion"/>.</param>
public sealed record Handouts(
    string About, bool IsLarge, SiteProfile Profile, IReadOnlyList<LegalAidCenter> Centers, IReadOnlyList<GuideQuestion> Guide, string Origin, DateOnly Today)
{
    public string Title => Centers is [var only] ? $"{only.Name}办事单" : "法律援助办事单";

    public GuideQuestion? WhatToBring => Guide.FirstOrDefault(question => question.Slug == GuideQuestion.WhatToBring);

    /// <summary>Questions with a short answer.</summary>
    public IEnumerable<GuideQuestion> Short => Guide.Where(question => question.Slug != GuideQuestion.WhatToBring && question.Summary.Length > 0);

    /// <summary>When all that is printed of the guide was compared with the law; null when any of it was not.</summary>
    public DateOnly? CheckedOn
    {
        get
        {
            var days = Short.Append(WhatToBring).OfType<GuideQuestion>().Select(question => question.CheckedOn).ToList();
            return days.Count == 0 || days.Contains(null) ? null : days.Min();
        }
    }
}
