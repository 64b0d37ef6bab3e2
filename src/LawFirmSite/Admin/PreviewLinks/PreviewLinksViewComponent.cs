using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Domain.Articles;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.PreviewLinks;

/// <summary>The links to revisions of one article or page, on its own page, and the form that makes another.</summary>
public sealed class PreviewLinksViewComponent(SiteDb db) : ViewComponent
{
    private const int Shown = 20;

    public async Task<IViewComponentResult> InvokeAsync(AuditKind kind, int id)
    {
        var revisions = kind == AuditKind.Article
            ? db.Articles.Where(article => article.Id == id).SelectMany(article => article.Revisions)
            : db.Pages.Where(page => page.Id == id).SelectMany(page => page.Revisions);
        var rows = await db.PreviewLinks.AsNoTracking()
            .Join(revisions, link => link.RevisionId, revision => revision.Id, (link, revision) => new { Link = link, revision.Number })
            .OrderByDescending(row => row.Link.Id).Take(Shown).ToListAsync(HttpContext.RequestAborted);
        var at = kind == AuditKind.Article ? $"/admin/articles/{id}/preview-links" : $"/admin/pages/{id}/preview-links";
        var newest = await revisions.MaxAsync(revision => revision.Number, HttpContext.RequestAborted);
        return View("/Admin/PreviewLinks/_PreviewLinks.cshtml", new PreviewLinkList(at, newest, [.. rows.Select(row => new PreviewLinkRow(row.Link, row.Number))]));
    }
}

public sealed record PreviewLinkRow(PreviewLink Link, int Number);

/// <summary>The panel of links. <paramref name="Address"/> is where its forms are sent.</summary>
public sealed record PreviewLinkList(string Address, int Newest, IReadOnlyList<PreviewLinkRow> Rows);
