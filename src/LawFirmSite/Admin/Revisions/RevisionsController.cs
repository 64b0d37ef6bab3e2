using LawFirmSite.Admin.Articles;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Revisions;

/// <summary>The saved texts of one article or page: listed, read, compared, restored. They are reached through their owner only.</summary>
public abstract class RevisionsController<T>(SiteDb db, CurrentSite site, SiteClock clock) : AdminController where T : Writing
{
    private const string Folder = "/Admin/Revisions/";

    /// <summary>Those whose history the member of staff may see.</summary>
    protected abstract IQueryable<T> OpenToMe();

    /// <summary>Where they are written: articles or pages.</summary>
    protected abstract string Place { get; }

    protected SiteDb Db => db;

    [HttpGet("")]
    public async Task<IActionResult> Index(int id, CancellationToken cancel)
    {
        var writing = OpenToMe().Where(w => w.Id == id);
        var published = await writing.Select(w => (int?)w.PublishedRevision).SingleOrDefaultAsync(cancel);
        if (published is null) return NotFound();

        var rows = await writing.SelectMany(w => w.Revisions).OrderByDescending(r => r.Number)
            .Select(r => new RevisionRow(r.Number, r.Text.Title, r.SavedBy, r.SavedAt, r.Note, r.Review == null ? null : r.Review.By)).ToListAsync(cancel);
        return View(Folder + "Index.cshtml", new RevisionList(Owner(id), published.Value, rows));
    }

    [HttpGet("{number:int}")]
    public async Task<IActionResult> Show(int id, int number, CancellationToken cancel) =>
        await FindAsync(id, number, cancel) is { } revision ? View(Folder + "Show.cshtml", new RevisionPage(Owner(id), revision)) : NotFound();

    [HttpGet("compare")]
    public async Task<IActionResult> Compare(int id, int from, int to, CancellationToken cancel)
    {
        if (await FindAsync(id, Math.Min(from, to), cancel) is not { } before || await FindAsync(id, Math.Max(from, to), cancel) is not { } after) return NotFound();

        var known = await site.GetAsync(cancel);
        return View(Folder + "Compare.cshtml", RevisionComparison.Of(Owner(id), before, after, text => known.Category(text.CategoryId)?.Name ?? ""));
    }

    /// <summary>Saves an old text again as the newest one; what stood in between stays in the list.</summary>
    [HttpPost("{number:int}/restore")]
    public async Task<IActionResult> Restore(int id, int number, CancellationToken cancel)
    {
        if (await FindAsync(id, number, cancel) is not { } old || await OpenToMe().FindToWorkOnAsync(db, id, cancel) is not { } writing) return NotFound();

        var changed = writing.Save(old.Text with { }, Me.Name, clock.Now, $"恢复第 {number} 稿");
        try
        {
            await db.SaveChangesAsync(cancel);
            Say(!changed ? $"现在的一稿和第 {number} 稿一样，不用恢复。"
                : writing.PublishedRevision > 0 ? $"第 {number} 稿已恢复成最新的第 {writing.RevisionCount} 稿。读者看到的内容还没有变，要更新请发布。"
                : $"第 {number} 稿已恢复成最新的第 {writing.RevisionCount} 稿。");
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            Say("没有恢复：刚才有人保存了新的一稿。请看过后再决定。");
        }
        return Redirect(Owner(id).Address);
    }

    private RevisionOwner Owner(int id) => new(Place, id);

    private Task<Revision?> FindAsync(int id, int number, CancellationToken cancel) =>
        OpenToMe().Where(w => w.Id == id).SelectMany(w => w.Revisions).AsNoTracking().SingleOrDefaultAsync(r => r.Number == number, cancel);
}

[Route("/admin/articles/{id:int}/revisions")]
public sealed class ArticleRevisionsController(SiteDb db, CurrentSite site, SiteClock clock) : RevisionsController<Article>(db, site, clock)
{
    protected override string Place => "articles";

    protected override IQueryable<Article> OpenToMe() => Db.Articles.OpenTo(Me);
}

[Route("/admin/pages/{id:int}/revisions"), ForStaff(StaffRole.Editor)]
public sealed class PageRevisionsController(SiteDb db, CurrentSite site, SiteClock clock) : RevisionsController<Page>(db, site, clock)
{
    protected override string Place => "pages";

    protected override IQueryable<Page> OpenToMe() => Db.Pages.InUse();
}
