using System.Text;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Offline;

/// <summary>What a telephone keeps for when it has no network: one page with every number, and the script that shows it.</summary>
public sealed class OfflineController(CurrentSite current, SiteSettings settings, SiteClock clock, IWebHostEnvironment host) : PublicController
{
    [HttpGet("/offline"), CachedPage]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        return View(new OfflinePage([.. site.Profile.Phones.Where(phone => phone.Dial is not null)], CountyList.Of(site.Directory), [.. site.Directory.OpenOffices], clock.Today));
    }

    /// <summary>Browsers look at it again with every page; when a byte of it is new they fetch the page it keeps.</summary>
    [HttpGet("/service-worker.js"), CachedPage]
    public async Task<IActionResult> Script(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        // The page that is kept has the size that was chosen.
        var size = TextSizes.Of(Request, settings) is var chosen and not TextSize.Standard ? $"-{TextSizes.Spelled(chosen)}" : "";
        await using var file = host.WebRootFileProvider.GetFileInfo("js/service-worker.js").CreateReadStream();
        using var reader = new StreamReader(file, Encoding.UTF8);
        return Content($"var version = '{site.Version:N}{size}';\n{await reader.ReadToEndAsync(cancel)}", "text/javascript; charset=utf-8");
    }
}

/// <summary>The page that is read without a network, as it was on a day.</summary>
public sealed record OfflinePage(IReadOnlyList<ContactPoint> Hotlines, CountyList Counties, IReadOnlyList<Office> Offices, DateOnly On);
