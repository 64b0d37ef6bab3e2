using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Pages;

/// <summary>Shows a standing page before it is saved, and goes back to its form, without script.</summary>
[Route("/admin/pages"), ForStaff(StaffRole.Editor), FormLimit(Server.ArticleFormSize)]
public sealed class PagePreviewController(SiteDb db, CurrentSite site) : AdminController
{
    [HttpPost("preview-page")]
    public async Task<IActionResult> Whole(PageForm form, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();

        var text = new ArticleForm { Title = form.Title, Summary = form.Summary, Body = form.Body };
        var back = id is null ? "/admin/pages/back-to-form" : $"/admin/pages/back-to-form?id={id}";
        ModelState.Clear();
        return View("/Admin/Articles/PreviewPage.cshtml", new PreviewPage(editor.Action, back, form.Hidden(), Preview.Of(text, (await site.GetAsync(cancel)).Directory)));
    }

    [HttpPost("back-to-form")]
    public async Task<IActionResult> Back(PageForm form, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();

        ModelState.Clear();
        return View("/Admin/Pages/Edit.cshtml", editor);
    }

    private async Task<PageEditor?> EditorAsync(PageForm form, int? id, CancellationToken cancel)
    {
        if (id is null) return new(form);

        var page = await db.Pages.WithLatest().SingleOrDefaultAsync(p => p.Id == id, cancel);
        return page is null ? null : new(form, PageStanding.Of(page));
    }
}
