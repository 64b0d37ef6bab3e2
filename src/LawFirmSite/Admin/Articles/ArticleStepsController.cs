using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>
/// What the steps in the life of an article have in common: they find it, ask the <see cref="Workflow"/>, save, and show the
/// article's page again with the reason when they could not.
/// </summary>
[Route("/admin/articles/{id:int}")]
public abstract class ArticleStepsController(SiteDb db, CurrentSite site, SiteClock clock) : AdminController
{
    private const string EditView = "/Admin/Articles/Edit.cshtml";

    protected SiteDb Db => db;
    protected CurrentSite Site => site;
    protected SiteClock Clock => clock;

    protected Hand Hand => Me.IsEditor ? Hand.Editor : Hand.Writer;

    /// <summary>
    /// Takes one step: <paramref name="change"/> changes the article and returns what to say, or leaves a reason in the model
    /// state. <paramref name="notNow"/> is the reason when the article is not where the step begins.
    /// </summary>
    protected async Task<IActionResult> StepAsync(int id, ArticleVerb verb, string refused, string notNow, Func<Article, Task<string>> change, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } article) return NotFound();
        if (!article.Allows(verb, Hand, clock.Now))
        {
            ModelState.AddModelError("", notNow);
            return await RefusedAsync(article, refused, cancel);
        }
        var done = ModelState.IsValid ? await change(article) : "";
        return await SavedAsync(article, done, refused, cancel);
    }

    /// <summary>Refuses a form about another revision than the newest: whoever sent it has not read what would be meant.</summary>
    protected bool HasNewer(Article article, int? revision)
    {
        if (revision is not { } number || number == article.RevisionCount) return false;

        var latest = article.Latest;
        ModelState.AddModelError("", $"您看的是第 {number} 稿，{latest.SavedBy} 在 {clock.Local(latest.SavedAt).WithTime()} 又保存了第 {latest.Number} 稿。请先看过有什么不同。");
        ViewData[OvertakenRevision] = number;
        return true;
    }

    /// <summary>In the view data: which revision was meant when a newer one was there.</summary>
    public const string OvertakenRevision = "overtaken";

    protected async Task<IActionResult> SavedAsync(Article article, string done, string refused, CancellationToken cancel)
    {
        var id = article.Id;
        if (ModelState.IsValid)
        {
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException exception) when (db.IsDuplicate(exception))
            {
                // The same remark was sent twice at once, and the other request was faster: nothing else that a step adds is refused for being there.
                db.ChangeTracker.Clear();
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                if (await FindAsync(id, cancel) is not { } newer) return NotFound();
                article = newer;
                ModelState.AddModelError("", "刚才有人改了这篇文章。请看过后再决定。");
            }
        }
        if (!ModelState.IsValid) return await RefusedAsync(article, refused, cancel);

        Say(done);
        return Redirect($"/admin/articles/{id}");
    }

    protected async Task<IActionResult> RefusedAsync(Article article, string refused, CancellationToken cancel)
    {
        var text = article.Latest.Text;
        var category = (await site.GetAsync(cancel)).Category(text.CategoryId)?.Slug;
        return Refused(EditView, new ArticleEditor(ArticleForm.Of(text, article.RevisionCount, category), ArticleStanding.Of(article, clock.Now)), refused,
            ViewData.ContainsKey(OvertakenRevision) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest);
    }

    protected Task<Article?> FindAsync(int id, CancellationToken cancel) =>
        db.Articles.OpenTo(Me).FindToWorkOnAsync(db, id, cancel);
}
