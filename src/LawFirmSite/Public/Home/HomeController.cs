using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Public.Articles;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

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
        var open = db.Articles.Public(clock.Now);
        var newest = await open.NewestFirst().Rows().Take(NewestShown).ToListAsync(cancel);
        var shelved = await ShelvedAsync(open, site.Categories, cancel);
        return View(new HomePage(
            [.. site.Profile.Phones.Where(phone => phone.Dial is not null)],
            CountyList.Of(site.Directory),
            newest,
            [.. site.Categories.Where(category => shelved.Contains(category.Id)).Select(category => new Shelf(category, [.. shelved[category.Id]]))],
            [.. site.Directory.OpenOffices]));
    }

    /// <summary>The newest of every category, by its id, in one question however many there are.</summary>
    private static async Task<ILookup<int, ArticleRow>> ShelvedAsync(IQueryable<Article> open, IReadOnlyList<Category> categories, CancellationToken cancel)
    {
        if (categories.Count == 0) return Array.Empty<PartRow>().ToLookup(row => row.Part, row => row.Row);

        var rows = await categories
            .Select(category => open.Where(article => article.CategoryId == category.Id).NewestFirst().Take(ShelfShown).RowsOf(category.Id))
            .Aggregate((all, shelf) => all.Concat(shelf)).ToListAsync(cancel);
        // A question put together from several promises no order.
        return rows.OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id).ToLookup(row => row.Part, row => row.Row);
    }
}
