using LawFirmSite.Data;
using LawFirmSite.Domain.Editing;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Unsaved;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Unsaved;

/// <summary>Above every form of staff: what I typed there and did not save, and who else is at work on it.</summary>
public sealed class UnsavedViewComponent(SiteDb db, CurrentSite site, SiteClock clock, FormPlaces places) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var cancel = HttpContext.RequestAborted;
        if (StaffMember.From(UserClaimsPrincipal) is not { } me || places.Here(HttpContext) is not { } place) return Content("");

        var resumed = ViewData.Resumed();
        var copies = HttpMethods.IsGet(HttpContext.Request.Method)
            ? await db.WorkingCopies.AsNoTracking().Of(me.Id).Where(copy => copy.Page == place.Page).OrderByDescending(copy => copy.SavedAt).ToListAsync(cancel)
            : [];
        var saved = copies.Count > 0 ? await SavedText.FindAsync(db, site, me, place.Page, cancel) : null;
        var offered = copies.Where(copy => copy.Id != resumed?.Id && !IsSaved(copy, saved)).ToList();
        return View("/Admin/Unsaved/Offer.cshtml", new UnsavedOffer(place, offered, resumed, await OthersAsync(db, [place.Page], me.Id, clock, cancel)));
    }

    // Whoever begins something new begins a thing of their own.
    internal static async Task<IReadOnlyList<AtWork>> OthersAsync(SiteDb db, IReadOnlyCollection<string> pages, int me, SiteClock clock, CancellationToken cancel) =>
        await db.Presences.AsNoTracking().Where(presence => pages.Contains(presence.Page) && !presence.Page.EndsWith("/new") && presence.OwnerId != me).At(clock.Now)
            .Join(db.Users, presence => presence.OwnerId, account => account.Id, (presence, account) => new AtWork(presence.Page, account.DisplayName, presence.Since))
            .ToListAsync(cancel);

    private static bool IsSaved(WorkingCopy copy, SavedText? saved) =>
        saved is not null && SavedText.Has(copy.Page, saved, TypedFields.FromJson(copy.Fields));
}

/// <summary>Somebody who is at work on a page.</summary>
public sealed record AtWork(string Page, string Name, DateTimeOffset Since)
{
    public string Words(SiteClock clock) => $"{Name} 正在编辑（{clock.Local(Since).Clock(clock)} 起）";
}

/// <summary>What stands above a form.</summary>
public sealed record UnsavedOffer(FormPlace Place, IReadOnlyList<WorkingCopy> Copies, WorkingCopy? Resumed, IReadOnlyList<AtWork> Others);
