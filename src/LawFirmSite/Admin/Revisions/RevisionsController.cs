using LawFirmSite.Admin.Articles;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Revisions;

/// <summary>The earlier texts of an article. They are reached through their article only, and never change.</summary>
[Route("/admin/articles/{id:int}/revisions")]
public sealed class RevisionsController(SiteDb db, SiteClock clock) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(int id, CancellationToken cancel)
    {
        var article = db.Articles.OpenTo(Me).Where(a => a.Id == id);
        var published = await article.Select(a => (int?)a.PublishedRevision).SingleOrDefaultAsync(cancel);
        if (published is null) return NotFound();

        var rows = await article.SelectMany(a => a.Revisions).OrderByDescending(r => r.Number)
            .Select(r => new RevisionRow(r.Number, r.Text.Title, r.SavedBy, r.SavedAt)).ToListAsync(cancel);
        return View(new RevisionList(id, published.Value, rows));
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(int id, int number, CancellationToken cancel) =>
        await FindAsync(id, number, cancel) is { } revision ? View(new RevisionPage(id, revision)) : NotFound();

    /// <summary>Saves an old text again as the newest one; what stood in between stays in the list.</summary>
    [HttpPost("{number:int}/restore")]
    public async Task<IActionResult> Restore(int id, int number, CancellationToken cancel)
    {
        if (await FindAsync(id, number, cancel) is not { } old) return NotFound();

        var article = await db.Articles.OpenTo(Me).WithLatest().SingleAsync(a => a.Id == id, cancel);
        article.Save(old.Text with { }, Me.Name, clock.Now);
        try
        {
            await db.SaveChangesAsync(cancel);
            Say($"第 {number} 稿已恢复成最新的一稿。读者看到的内容还没有变，要更新请发布。");
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            Say("没有恢复：刚才有人保存了新的一稿。请看过后再决定。");
        }
        return Redirect($"/admin/articles/{id}");
    }

    private Task<Revision?> FindAsync(int id, int number, CancellationToken cancel) =>
        db.Articles.OpenTo(Me).Where(a => a.Id == id).SelectMany(a => a.Revisions).AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancel);
}

public sealed record RevisionRow(int Number, string Title, string SavedBy, DateTimeOffset SavedAt);

public sealed record RevisionList(int ArticleId, int Published, IReadOnlyList<RevisionRow> Rows);

public sealed record RevisionPage(int ArticleId, Revision Revision);
