using LawFirmSite.Data;
using LawFirmSite.Public.Articles;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Categories;

/// <summary>The articles of one category.</summary>
public sealed class CategoriesController(SiteDb db, CurrentSite current, SiteClock clock) : PublicController
{
    [HttpGet("/categories/{slug}"), CachedPage("page")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancel, int page = 1)
    {
        var site = await current.GetAsync(cancel);
        if (!ModelState.IsValid || site.Category(slug) is not { } category) return NotFound();

        var articles = await db.PageAsync(site.Order.In(category.Id), page, clock.Now, cancel);
        return articles.Exists
            ? View("/Public/Articles/List.cshtml", new ArticleList(category.Name, category.Description, $"/categories/{category.Slug}", articles))
            : NotFound();
    }
}
