using LawFirmSite.Admin.Contacts;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.LegalAid;

/// <summary>The directory of legal-aid centers.</summary>
[Route("/admin/legal-aid"), ForStaff(StaffRole.Editor)]
public sealed class LegalAidController(SiteDb db, SiteClock clock) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(string? only, CancellationToken cancel)
    {
        var centers = await db.LegalAidCenters.AsNoTracking().InUse().Include(center => center.Contacts)
            .OrderBy(center => center.DistrictCode).ThenBy(center => center.Order).ToListAsync(cancel);
        var uncertain = centers.Where(center => center.IsOpen && center.NeedsCheck(clock.Today)).ToList();
        return View(new CenterList(only == "uncertain" ? uncertain : centers, only == "uncertain", uncertain.Count, clock.Today));
    }

    [HttpGet("new")]
    public async Task<IActionResult> New(CancellationToken cancel) => View("Edit", await PageOfAsync(new() { Key = Guid.NewGuid() }, null, cancel));

    [HttpPost("new")]
    public async Task<IActionResult> Create(CenterForm form, CancellationToken cancel)
    {
        await CheckAsync(form, null, cancel);
        if (!ModelState.IsValid) return Refused("Edit", await PageOfAsync(form, null, cancel));

        var key = form.Key ?? Guid.NewGuid();
        var center = new LegalAidCenter("", key);
        form.ApplyTo(center);
        db.Add(center);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
            center = await db.LegalAidCenters.SingleAsync(c => c.CreationKey == key, cancel);
        }
        Say("已保存。接下来可以加电话。");
        return Redirect($"/admin/legal-aid/{center.Id}");
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } center ? View("Edit", await PageOfAsync(CenterForm.Of(center), center, cancel)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, CenterForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } center) return NotFound();

        await CheckAsync(form, id, cancel);
        if (!ModelState.IsValid) return Refused("Edit", await PageOfAsync(form, center, cancel));

        var saved = await db.SaveAsync(center, form, CenterForm.Of, form.ApplyTo, () => FindAsync(id, cancel), cancel);
        if (saved.Theirs.Count > 0) return Collided("Edit", await PageOfAsync(saved.Form, saved.Row, cancel), saved.Theirs);

        Say("已保存。");
        return Redirect($"/admin/legal-aid/{id}");
    }

    [HttpPost("{id:int}/verify")]
    public async Task<IActionResult> Verify(int id, VerifyForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } center) return NotFound();
        if (form.Read(center, Me.Name, clock.Today, ModelState) is not { } verification)
            return Refused("Edit", (await PageOfAsync(CenterForm.Of(center), center, cancel)) with { Verify = form.Of(center) }, status: form.StatusFor(center));

        center.Verify(verification);
        await db.SaveChangesAsync(cancel);
        Say("已记下：名称和地址核实过了。");
        return Redirect($"/admin/legal-aid/{id}");
    }

    /// <summary>A center that was merged names another one that exists.</summary>
    private async Task CheckAsync(CenterForm form, int? id, CancellationToken cancel)
    {
        if (form.Status != CenterStatus.Superseded) return;

        if (form.SupersededById is not { } other) ModelState.AddModelError(nameof(form.SupersededById), "请选择它并入了哪一家。");
        else if (other == id || !await db.LegalAidCenters.InUse().AnyAsync(center => center.Id == other, cancel))
            ModelState.AddModelError(nameof(form.SupersededById), "请选择另一家机构。");
    }

    private Task<LegalAidCenter?> FindAsync(int id, CancellationToken cancel) =>
        db.LegalAidCenters.InUse().Include(center => center.Contacts).SingleOrDefaultAsync(center => center.Id == id, cancel);

    private async Task<CenterPage> PageOfAsync(CenterForm form, LegalAidCenter? center, CancellationToken cancel)
    {
        var id = center?.Id;
        var others = await db.LegalAidCenters.AsNoTracking().InUse().Where(c => c.Id != id).OrderBy(c => c.DistrictCode).ThenBy(c => c.Order).ToListAsync(cancel);
        return new(form, new VerifyForm { On = clock.Today.InList(), Version = center?.Version }, center, others);
    }
}

/// <summary>The numbers of a legal-aid center.</summary>
[Route("/admin/legal-aid/{id:int}/contacts"), ForStaff(StaffRole.Editor)]
public sealed class CenterContactsController(SiteDb db, SiteClock clock) : ContactsController(db, clock)
{
    protected override async Task<IHasContacts?> OwnerAsync(int id, CancellationToken cancel) =>
        await Db.LegalAidCenters.InUse().Include(center => center.Contacts).SingleOrDefaultAsync(center => center.Id == id, cancel);

    protected override string OwnerPath(int id) => $"/admin/legal-aid/{id}";
}
