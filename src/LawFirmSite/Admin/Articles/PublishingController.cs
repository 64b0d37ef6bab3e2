using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>What makes an article public, takes it away or marks it outdated. For editors; the text itself is not touched.</summary>
[Route("/admin/articles/{id:int}"), ForStaff(StaffRole.Editor)]
public sealed class PublishingController(SiteDb db, CurrentSite site, SiteClock clock) : AdminController
{
    private const string EditView = "/Admin/Articles/Edit.cshtml";

    [HttpPost("publish")]
    public Task<IActionResult> Publish(int id, PublishForm form, CancellationToken cancel) => ChangeAsync(id, "没有发布", async article =>
    {
        DateTimeOffset? at = null;
        if (!string.IsNullOrWhiteSpace(form.PublishAt))
        {
            if (PublishForm.Read(form.PublishAt) is not { } local)
            {
                ModelState.AddModelError(nameof(form.PublishAt), $"“{form.PublishAt}”不是一个时间。请写成 2026-08-26T09:00 的样子，或者留空，现在就发布。");
                return "";
            }
            at = clock.MomentOf(local);
        }
        Refuse(article.TryPublish((await site.GetAsync(cancel)).Directory, Me.Name, clock.Now, at));
        return at > clock.Now ? $"已排期，{clock.Local(at.Value).WithTime()} 自动发布。" : "已发布。";
    }, cancel);

    [HttpPost("withdraw")]
    public Task<IActionResult> Withdraw(int id, WithdrawForm form, CancellationToken cancel) => ChangeAsync(id, "没有撤回", article =>
    {
        var wasScheduled = article.StateAt(clock.Now) == ArticleState.Scheduled;
        if (article.StateAt(clock.Now) is ArticleState.Draft or ArticleState.Withdrawn) ModelState.AddModelError("", "这篇文章现在没有公开，不用撤回。");
        if (ModelState.IsValid) article.Withdraw(TypedText.Normal(form.Reason), clock.Now);
        return Task.FromResult(wasScheduled ? "已取消排期，文章又是草稿了。" : "已撤回。原来的网址会说明撤回的原因。");
    }, cancel);

    [HttpPost("outdated")]
    public Task<IActionResult> MarkOutdated(int id, OutdatedForm form, CancellationToken cancel) => ChangeAsync(id, "没有标注", async article =>
    {
        var since = DayAttribute.Read(form.Since);
        if (form.ReplacedBy == id) ModelState.AddModelError(nameof(form.ReplacedBy), "不能用这篇文章代替它自己。");
        else if (form.ReplacedBy is { } other && !await db.Articles.AnyAsync(a => a.Id == other, cancel))
            ModelState.AddModelError(nameof(form.ReplacedBy), $"没有编号为 {other} 的文章。");
        if (ModelState.IsValid && since is { } day) article.MarkOutdated(new(TypedText.Normal(form.Reason), day, form.ReplacedBy));
        return "已标注为过时，文章上方会有说明。";
    }, cancel);

    [HttpPost("outdated/clear")]
    public Task<IActionResult> ClearOutdated(int id, CancellationToken cancel) => ChangeAsync(id, "没有改", article =>
    {
        article.MarkOutdated(null);
        return Task.FromResult("已去掉过时标注。");
    }, cancel);

    /// <summary>Finds the article, lets the action change it or say why not, and saves. A refusal shows the article's page.</summary>
    private async Task<IActionResult> ChangeAsync(int id, string refused, Func<Article, Task<string>> change, CancellationToken cancel)
    {
        var articles = db.Articles.OpenTo(Me).WithLatest().Where(article => article.Id == id);
        if (await articles.SingleOrDefaultAsync(cancel) is not { } article) return NotFound();

        var done = await change(article);
        if (ModelState.IsValid)
        {
            try
            {
                await db.SaveChangesAsync(cancel);
                Say(done);
                return Redirect($"/admin/articles/{id}");
            }
            catch (DbUpdateConcurrencyException)
            {
                db.ChangeTracker.Clear();
                article = await articles.SingleAsync(cancel);
                ModelState.AddModelError("", "刚才有人改了这篇文章。请看过后再决定。");
            }
        }
        var text = article.Latest.Text;
        var category = (await site.GetAsync(cancel)).Category(text.CategoryId)?.Slug;
        return Refused(EditView, new ArticleEditor(ArticleForm.Of(text, article.RevisionCount, category), ArticleStanding.Of(article, clock.Now)), refused);
    }
}

public sealed record PublishForm
{
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>yyyy-MM-ddTHH:mm in Site:TimeZone; empty or past means now.</summary>
    public string? PublishAt { get; init; }

    public static DateTime? Read(string text) =>
        DateTime.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? local : null;
}

public sealed record WithdrawForm
{
    [Display(Name = "撤回原因"), Required(ErrorMessage = "请写明撤回原因，读者会看到。"), Prose(500)]
    public string? Reason { get; init; }
}

public sealed record OutdatedForm
{
    [Display(Name = "为什么过时"), Required(ErrorMessage = "请写明为什么过时，读者会看到。"), Prose(500)]
    public string? Reason { get; init; }

    [Display(Name = "从哪天起"), Required(ErrorMessage = "请填写从哪天起过时。"), Day]
    public string? Since { get; init; }

    [Display(Name = "代替它的文章编号")]
    public int? ReplacedBy { get; init; }
}
