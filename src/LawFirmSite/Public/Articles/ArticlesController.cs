using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Articles;

/// <summary>The list of all articles, each article, and its paper.</summary>
public sealed class ArticlesController(SiteDb db, CurrentSite current, SiteClock clock) : PublicController
{
    [HttpGet("/articles"), CachedPage("page")]
    public async Task<IActionResult> Index(CancellationToken cancel, int page = 1)
    {
        if (!ModelState.IsValid) return NotFound();

        var articles = await db.PageAsync((await current.GetAsync(cancel)).Order.All, page, clock.Now, cancel);
        return articles.Exists ? View("List", new ArticleList("全部文章", "", "/articles", articles)) : NotFound();
    }

    [HttpGet("/articles/{id:int}"), CachedPage, CountsViews(ViewedKind.Article)]
    public Task<IActionResult> Show(int id, CancellationToken cancel) => ReadAsync("Show", id, cancel);

    [HttpGet("/articles/{id:int}/print"), CachedPage("size=large")]
    public Task<IActionResult> Print(int id, CancellationToken cancel, string? size = null)
    {
        ViewData["LargePrint"] = size == "large";
        return ReadAsync("Print", id, cancel);
    }

    private async Task<IActionResult> ReadAsync(string view, int id, CancellationToken cancel)
    {
        var reading = new ArticleReading(db, current, clock);
        if (await reading.FindAsync(id, onPaper: view == "Print", cancel) is { } page) return View(view, page);
        if (await reading.FindWithdrawnAsync(id, cancel) is not { } withdrawn) return NotFound();

        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Withdrawn", withdrawn);
    }
}
