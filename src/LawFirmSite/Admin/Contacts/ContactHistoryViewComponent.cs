using LawFirmSite.Data;
using LawFirmSite.Domain.Contacts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Contacts;

/// <summary>What happened to some numbers, the newest first: beneath the list of an owner's numbers, and on the page of each.</summary>
public sealed class ContactHistoryViewComponent(SiteDb db) : ViewComponent
{
    private const int MostShown = 200;

    public async Task<IViewComponentResult> InvokeAsync(IEnumerable<ContactPoint> contacts)
    {
        var ids = contacts.Select(contact => contact.Id).ToList();
        return View("/Admin/Contacts/_ContactHistory.cshtml", await db.ContactChanges.AsNoTracking()
            .Where(change => ids.Contains(change.Contact!.Id)).OrderByDescending(change => change.Id).Take(MostShown).ToListAsync(HttpContext.RequestAborted));
    }
}
