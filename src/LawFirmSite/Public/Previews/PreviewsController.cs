using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.Markdown;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace LawFirmSite.Public.Previews;

/// <summary>
/// One revision for whoever has the link that staff made. Stored nowhere and found by nobody else; an address that is wrong,
/// expired or taken back is answered like one that never was.
/// </summary>
[Route("/preview/{token:length(22)}"), EnableRateLimiting(RateLimits.Previews), SecurityHeadersPolicy(SecurityHeaders.Preview)]
public sealed class PreviewsController(SiteDb db, CurrentSite current, SiteClock clock) : PublicController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(string token, CancellationToken cancel)
    {
        if (await FindAsync(token, onPaper: false, cancel) is not { } page) return NotFound();

        // What only looks whether it is there reads nothing.
        if (HttpMethods.IsGet(HttpContext.MethodAsked()))
        {
            var now = clock.Now;
            // Once, also when the answer is lost and it is tried again.
            await db.PreviewLinks.Where(link => link.Id == page.LinkId && link.LastOpenedAt != now)
                .ExecuteUpdateAsync(set => set.SetProperty(link => link.Opened, link => link.Opened + 1).SetProperty(link => link.LastOpenedAt, now), cancel);
        }
        return View(page);
    }

    [HttpGet("print")]
    public async Task<IActionResult> Print(string token, CancellationToken cancel, string? size = null)
    {
        if (await FindAsync(token, onPaper: true, cancel) is not { } page) return NotFound();

        ViewData["LargePrint"] = size == "large";
        return View(page);
    }

    private async Task<PreviewPage?> FindAsync(string token, bool onPaper, CancellationToken cancel)
    {
        var hash = PreviewLink.HashOf(token);
        var found = await db.PreviewLinks.AsNoTracking().Where(link => link.TokenHash == hash)
            .Join(db.Revisions, link => link.RevisionId, revision => revision.Id, (link, revision) => new
            {
                Link = link,
                Revision = revision,
                // What was put away or taken back is not left standing in a link from before.
                IsBinned = db.Articles.Binned().Any(article => article.Id == EF.Property<int?>(revision, "ArticleId")) || db.Pages.Binned().Any(page => page.Id == EF.Property<int?>(revision, "PageId")),
                WithdrawnAt = db.Articles.Where(article => article.Id == EF.Property<int?>(revision, "ArticleId")).Select(article => article.WithdrawnAt).FirstOrDefault(),
                Public = db.Articles.Public(clock.Now).Where(article => article.Id == EF.Property<int?>(revision, "ArticleId") && article.PublishedRevision == revision.Number).Select(article => (int?)article.Id).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null || found.IsBinned || !found.Link.IsOpenAt(clock.Now) || found.WithdrawnAt > found.Link.MadeAt) return null;
        if (!SiteMarkdown.TryRender(found.Revision.Text.Body, out var html, out _)) return null;

        var sources = await PictureSources.ReadAsync(db, html.Html, cancel);
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        return new(found.Link.Id, $"/preview/{token}", found.Revision, found.Link.ExpiresAt, found.Public is { } id ? $"/articles/{id}" : null,
            DirectoryBody.Of(sources.In(html.Html, lazy: !onPaper), (await current.GetAsync(cancel)).Directory));
    }
}

/// <summary>A revision as it would look, and until when it can be seen. <paramref name="Published"/> is where visitors read the same words.</summary>
public sealed record PreviewPage(int LinkId, string Address, Revision Revision, DateTimeOffset Until, string? Published, DirectoryBody Body);
