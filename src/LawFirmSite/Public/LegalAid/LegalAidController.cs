using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.LegalAid;

/// <summary>The directory of legal-aid centers: to read, to print, and as data.</summary>
public sealed class LegalAidController(CurrentSite current, SiteSettings settings) : PublicController
{
    [HttpGet("/legal-aid"), CachedPage]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return View(new LegalAidDirectory(site.Profile.Name, CountyList.Of(site.Directory), site.Categories.FirstOrDefault(category => category.Name == LegalAidDirectory.Name)));
    }

    [HttpGet("/legal-aid/{id:int}"), CachedPage, CountsViews(ViewedKind.LegalAidCenter)]
    public async Task<IActionResult> Show(int id, CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        if (site.Directory.Centers.FirstOrDefault(center => center.Id == id) is not { } center) return NotFound();

        var successor = site.Directory.Centers.FirstOrDefault(other => other.Id == center.SupersededById);
        return View(new LegalAidCenterPage(site.Profile.Name, center, successor, [.. site.Directory.Predecessors(center)]));
    }

    [HttpGet("/legal-aid.csv"), CachedPage]
    public async Task<IActionResult> Csv(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return File(DirectoryCsv.Write(site.Directory.OpenCenters), "text/csv; charset=utf-8", "legal-aid.csv");
    }

    [HttpGet("/legal-aid.json"), CachedPage]
    public async Task<IActionResult> Json(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        Response.Headers.Link = "</legal-aid.schema.json>; rel=\"describedby\"";
        return Json(DirectoryJson.Of(site, settings.Origin(Request)));
    }
}

/// <summary>All centers people can turn to.</summary>
public sealed record LegalAidDirectory(string Firm, CountyList List, Domain.Articles.Category? Category)
{
    public const string Name = "法律援助";
}

/// <summary>One center, with what it took over and what took it over.</summary>
public sealed record LegalAidCenterPage(string Firm, LegalAidCenter Center, LegalAidCenter? Successor, IReadOnlyList<LegalAidCenter> Predecessors)
{
    public IReadOnlyList<Crumb> Crumbs => [new(LegalAidDirectory.Name, "/legal-aid"), new(Center.Name)];

    public bool IsOpen => Center.Status is CenterStatus.Current or CenterStatus.NeedsVerification;
}
