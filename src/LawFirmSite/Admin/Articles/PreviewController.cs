using LawFirmSite.Admin.Forms;
using LawFirmSite.Admin.Media;
using LawFirmSite.Data;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>
/// Shows what a text will look like, or tidies it up, without saving it: a fragment for the script beside the form, and for who has no
/// script a page that carries the form's fields there and back.
/// </summary>
[Route("/admin/articles"), FormLimit(Server.ArticleFormSize)]
public sealed class PreviewController(SiteDb db, CurrentSite site, SiteClock clock, MediaStore media) : AdminController
{
    [HttpPost("preview")]
    public async Task<IActionResult> Fragment(ArticleForm form, CancellationToken cancel) =>
        PartialView("/Admin/Articles/_Preview.cshtml", await Preview.OfAsync(form, (await site.GetAsync(cancel)).Directory, db, new Publishing(db, site, clock), cancel));

    [HttpPost("preview-page")]
    public async Task<IActionResult> Whole(ArticleForm form, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();

        var back = id is null ? "/admin/articles/back-to-form" : $"/admin/articles/back-to-form?id={id}";
        return View("/Admin/Articles/PreviewPage.cshtml", new PreviewPage(editor.Action, back, form.Hidden(), await Preview.OfAsync(form, (await site.GetAsync(cancel)).Directory, db, new Publishing(db, site, clock), cancel)));
    }

    [HttpPost("back-to-form")]
    public async Task<IActionResult> Back(ArticleForm form, int? id, CancellationToken cancel)
    {
        ModelState.Clear();
        return await EditorAsync(form, id, cancel) is { } editor ? View("/Admin/Articles/Edit.cshtml", editor) : NotFound();
    }

    /// <summary>一键排版 for the script beside the form, which can take it back again.</summary>
    [HttpPost("tidy")]
    public ContentResult Tidy(TidyForm form) => Content(PastedPage.FormatBody(form.Body ?? ""), "text/plain; charset=utf-8");

    /// <summary>一键排版 without script: the form again with its body tidied up.</summary>
    [HttpPost("tidy-page")]
    public async Task<IActionResult> TidyPage(ArticleForm form, int? id, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await EditorAsync(form with { Body = PastedPage.FormatBody(form.Body ?? "") }, id, cancel) is not { } editor) return NotFound();

        Say("正文已经重新排版，还没有保存。");
        return View("/Admin/Articles/Edit.cshtml", editor);
    }

    /// <summary>插入图片 without script: the form again with the picture in its body.</summary>
    [HttpPost("put-picture"), FormLimit(PictureForm.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = PictureForm.MostBytes)]
    public async Task<IActionResult> PutPicture(ArticleForm form, PictureForm sent, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();
        if (await media.PutAsync(form.Body, sent, ModelState, Me, clock.Now, cancel) is not { } body) return Refused("/Admin/Articles/Edit.cshtml", editor, "没有放进图片");

        Say("已放进正文，还没有保存。");
        return View("/Admin/Articles/Edit.cshtml", editor with { Form = form with { Body = body } });
    }

    private async Task<ArticleEditor?> EditorAsync(ArticleForm form, int? id, CancellationToken cancel)
    {
        if (id is not { } known) return new(form);

        var article = await db.Articles.OpenTo(Me).FindToWorkOnAsync(db, known, cancel);
        return article is null ? null : new(form, ArticleStanding.Of(article, clock.Now));
    }
}

/// <summary>The preview as a page that carries the fields of the form it came from, to save them or to go back.</summary>
public sealed record PreviewPage(string Action, string Back, IEnumerable<(string Name, string? Value)> Fields, Preview Preview);

/// <summary>A body to be tidied up.</summary>
public sealed record TidyForm
{
    public string? Body { get; init; }
}
