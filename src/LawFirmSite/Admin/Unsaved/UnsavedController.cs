using System.Globalization;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Editing;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Unsaved;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Unsaved;

/// <summary>
/// Words that are typed and not saved: the script of the editor sends them here, and here their writer looks at them, goes on with
/// them or gives them up. Everybody meets only their own.
/// </summary>
[Route("/admin/unsaved")]
public sealed class UnsavedController(SiteDb db, CurrentSite site, SiteClock clock, FormPlaces places) : AdminController
{
    private const int MostSecondsAgo = 24 * 60 * 60;

    /// <summary>Keeps the fields of a form, over those the same sitting sent before.</summary>
    [HttpPost, FormLimit(Server.ArticleFormSize)]
    public async Task<IActionResult> Keep([FromForm] SittingForm sitting, CancellationToken cancel)
    {
        if (Place() is not { } place) return BadRequest();

        var fields = TypedFields.Of(Request.Form, place.Page.Split('?')[0]);
        var key = sitting.Key ?? Guid.Empty;
        // What comes late, from the storage of a browser, is not put over words that are newer.
        var typedAt = clock.Now.AddSeconds(-Math.Clamp(sitting.Ago ?? 0, 0, MostSecondsAgo));
        var copy = sitting.Ago is null ? null
            : await db.WorkingCopies.AsNoTracking().Of(Me.Id).SingleOrDefaultAsync(c => c.Page == place.Page && c.Key == key && c.SavedAt > typedAt, cancel);
        copy ??= await db.KeepWordsAsync(place, fields, key, typedAt, cancel);

        // Asked after keeping: the form may have been saved at the same moment, and its saving took away only what was kept by then.
        var saved = await SavedText.FindAsync(db, site, Me, place.Page, cancel);
        if (await IsSavedAsync(place, fields, saved, key, cancel))
        {
            await db.WorkingCopies.Of(Me.Id).Where(c => c.Page == place.Page && c.Key == key).ExecuteDeleteAsync(cancel);
            copy = null;
        }
        await db.SeeAsync(place, clock.Now, cancel);
        return await AnswerAsync(place, sitting, copy, saved, cancel);
    }

    /// <summary>Somebody is at work on a page: colleagues see it, and are told of.</summary>
    [HttpPost("here")]
    public async Task<IActionResult> Here([FromForm] SittingForm sitting, CancellationToken cancel)
    {
        if (Place() is not { } place) return BadRequest();

        await db.SeeAsync(place, clock.Now, cancel);
        return await AnswerAsync(place, sitting, null, await SavedText.FindAsync(db, site, Me, place.Page, cancel), cancel);
    }

    [HttpPost("left")]
    public async Task<IActionResult> Left(CancellationToken cancel)
    {
        if (Place() is not { } place) return BadRequest();

        await db.LeaveAsync(place, cancel);
        return NoContent();
    }

    /// <summary>What was kept, beside what is saved.</summary>
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken cancel)
    {
        if (await Mine(id).SingleOrDefaultAsync(cancel) is not { } copy) return NotFound();

        var saved = await SavedText.FindAsync(db, site, Me, copy.Page, cancel);
        return View("Show", new UnsavedPage(copy, saved, [.. SavedText.Compare(copy.Page, saved, TypedFields.FromJson(copy.Fields))]));
    }

    [HttpPost("{id:int}/discard")]
    public async Task<IActionResult> Discard(int id, CancellationToken cancel)
    {
        if (await Mine(id).SingleOrDefaultAsync(cancel) is not { } copy) return NotFound();

        await Mine(id).ExecuteDeleteAsync(cancel);
        Say("没有保存的那一份已经丢弃。");
        return Redirect(copy.Page);
    }

    private IQueryable<WorkingCopy> Mine(int id) => db.WorkingCopies.AsNoTracking().Of(Me.Id).Where(copy => copy.Id == id);

    /// <summary>The page the form stands on, if it was made for who sends it.</summary>
    private FormPlace? Place() => Request.HasFormContentType && places.Of(Request.Form) is { } place && place.OwnerId == Me.Id ? place : null;

    /// <summary>Nothing is kept that is saved already, word for word, or under the key with which a new text was made; and no empty form.</summary>
    private async Task<bool> IsSavedAsync(FormPlace place, TypedFields fields, SavedText? saved, Guid key, CancellationToken cancel) =>
        SavedText.Has(place.Page, saved, fields)
        || saved is null && (await db.Articles.CreatedWith(key).AnyAsync(cancel) || await db.Pages.CreatedWith(key).AnyAsync(cancel));

    private async Task<JsonResult> AnswerAsync(FormPlace place, SittingForm sitting, WorkingCopy? copy, SavedText? saved, CancellationToken cancel)
    {
        var others = await UnsavedViewComponent.OthersAsync(db, [place.Page], Me.Id, clock, cancel);
        return Json(new
        {
            id = copy?.Id,
            at = clock.Local(copy?.SavedAt ?? clock.Now).ToString("HH:mm", CultureInfo.InvariantCulture),
            others = others.Select(other => other.Words(clock)),
            newer = saved is not null && sitting.RevisionNumber is { } number && number < saved.Revision
                ? $"{saved.SavedBy} 在 {clock.Local(saved.SavedAt).WithTime()} 保存了第 {saved.Revision} 稿。您接着写没有关系，保存时两稿会放在一起让您选。"
                : null,
        });
    }
}

/// <summary>What the script says beside the words themselves.</summary>
public sealed record SittingForm
{
    /// <summary>One sitting at the form.</summary>
    public Guid? Key { get; init; }

    public int? RevisionNumber { get; init; }

    /// <summary>How many seconds ago the words were typed, when they come late.</summary>
    public int? Ago { get; init; }
}

/// <summary>Words that were kept, beside what is saved of the same text; <see cref="Saved"/> is null for a text that is new.</summary>
public sealed record UnsavedPage(WorkingCopy Copy, SavedText? Saved, IReadOnlyList<KeptField> Fields);
