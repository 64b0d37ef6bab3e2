using LawFirmSite.Data;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Public.Articles;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Home;

/// <summary>The front page.</summary>
public sealed class HomeController(SiteDb db, CurrentSite current, SiteClock clock) : PublicController
{
    private const int NewestShown = 6;
    private const int ShelfShown = 4;

    [HttpGet("/"), CachedPage]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        var newest = site.Order.All[..Math.Min(NewestShown, site.Order.All.Length)];
        var shelves = site.Categories.Select(category => (Category: category, Ids: site.Order.In(category.Id).Take(ShelfShown).ToList())).ToList();
        // All of them in one question, however many categories there are.
        var rows = (await db.RowsAsync([.. newest.Concat(shelves.SelectMany(shelf => shelf.Ids)).Distinct()], clock.Now, cancel)).ToDictionary(row => row.Id);
        return View(new HomePage(
            [.. site.Profile.Phones.Where(phone => phone.Dial is not null)],
            CountyList.Of(site.Directory),
            Of(newest),
            [.. shelves.Select(shelf => new Shelf(shelf.Category, Of(shelf.Ids))).Where(shelf => shelf.Articles.Count > 0)],
            [.. site.Directory.OpenOffices]));

        List<ArticleRow> Of(IEnumerable<int> ids) => [.. ids.Select(id => rows.GetValueOrDefault(id)).OfType<ArticleRow>()];
    }
}
