using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Admin.Intake;

/// <summary>A page pasted or uploaded, reviewed and made into a draft. Until then nothing is saved.</summary>
[Route("/admin/intake"), FormLimit(IntakeForm.Most)]
[RequestFormLimits(ValueLengthLimit = IntakeForm.Most, MultipartBodyLengthLimit = IntakeForm.Most, BufferBodyLengthLimit = IntakeForm.Most, ValueCountLimit = IntakeForm.MostFields)]
public sealed class IntakeController(SiteDb db, CurrentSite site, SiteClock clock, MediaStore media) : AdminController
{
    [HttpGet]
    public IActionResult Index() => View(new IntakeForm());

    [HttpPost]
    public async Task<IActionResult> Read(IntakeForm form, CancellationToken cancel)
    {
        // The fields of the article are judged when the draft is made.
        ModelState.Clear();
        form = await form.WithFileAsync(cancel);
        var page = ReviewPage.Of(form, await site.GetAsync(cancel), Me);
        return Unreadable(page, form) ?? View("Review", page);
    }

    [HttpPost("draft")]
    public async Task<IActionResult> Draft(IntakeForm form, CancellationToken cancel)
    {
        var key = form.Key ?? Guid.NewGuid();
        if (await db.CreatedAsync(key, cancel) is { } before) return Redirect($"/admin/articles/{before}");

        var page = ReviewPage.Of(form with { Key = key }, await site.GetAsync(cancel), Me, keep: true);
        var made = form with { Body = TypedText.Normal(ReviewPage.Body(form, page.Result)) };
        var category = await db.CheckAsync(made, ModelState, cancel);
        if (!ModelState.IsValid) return Refused("Review", page, "没有生成草稿");

        var (body, refusals) = await media.KeepPicturesAsync(made.Body, page.Result, Me.Name, Me.Id, clock.Now, cancel);
        made = made with { Body = body };
        var article = new Article(made.ToText(category), Me.Name, clock.Now, key) { OwnerId = Me.Id, LegacyViews = form.LegacyViews };
        if (await db.AddOnceAsync(article, cancel) is { } first) return Redirect($"/admin/articles/{first}");

        var printed = string.IsNullOrWhiteSpace(form.PrintedDate) ? "" : $"原网页发布时间 {form.PrintedDate.Trim()}，发布时可以填写。";
        Say($"已存为草稿。{printed}{string.Concat(refusals)}");
        return Redirect($"/admin/articles/{article.Id}");
    }

    /// <summary>The paste page again, with what was typed and the reason; null when there is something to review.</summary>
    private ViewResult? Unreadable(ReviewPage page, IntakeForm form)
    {
        var reason = page.Result.Refusal ?? (page.Result.IsEmpty() ? "没有读到文字。请先复制网页或文件里的内容，再粘贴到这里。" : null);
        if (reason is null) return null;

        ModelState.AddModelError(nameof(IntakeForm.Text), reason);
        return Refused("Index", new IntakeForm { Text = form.Text }, "没有排版");
    }
}
