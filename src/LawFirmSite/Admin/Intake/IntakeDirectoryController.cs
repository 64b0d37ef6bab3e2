using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Intake;

/// <summary>Takes the offices that a pasted page lists over into the directory, those that were ticked.</summary>
[Route("/admin/intake/directory"), ForStaff(StaffRole.Editor), FormLimit(IntakeForm.Most)]
[RequestFormLimits(ValueLengthLimit = IntakeForm.Most, MultipartBodyLengthLimit = IntakeForm.Most, BufferBodyLengthLimit = IntakeForm.Most, ValueCountLimit = IntakeForm.MostFields)]
public sealed class IntakeDirectoryController(SiteDb db, CurrentSite site) : AdminController
{
    [HttpPost]
    public async Task<IActionResult> Update(IntakeForm form, CancellationToken cancel)
    {
        ModelState.Clear();
        var page = ReviewPage.Of(form, await site.GetAsync(cancel), Me, keep: true);
        if (page.Result.Directory.Count == 0)
        {
            ModelState.AddModelError("", "这一页里没有机构名录。");
            return Refused("/Admin/Intake/Review.cshtml", page, "目录没有改");
        }

        var changed = await ApplyAsync(page, [.. (form.Entries ?? []).OfType<string>()], cancel);
        Say(changed == 0 ? "目录没有改动：没有勾选，或者勾选的都已经在目录里了。"
            : $"目录已更新 {changed} 条，都要重新核实。请到“法律援助机构”里补上县区，打电话核实。");
        return View("/Admin/Intake/Review.cshtml", ReviewPage.Of(page.Form with { Entries = null }, await site.GetAsync(cancel), Me, keep: true));
    }

    private async Task<int> ApplyAsync(ReviewPage page, HashSet<string> ticked, CancellationToken cancel)
    {
        var centers = await db.LegalAidCenters.InUse().Include(center => center.Contacts).ToListAsync(cancel);
        var order = centers.Count == 0 ? 0 : centers.Max(center => center.Order);
        var areaCode = page.Site.Profile.AreaCode;
        // Wherever it is now: what was put away or corrected since is not for the same form to bring back.
        HashSet<Guid> madeBefore = [.. await db.LegalAidCenters.Select(center => center.CreationKey).ToListAsync(cancel), .. await db.ContactPoints.Select(contact => contact.CreationKey).ToListAsync(cancel)];
        var changed = 0;
        foreach (var listed in page.Result.Directory.Take(ReviewPage.MostEntries).Where(office => ticked.Contains(office.Name)).DistinctBy(office => office.Name))
        {
            var comparison = ListingComparison.Of(listed, centers, areaCode).Without(words => madeBefore.Contains(KeyOf(page.Form, words)));
            if (comparison is null || comparison.Fault is not null || comparison.Change is not (ListingChange.New or ListingChange.OtherNumbers)) continue;

            if (comparison.Apply(SourceOf(page.Form), DayAttribute.Read(page.Form.SourceDate), areaCode, words => KeyOf(page.Form, words)) is { } made)
            {
                made.Order = ++order;
                db.Add(made);
                centers.Add(made);
            }
            changed++;
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception) || exception is DbUpdateConcurrencyException)
        {
            // The same form was sent twice at once and the other request has done it all, or a colleague changed an entry: whatever is left is done.
            db.ChangeTracker.Clear();
            return Math.Max(changed, await ApplyAsync(page, ticked, cancel));
        }
        return changed;
    }

    private static string SourceOf(IntakeForm form)
    {
        var name = TypedText.Normal(form.Source);
        var source = name.Length == 0 ? "粘贴的网页" : string.Join(' ', new[] { $"《{name}》{form.SourceDate}".Trim(), form.SourcePage?.Trim() ?? "" }.Where(part => part.Length > 0));
        return TypedText.Fault(source, singleLine: true) is null && source.Length <= 200 ? source : "粘贴的网页";
    }

    /// <summary>One key for each office and number of a form, so that a repeated request creates nothing twice.</summary>
    private static Guid KeyOf(IntakeForm form, string words) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{form.Key}\n{words}")).AsSpan(0, 16));
}
