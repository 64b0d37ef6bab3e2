using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Redirects;

/// <summary>Many redirects at once, pasted from a table or in a file: shown first, saved when asked to.</summary>
[Route("/admin/redirects/many"), ForStaff(StaffRole.Editor), FormLimit(Server.ArticleFormSize)]
public sealed class ManyRedirectsController(SiteDb db, SiteSettings settings, SiteClock clock) : AdminController
{
    private const string Page = "/Admin/Redirects/Many.cshtml";

    [HttpGet]
    public IActionResult Index() => View(Page, new ManyPage(new(), null));

    [HttpPost]
    public async Task<IActionResult> Look(ManyForm form, CancellationToken cancel) =>
        await ReadAsync(form, cancel) is { } page ? View(Page, page) : Refused(Page, new ManyPage(form, null), "没有读出来");

    [HttpPost("save")]
    public async Task<IActionResult> Save(ManyForm form, CancellationToken cancel)
    {
        if (await ReadAsync(form, cancel) is not { } page) return Refused(Page, new ManyPage(form, null));

        var good = page.Read!.Where(row => row is { Fault: null, IsThere: false }).ToList();
        var changed = good.Where(row => row.Before is not null).Select(row => row.From!).ToList();
        var known = await db.Redirects.InUse().Where(redirect => changed.Contains(redirect.From)).ToDictionaryAsync(redirect => redirect.From, cancel);
        foreach (var row in good)
        {
            if (known.TryGetValue(row.From!, out var before)) before.LeadTo(row.To!);
            else db.Add(new Redirect(row.From!, row.To!, RedirectOrigin.Typed, Me.Name, clock.Now));
            if (SiteAddress.Read(row.From) is not null) await db.LeadOnAsync(row.From!, row.To!, cancel);
        }
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
            ModelState.AddModelError("", "您看的时候，同事加了其中的一条。请再看一遍下面的结果，再保存。");
            return Refused(Page, (await ReadAsync(form, cancel))!, status: StatusCodes.Status409Conflict);
        }
        var left = page.Read!.Count(row => row.Fault is not null);
        Say(left == 0 ? $"已保存 {good.Count} 条。" : $"已保存 {good.Count} 条，另有 {left} 条有问题，没有保存。");
        return Redirect("/admin/redirects");
    }

    /// <summary>Null when there is nothing to read; the reasons are in the model state.</summary>
    private async Task<ManyPage?> ReadAsync(ManyForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return null;

        var text = form.Lines ?? "";
        if (form.File is { Length: > 0 } file)
        {
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, cancel);
            // Excel writes GBK on a Chinese Windows.
            if (Encodings.Decode(bytes.ToArray(), html: false) is not { Text: var read } || Encodings.IsBinary(read))
            {
                ModelState.AddModelError(nameof(form.Lines), "这个文件不是文字。请在 Excel 里“另存为” CSV，再选它；或者直接把两列复制过来。");
                return null;
            }
            text = read;
        }
        var lines = RedirectLine.In(text);
        if (lines.Count is 0 or > RedirectLine.MostLines)
        {
            ModelState.AddModelError(nameof(form.Lines), lines.Count == 0 ? "里面没有网址。" : $"太多了：一次最多 {RedirectLine.MostLines} 条，请分几次。");
            return null;
        }
        // Sent again with the button that saves, also when it came as a file.
        ModelState.Clear();
        return new(new() { Lines = TypedText.Fault(text, singleLine: false) is null ? TypedText.Normal(text) : text }, await RedirectReading.ReadAsync(db, settings, clock.Now, lines, null, cancel));
    }
}
