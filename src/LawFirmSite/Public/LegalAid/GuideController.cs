using LawFirmSite.Data;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.LegalAid;

/// <summary>The legal-aid guide: from a question to a center.</summary>
public sealed class GuideController(SiteDb db, CurrentSite current) : PublicController
{
    [HttpGet("/legal-aid/guide"), CachedPage]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return View("/Public/LegalAid/Guide.cshtml",
            new GuidePage(site.Profile.Name, await db.ReadGuideAsync(site.Directory, onPaper: false, cancel), CountyList.Of(site.Directory)));
    }
}

/// <summary>All questions of the guide, and where to go with them.</summary>
public sealed record GuidePage(string Firm, IReadOnlyList<GuideQuestion> Questions, CountyList List)
{
    public const string Name = "怎么申请法律援助";
}
