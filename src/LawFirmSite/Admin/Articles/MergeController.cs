using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>Takes what was chosen between two texts and shows the one they became, to be read once more and saved.</summary>
[Route("/admin/articles/{id:int}/merge")]
public sealed class MergeController(SiteDb db, CurrentSite site, SiteClock clock) : AdminController
{
    [HttpPost, FormLimit(Server.ArticleFormSize)]
    public async Task<IActionResult> Merge(int id, ArticleForm form, ChoiceForm choices, CancellationToken cancel)
    {
        if (await db.Articles.OpenTo(Me).FindToWorkOnAsync(db, id, cancel) is not { } article) return NotFound();
        if (await db.MergeAsync(site, article, form, choices.MergedFrom ?? 0, form.RevisionNumber ?? article.RevisionCount, choices, cancel) is not var (page, merge)) return NotFound();

        ModelState.Clear();
        if (merge.With(choices) is not { } merged) return Undecided(page);

        Say("两稿已经合在一起，还没有保存。请看一遍，再点保存。");
        return View("/Admin/Articles/Edit.cshtml", new ArticleEditor(merged, ArticleStanding.Of(article, clock.Now)));
    }
}
