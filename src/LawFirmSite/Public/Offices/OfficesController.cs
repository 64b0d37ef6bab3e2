using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Offices;

/// <summary>The firm's offices, and each as a card for the telephone.</summary>
public sealed class OfficesController(CurrentSite current, SiteSettings settings) : PublicController
{
    [HttpGet("/offices"), CachedPage]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return View(new OfficeList(site.Profile, [.. site.Directory.OpenOffices]));
    }

    [HttpGet("/offices/{id:int}"), CachedPage, CountsViews(ViewedKind.Office)]
    public async Task<IActionResult> Show(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } office ? View(new OfficePage(office, (await current.GetAsync(cancel)).Profile)) : NotFound();

    [HttpGet("/offices/{id:int}.vcf"), CachedPage]
    public async Task<IActionResult> Card(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } office) return NotFound();

        var site = await current.GetAsync(cancel);
        return File(VCard.Write(office, site.Profile, $"{settings.Origin(Request)}/offices/{office.Id}"), "text/vcard; charset=utf-8", $"office-{office.Id}.vcf");
    }

    private async Task<Office?> FindAsync(int id, CancellationToken cancel) =>
        (await current.GetAsync(cancel)).Directory.OpenOffices.FirstOrDefault(office => office.Id == id);
}

/// <summary>One office, and the firm it belongs to.</summary>
public sealed record OfficePage(Office Office, SiteProfile Profile);

/// <summary>Everything by which the firm can be reached.</summary>
public sealed record OfficeList(SiteProfile Profile, IReadOnlyList<Office> Offices)
{
    public IReadOnlyList<Crumb> Crumbs => [new("联系我们")];
}
