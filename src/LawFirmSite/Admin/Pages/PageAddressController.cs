using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Pages;

/// <summary>Gives a page another address; the old one leads there from then on.</summary>
[Route("/admin/pages/{id:int}/address"), ForStaff(StaffRole.Editor)]
public sealed class PageAddressController(SiteDb db) : AdminController
{
    private const string Sheet = "/Admin/Pages/Address.cshtml";

    [HttpGet]
    public async Task<IActionResult> Index(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } page ? View(Sheet, new PageAddress(id, page.Slug, new() { Slug = page.Slug })) : NotFound();

    [HttpPost]
    public async Task<IActionResult> Change(int id, PageAddressForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } page) return NotFound();

        var (before, after) = (page.Slug, form.Slug?.Trim() ?? "");
        if (!ModelState.IsValid) return Refused(Sheet, new PageAddress(id, before, form));

        page.Move(after);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            ModelState.AddModelError(nameof(form.Slug), $"网址“{after}”已经有别的页面用了，请换一个。");
            return Refused(Sheet, new PageAddress(id, before, form));
        }
        Say(before == after ? "网址没有变。" : $"网址已改成 /pages/{after}。旧网址 /pages/{before} 会自动转过来。");
        return Redirect($"/admin/pages/{id}");
    }

    private Task<Page?> FindAsync(int id, CancellationToken cancel) => db.Pages.InUse().SingleOrDefaultAsync(page => page.Id == id, cancel);
}

/// <summary>The address as it is typed.</summary>
public sealed record PageAddressForm
{
    [Display(Name = "新网址"), Required(ErrorMessage = "请填写网址。"), Slug]
    public string? Slug { get; init; }
}

/// <summary>The page on which a page gets another address.</summary>
public sealed record PageAddress(int Id, string Slug, PageAddressForm Form);
