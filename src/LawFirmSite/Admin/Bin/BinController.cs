using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Bin;

/// <summary>
/// The one way into the bin and out of it, for whatever can be in it. Before something goes in, a page says what visitors
/// will miss; nothing is deleted.
/// </summary>
[Route("/admin/bin")]
public sealed class BinController(SiteDb db, SiteClock clock) : AdminController
{
    private const string NotBinned = "没有放进回收站";
    private const string NotRestored = "没有恢复";

    private BinDoors Doors => new(db, Me, clock.Now);

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel, BinKind? kind = null, int page = 1)
    {
        if (!ModelState.IsValid) return NotFound();

        var rows = await Doors.RowsAsync(kind, page, cancel);
        return rows.Exists ? View(new BinList(rows, kind, Doors.Kinds)) : NotFound();
    }

    [HttpGet("{kind}/{id:int}")]
    public async Task<IActionResult> Show(BinKind kind, int id, CancellationToken cancel) =>
        ModelState.IsValid && await PageAsync(kind, id, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("{kind}/{id:int}")]
    public async Task<IActionResult> Bin(BinKind kind, int id, CancellationToken cancel)
    {
        if (!ModelState.IsValid || await Doors.FindAsync(kind, id, cancel) is not { } one || await PageAsync(kind, id, cancel) is not { } page) return NotFound();

        if (page.Reasons.Count > 0)
        {
            Refuse(page.Reasons);
            return Refused("Show", page, NotBinned, StatusCodes.Status409Conflict);
        }
        one.Bin(Me.Name, clock.Now);
        if (await TrySaveAsync(cancel)) Say($"“{page.Name}”已放进回收站，读者看不到了。要用时可以恢复。");
        else Say($"{NotBinned}：刚才有人改了“{page.Name}”。请看过后再决定。");
        return Redirect(page.ListAddress);
    }

    [HttpPost("{kind}/{id:int}/restore")]
    public async Task<IActionResult> Restore(BinKind kind, int id, RestoreForm form, CancellationToken cancel)
    {
        if (ModelState[nameof(kind)]?.Errors.Count > 0) return NotFound();
        if (await Doors.FindAsync(kind, id, cancel) is not { } one || await PageAsync(kind, id, cancel) is not { } page) return NotFound();
        if (!ModelState.IsValid) return Refused("Show", page with { Form = form }, NotRestored);
        if (one.BinnedAt is null) return Redirect(page.EditAddress);

        if (await Doors.ReasonNotToRestoreAsync(one, form.Slug?.Trim(), cancel) is { } reason)
        {
            ModelState.AddModelError(nameof(form.Slug), reason);
            return Refused("Show", page with { Form = form }, NotRestored, StatusCodes.Status409Conflict);
        }
        one.Restore();
        if (await TrySaveAsync(cancel)) Say($"“{page.Name}”已恢复，和放进回收站以前一样。{page.AfterRestoring}");
        else Say($"{NotRestored}：刚才有人改了“{page.Name}”，或者用了它的网址。请再试一次。");
        return Redirect(page.EditAddress);
    }

    private async Task<BinPage?> PageAsync(BinKind kind, int id, CancellationToken cancel) =>
        await Doors.FindAsync(kind, id, cancel) is { } one ? await Doors.DescribeAsync(kind, one, cancel) : null;

    private async Task<bool> TrySaveAsync(CancellationToken cancel)
    {
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            return false;
        }
    }
}
