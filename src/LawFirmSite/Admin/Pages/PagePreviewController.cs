using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Admin.Media;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Pages;

/// <summary>Shows a standing page before it is saved, and goes back to its form, without script.</summary>
[Route("/admin/pages"), ForStaff(StaffRole.Editor), FormLimit(Server.ArticleFormSize)]
public sealed class PagePreviewController(SiteDb db, CurrentSite site, SiteClock clock, MediaStore media) : AdminController
{
    [HttpPost("preview-page")]
    public async Task<IActionResult> Whole(PageForm form, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();

        var text = new ArticleForm { Title = form.Title, Summary = form.Summary, Body = form.Body };
        var back = id is null ? "/admin/pages/back-to-form" : $"/admin/pages/back-to-form?id={id}";
        ModelState.Clear();
        return View("/Admin/Articles/PreviewPage.cshtml", new PreviewPage(editor.Action, back, form.Hidden(), await Preview.OfAsync(text, (await site.GetAsync(cancel)).Directory, db, new Publishing(db, site, clock), cancel)));
    }

    [HttpPost("back-to-form")]
    public async Task<IActionResult> Back(PageForm form, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();

        ModelState.Clear();
        return View("/Admin/Pages/Edit.cshtml", editor);
    }

    /// <summary>插入图片 without script: the form again with the picture in its body.</summary>
    [HttpPost("put-picture"), FormLimit(PictureForm.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = PictureForm.MostBytes)]
    public async Task<IActionResult> PutPicture(PageForm form, PictureForm sent, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();
        if (await media.PutAsync(form.Body, sent, ModelState, Me, clock.Now, cancel) is not { } body) return Refused("/Admin/Pages/Edit.cshtml", editor, "没有放进图片");

        Say("已放进正文，还没有保存。");
        return View("/Admin/Pages/Edit.cshtml", editor with { Form = form with { Body = body } });
    }

    private async Task<PageEditor?> EditorAsync(PageForm form, int? id, CancellationToken cancel)
    {
        if (id is not { } known) return new(form);

        var page = await db.Pages.InUse().FindToWorkOnAsync(db, known, cancel);
        return page is null ? null : new(form, PageStanding.Of(page));
    }
}
