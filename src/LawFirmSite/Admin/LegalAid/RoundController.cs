using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.LegalAid;

/// <summary>
/// Calling all numbers that are due, one after the other: verified, corrected or not reached with one press each, and on to the
/// next. On paper it is the call sheet.
/// </summary>
[Route("/admin/legal-aid/round"), ForStaff(StaffRole.Editor)]
public sealed class RoundController(SiteDb db, SiteClock clock) : AdminController
{
    private const string Path = "/admin/legal-aid/round";
    private const string PageView = "/Admin/LegalAid/Round.cshtml";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel, int? done = null, int? next = null) =>
        View(PageView, new RoundPage(await Round.ReadAsync(db, clock, cancel), done is { } id ? await LastChangeAsync(id, cancel) : null, next));

    [HttpGet("sheet")]
    public async Task<IActionResult> Sheet(CancellationToken cancel) => View("/Admin/LegalAid/RoundSheet.cshtml", await Round.ReadAsync(db, clock, cancel));

    [HttpPost("{contactId:int}/verify")]
    public Task<IActionResult> Verify(int contactId, CalledForm form, CancellationToken cancel) => TakeAsync(contactId, form, "", (contact, _) =>
    {
        contact.Verify(CheckedToday(contact));
        return null;
    }, cancel);

    [HttpPost("{contactId:int}/correct")]
    public Task<IActionResult> Correct(int contactId, CorrectForm form, CancellationToken cancel) => TakeAsync(contactId, form, form.Printed, (contact, owner) =>
    {
        contact.Change(TypedText.Normal(form.Printed), contact.Kind, owner.AreaCode);
        if (contact is { Kind: ContactKind.Phone, Dial: null })
            return $"“{contact.Printed}”看不出怎么拨，没有改。请核对区号和位数；确实要这样写，请点“修改”去改。";

        contact.Verify(CheckedToday(contact));
        return null;
    }, cancel);

    [HttpPost("{contactId:int}/failed")]
    public Task<IActionResult> Failed(int contactId, FailedForm form, CancellationToken cancel) => TakeAsync(contactId, form, form.Note, (contact, _) =>
    {
        contact.CallFailed(Me.Name, clock.Today, TypedText.Normal(form.Note));
        return null;
    }, cancel);

    /// <summary>Takes back what was done last to this number, here or on the page of whose it is.</summary>
    [HttpPost("{contactId:int}/undo")]
    public async Task<IActionResult> Undo(int contactId, int change, string? back, CancellationToken cancel)
    {
        if (await FindAsync(contactId, cancel) is not var (owner, contact)) return NotFound();

        if (await LastChangeAsync(change, cancel) is { } last && last.Contact == contact && contact.TakeBack(last, await CorrectedWithAsync(last, cancel), owner.AreaCode))
        {
            await db.SaveChangesAsync(cancel);
            Say($"已撤销，{contact.Display} 恢复成刚才的样子。");
        }
        else Say("没有撤销：这个号码后来又有改动，请看它的变动记录。");
        return Redirect(LocalAddress.Of(back, $"{Path}?next={contactId}#c{contactId}"));
    }

    private async Task<IActionResult> TakeAsync(int contactId, CalledForm form, string? typed, Func<ContactPoint, IHasContacts, string?> take, CancellationToken cancel)
    {
        if (await FindAsync(contactId, cancel) is not var (owner, contact)) return NotFound();

        var round = await Round.ReadAsync(db, clock, cancel);
        if (ModelState.IsValid && form.Called is { } called && called != contact.Printed)
            ModelState.AddModelError("", $"{owner.Name}的号码刚刚改成了 {contact.Display}，还没有记。请按这个号码打，再记一次。");
        if (ModelState.IsValid && take(contact, owner) is { } refusal) ModelState.AddModelError("", refusal);
        if (!ModelState.IsValid) return Refused(PageView, new RoundPage(round, null, contactId) { Refused = (contactId, typed ?? "") }, "没有记下");

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", $"同一时刻有人也改了{owner.Name}的这个号码，这一次没有记。请看过现在的内容，再记一次。");
            return Refused(PageView, new RoundPage(await Round.ReadAsync(db, clock, cancel), null, contactId) { Refused = (contactId, typed ?? "") }, "没有记下", StatusCodes.Status409Conflict);
        }
        var change = db.ChangeTracker.Entries<ContactChange>().Max(entry => (int?)entry.Entity.Id);
        var next = round.After(contactId);
        return Redirect($"{Path}?done={change}{(next is null ? "" : $"&next={next}#c{next}")}");
    }

    private Verification CheckedToday(ContactPoint contact) =>
        new(clock.Today, Me.Name, contact.Kind == ContactKind.Email ? VerificationMethod.Document : VerificationMethod.Call);

    /// <summary>Numbers of the firm as a whole are not on the round: they are the administrator's.</summary>
    private async Task<(IHasContacts, ContactPoint)?> FindAsync(int contactId, CancellationToken cancel)
    {
        IHasContacts? owner = await db.LegalAidCenters.InUse().Include(center => center.Contacts).SingleOrDefaultAsync(center => center.Contacts.Any(contact => contact.Id == contactId), cancel);
        owner ??= await db.Offices.InUse().Include(office => office.Contacts).SingleOrDefaultAsync(office => office.Contacts.Any(contact => contact.Id == contactId), cancel);
        return owner is null ? null : (owner, owner.Contacts.Single(contact => contact.Id == contactId));
    }

    /// <summary>The correction of the number that was saved together with its verification; null where there was none.</summary>
    private async Task<ContactChange?> CorrectedWithAsync(ContactChange verified, CancellationToken cancel) =>
        await db.ContactChanges.SingleOrDefaultAsync(change => change.Contact == verified.Contact && change.Id < verified.Id && change.At == verified.At && change.Kind == ContactChangeKind.Number, cancel);

    /// <summary>The change of this number, as long as nothing has happened to the same contact point since.</summary>
    private async Task<ContactChange?> LastChangeAsync(int id, CancellationToken cancel) =>
        await db.ContactChanges.Include(change => change.Contact)
            .SingleOrDefaultAsync(change => change.Id == id && change.Contact != null && !db.ContactChanges.Any(later => later.Id > id && later.Contact == change.Contact), cancel);
}
