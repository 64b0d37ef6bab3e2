using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.Markdown;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>
/// Shows what a text will look like, or tidies it up, without saving it: a fragment for the script beside the form, and for who has no
/// script a page that carries the form's fields there and back.
/// </summary>
[Route("/admin/articles"), FormLimit(Server.ArticleFormSize)]
public sealed class PreviewController(SiteDb db, CurrentSite site, SiteClock clock) : AdminController
{
    [HttpPost("preview")]
    public async Task<IActionResult> Fragment(ArticleForm form, CancellationToken cancel) =>
        PartialView("/Admin/Articles/_Preview.cshtml", Preview.Of(form, (await site.GetAsync(cancel)).Directory));

    [HttpPost("preview-page")]
    public async Task<IActionResult> Whole(ArticleForm form, int? id, CancellationToken cancel)
    {
        if (await EditorAsync(form, id, cancel) is not { } editor) return NotFound();

        var back = id is null ? "/admin/articles/back-to-form" : $"/admin/articles/back-to-form?id={id}";
        return View("/Admin/Articles/PreviewPage.cshtml", new PreviewPage(editor.Action, back, form.Hidden(), Preview.Of(form, (await site.GetAsync(cancel)).Directory)));
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

    private async Task<ArticleEditor?> EditorAsync(ArticleForm form, int? id, CancellationToken cancel)
    {
        if (id is null) return new(form);

        var article = await db.Articles.OpenTo(Me).WithLatest().SingleOrDefaultAsync(a => a.Id == id, cancel);
        return article is null ? null : new(form, ArticleStanding.Of(article, clock.Now));
    }
}

/// <summary>A text set as visitors will see it, or the sentence why it cannot be; and what would keep it from being published.</summary>
public sealed record Preview(ArticleText? Text, DirectoryBody Body, IReadOnlyList<DirectoryReference> Unknown, string? Refusal)
{
    public static Preview Of(ArticleForm form, FirmDirectory directory)
    {
        if (new[] { form.Kicker, form.Title, form.Subtitle, form.Author, form.AuthorOffice, form.Source, form.SourcePage, form.OriginalUrl, form.Editor, form.Summary, form.Body }
            .Select(typed => TypedText.Fault(typed ?? "", singleLine: false)).OfType<string>().FirstOrDefault() is { } fault)
            return new(null, DirectoryBody.Empty, [], $"有一栏{fault}");

        var text = form.ToText(null);
        return SiteMarkdown.TryRender(text.Body, out var html, out var refusal)
            ? new(text, DirectoryBody.Of(html.Html, directory), [.. directory.UnknownReferences(text.Body)], null)
            : new(null, DirectoryBody.Empty, [], refusal);
    }
}

/// <summary>The preview as a page that carries the fields of the form it came from, to save them or to go back.</summary>
public sealed record PreviewPage(string Action, string Back, IEnumerable<(string Name, string? Value)> Fields, Preview Preview);

/// <summary>A body to be tidied up.</summary>
public sealed record TidyForm
{
    public string? Body { get; init; }
}
