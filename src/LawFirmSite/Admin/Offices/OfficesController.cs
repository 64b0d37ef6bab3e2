using LawFirmSite.Admin.Contacts;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Offices;

/// <summary>The firm's offices.</summary>
[Route("/admin/offices"), ForStaff(StaffRole.Editor)]
public sealed class OfficesController(SiteDb db, SiteClock clock) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(await db.Offices.AsNoTracking().InUse().Include(office => office.Contacts).OrderBy(office => office.IsClosed).ThenBy(office => office.Order).ToListAsync(cancel));

    [HttpGet("new")]
    public IActionResult New() => View("Edit", PageOf(new() { Key = Guid.NewGuid() }, null));

    [HttpPost("new")]
    public async Task<IActionResult> Create(OfficeForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Refused("Edit", PageOf(form, null));

        var key = form.Key ?? Guid.NewGuid();
        var office = new Office("", key);
        form.ApplyTo(office);
        db.Add(office);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
            office = await db.Offices.SingleAsync(o => o.CreationKey == key, cancel);
        }
        Say("已保存。接下来可以加电话。");
        return Redirect($"/admin/offices/{office.Id}");
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } office ? View("Edit", PageOf(OfficeForm.Of(office), office)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, OfficeForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } office) return NotFound();
        if (!ModelState.IsValid) return Refused("Edit", PageOf(form, office));

        var saved = await db.SaveAsync(office, form, OfficeForm.Of, form.ApplyTo, () => FindAsync(id, cancel), cancel);
        if (saved.Theirs.Count > 0) return Collided("Edit", PageOf(saved.Form, saved.Row), saved.Theirs);

        Say("已保存。");
        return Redirect($"/admin/offices/{id}");
    }

    [HttpPost("{id:int}/verify")]
    public async Task<IActionResult> Verify(int id, VerifyForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } office) return NotFound();
        if (form.Read(office, Me.Name, clock.Today, ModelState) is not { } verification)
            return Refused("Edit", PageOf(OfficeForm.Of(office), office) with { Verify = form.Of(office) }, status: form.StatusFor(office));

        office.Verify(verification);
        await db.SaveChangesAsync(cancel);
        Say("已记下：地址核实过了。");
        return Redirect($"/admin/offices/{id}");
    }

    private Task<Office?> FindAsync(int id, CancellationToken cancel) =>
        db.Offices.InUse().Include(office => office.Contacts).SingleOrDefaultAsync(office => office.Id == id, cancel);

    private OfficePage PageOf(OfficeForm form, Office? office) => new(form, new VerifyForm { On = clock.Today.InList(), How = VerificationMethod.Visit, Version = office?.Version }, office);
}

/// <summary>The numbers of an office.</summary>
[Route("/admin/offices/{id:int}/contacts"), ForStaff(StaffRole.Editor)]
public sealed class OfficeContactsController(SiteDb db, SiteClock clock) : ContactsController(db, clock)
{
    protected override async Task<IHasContacts?> OwnerAsync(int id, CancellationToken cancel) =>
        await Db.Offices.InUse().Include(office => office.Contacts).SingleOrDefaultAsync(office => office.Id == id, cancel);

    protected override string OwnerPath(int id) => $"/admin/offices/{id}";
}
