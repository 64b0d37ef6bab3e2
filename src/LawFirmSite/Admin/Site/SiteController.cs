using LawFirmSite.Admin.Contacts;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Site;

/// <summary>The firm as a whole: name, seal, licence and filing numbers, and the numbers that belong to no single office.</summary>
[Route("/admin/site"), ForStaff(StaffRole.Administrator)]
public sealed class SiteController(SiteDb db) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var profile = await ProfileAsync(cancel);
        return View("Index", new ProfilePage(ProfileForm.Of(profile), profile));
    }

    [HttpPost]
    public async Task<IActionResult> Save(ProfileForm form, CancellationToken cancel)
    {
        var profile = await ProfileAsync(cancel);
        if (!ModelState.IsValid) return Refused("Index", new ProfilePage(form, profile));

        var saved = await db.SaveAsync(profile, form, ProfileForm.Of, form.ApplyTo, async () => await ProfileAsync(cancel), cancel);
        if (saved.Theirs.Count > 0) return Collided("Index", new ProfilePage(saved.Form, saved.Row), saved.Theirs);

        Say("已保存。");
        return Redirect("/admin/site");
    }

    private async Task<SiteProfile> ProfileAsync(CancellationToken cancel) =>
        await db.SiteProfiles.Include(profile => profile.Contacts).SingleOrDefaultAsync(cancel) ?? new SiteProfile();
}

/// <summary>The firm's own numbers: 24-hour lines, fax, e-mail.</summary>
[Route("/admin/site/contacts"), ForStaff(StaffRole.Administrator)]
public sealed class SiteContactsController(SiteDb db, SiteClock clock) : ContactsController(db, clock)
{
    protected override bool CanBeTakenBack => false;

    protected override async Task<IHasContacts?> OwnerAsync(int id, CancellationToken cancel) =>
        await Db.SiteProfiles.Include(profile => profile.Contacts).SingleOrDefaultAsync(cancel);

    protected override string OwnerPath(int id) => "/admin/site";
}
