using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Audit;

/// <summary>The part of the record that is about one thing, on the page of that thing. Whoever may open the page may read it.</summary>
public sealed class RecordViewComponent(SiteDb db) : ViewComponent
{
    private const int Shown = 20;

    public async Task<IViewComponentResult> InvokeAsync(AuditKind kind, int id)
    {
        var entries = await db.AuditEntries.About(kind, id).NewestFirst().Take(Shown + 1).ToListAsync(HttpContext.RequestAborted);
        return View("/Admin/Audit/_Record.cshtml", new RecordPart(kind, id, [.. entries.Take(Shown)], entries.Count > Shown));
    }
}

/// <summary>The newest entries about one thing, and whether there are more.</summary>
public sealed record RecordPart(AuditKind Kind, int Id, IReadOnlyList<AuditEntry> Entries, bool HasMore);
