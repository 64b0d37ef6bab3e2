using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Contacts;

/// <summary>
/// The numbers and addresses of one owner, each on a page of its own. They are reached through their owner only; a
/// subclass says whose they are.
/// </summary>
public abstract class ContactsController(SiteDb db, SiteClock clock) : AdminController
{
    private const string PageView = "/Admin/Contacts/Contact.cshtml";

    protected SiteDb Db => db;

    /// <summary>The owner with its contact points, to be changed.</summary>
    protected abstract Task<IHasContacts?> OwnerAsync(int id, CancellationToken cancel);

    protected abstract string OwnerPath(int id);

    /// <summary>Whether the number is one of the round, where a slip is taken back.</summary>
    protected virtual bool CanBeTakenBack => true;

    [HttpGet("new")]
    public async Task<IActionResult> New(int id, CancellationToken cancel) =>
        await OwnerAsync(id, cancel) is { } owner ? View(PageView, PageOf(id, owner, null, new() { Key = Guid.NewGuid(), Order = owner.Contacts.Count + 1 })) : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> Add(int id, ContactForm form, CancellationToken cancel)
    {
        if (await OwnerAsync(id, cancel) is not { } owner) return NotFound();
        if (!ModelState.IsValid) return Refused(PageView, PageOf(id, owner, null, form));

        // Whoever got no answer may as well have typed it once more.
        var key = form.Key ?? Guid.NewGuid();
        if (owner.Contacts.Any(other => other.CreationKey == key || (other.BinnedAt is null && form.SaysTheSameAs(other)))) return Redirect(OwnerPath(id));

        var contact = new ContactPoint("", "", ContactKind.Phone) { CreationKey = key };
        form.ApplyTo(contact, owner.AreaCode);
        owner.Contacts.Add(contact);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            // The same form was sent twice at once, and the other request was faster.
            db.ChangeTracker.Clear();
        }
        SaySaved(contact);
        return Redirect(OwnerPath(id));
    }

    [HttpGet("{contactId:int}")]
    public async Task<IActionResult> Edit(int id, int contactId, CancellationToken cancel) =>
        await FindAsync(id, contactId, cancel) is var (owner, contact) ? View(PageView, PageOf(id, owner, contact, ContactForm.Of(contact))) : NotFound();

    [HttpPost("{contactId:int}")]
    public async Task<IActionResult> Change(int id, int contactId, ContactForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, contactId, cancel) is not var (owner, contact)) return NotFound();
        if (!ModelState.IsValid) return Refused(PageView, PageOf(id, owner, contact, form));

        var saved = await db.SaveAsync(contact, form, ContactForm.Of, row => form.ApplyTo(row, owner.AreaCode), async () => (await FindAsync(id, contactId, cancel))?.Contact, cancel);
        if (saved.Theirs.Count > 0) return Collided(PageView, PageOf(id, owner, saved.Row, saved.Form), saved.Theirs);

        SaySaved(saved.Row);
        return Redirect(OwnerPath(id));
    }

    [HttpPost("{contactId:int}/verify")]
    public async Task<IActionResult> Verify(int id, int contactId, VerifyForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, contactId, cancel) is not var (owner, contact)) return NotFound();
        if (form.Read(contact, Me.Name, clock.Today, ModelState) is not { } verification)
            return Refused(PageView, PageOf(id, owner, contact, ContactForm.Of(contact)) with { Verify = form.Of(contact) }, status: form.StatusFor(contact));

        contact.Verify(verification);
        await db.SaveChangesAsync(cancel);
        Say($"已记下：{contact.Label} {contact.Display} 核实过了。");
        if (CanBeTakenBack && db.ChangeTracker.Entries<ContactChange>().Max(entry => (int?)entry.Entity.Id) is { } change) OfferUndo($"/admin/legal-aid/round/{contactId}/undo?change={change}&back={OwnerPath(id)}");
        return Redirect(OwnerPath(id));
    }

    private async Task<(IHasContacts Owner, ContactPoint Contact)?> FindAsync(int id, int contactId, CancellationToken cancel) =>
        await OwnerAsync(id, cancel) is { } owner && owner.Contacts.SingleOrDefault(c => c.Id == contactId && c.BinnedAt is null) is { } contact ? (owner, contact) : null;

    private ContactPage PageOf(int id, IHasContacts owner, ContactPoint? contact, ContactForm form) =>
        new(form, new VerifyForm { On = clock.Today.InList(), Version = contact?.Version }, contact, owner, OwnerPath(id));

    private void SaySaved(ContactPoint contact) => Say(contact is { Kind: ContactKind.Phone, Dial: null }
        ? $"已保存。“{contact.Printed}”看不出怎么拨，网站上会显示它，但点了不会拨出。请核对区号和位数。"
        : "已保存。");
}
