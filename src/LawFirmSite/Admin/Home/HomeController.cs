using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Contacts;
using LawFirmSite.Data;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Home;

/// <summary>What waits for whoever has just signed in.</summary>
public sealed class HomeController(SiteDb db, SiteClock clock) : AdminController
{
    private const int Shown = 10;

    [HttpGet("/admin")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var now = clock.Now;
        var articles = db.Articles.OpenTo(Me).OrderByDescending(article => article.Id);
        var drafts = await ArticleRow.From(articles.Where(article => article.PublishedRevision == 0 && article.OwnerId == Me.Id).Take(Shown)).ToListAsync(cancel);
        var changed = await ArticleRow.From(articles.Where(article => article.PublishedRevision > 0 && article.PublishedRevision < article.RevisionCount).Take(Shown)).ToListAsync(cancel);
        var scheduled = await ArticleRow.From(articles.Where(article => article.WithdrawnAt == null && article.PublishedAt > now).Take(Shown)).ToListAsync(cancel);
        return View(new Waiting(drafts, changed, scheduled, Me.IsEditor ? await UncertainCentersAsync(cancel) : 0));
    }

    /// <summary>Centers with a number that was never verified or is due again. There are a few dozen at most.</summary>
    private async Task<int> UncertainCentersAsync(CancellationToken cancel)
    {
        var centers = await db.LegalAidCenters.AsNoTracking().InUse().Include(center => center.Contacts)
            .Where(center => center.Status == CenterStatus.Current || center.Status == CenterStatus.NeedsVerification).ToListAsync(cancel);
        return centers.Count(center => center.NeedsCheck(clock.Today));
    }
}

/// <summary>The lists of the first screen.</summary>
public sealed record Waiting(IReadOnlyList<ArticleRow> Drafts, IReadOnlyList<ArticleRow> Changed, IReadOnlyList<ArticleRow> Scheduled, int UncertainCenters);
