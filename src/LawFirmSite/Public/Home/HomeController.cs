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
    private const int NewestShown = 6;
    private const int ShelfShown = 4;

    [HttpGet("/")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        var open = db.Articles.Public(clock.Now);
        var newest = await open.NewestFirst().Rows().Take(NewestShown).ToListAsync(cancel);
        var shelves = new List<Shelf>();
        foreach (var category in site.Categories)
        {
            var articles = await open.Where(article => article.CategoryId == category.Id).NewestFirst().Rows().Take(ShelfShown).ToListAsync(cancel);
            if (articles.Count > 0) shelves.Add(new(category, articles));
        }
        return View(new HomePage(
            [.. site.Profile.Phones.Where(phone => phone.Dial is not null)],
            CountyList.Of(site.Directory),
            newest,
            shelves,
            [.. site.Directory.OpenOffices]));
    }
}
