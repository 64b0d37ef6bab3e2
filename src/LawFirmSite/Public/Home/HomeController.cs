using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Public.Articles;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Home;

/// <summary>The front page.</summary>
public sealed class HomeController(SiteDb db, CurrentSite current, SiteClock clock) : PublicController
{
    private const int NewestShown = 8;
    private const int ShelfShown = 5;

    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        var open = db.Articles.Public(clock.Now);
        var newest = await open.NewestFirst().Rows().Take(NewestShown).ToListAsync(cancel);
        var shelved = await open.Where(article => article.CategoryId != null).Rows()
            .GroupBy(row => row.CategoryId)
            .SelectMany(shelf => shelf.OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id).Take(ShelfShown))
            .ToListAsync(cancel);
        var shelves = site.Categories.GroupJoin(shelved, category => category.Id, row => row.CategoryId,
            (category, rows) => new Shelf(category, [.. rows.OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id)]));
        return View(new HomePage(
            [.. site.Profile.Phones.Where(phone => phone.Dial is not null)],
            CountyList.Of(site.Directory),
            newest,
            [.. shelves.Where(shelf => shelf.Articles.Count > 0)],
            [.. site.Directory.OpenOffices]));
    }
}
