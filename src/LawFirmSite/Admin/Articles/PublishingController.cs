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

/// <summary>What makes an article public, takes it away or says something beside it. For editors; the text itself is not touched.</summary>
[ForStaff(StaffRole.Editor)]
public sealed class PublishingController(SiteDb db, CurrentSite site, SiteClock clock) : ArticleStepsController(db, site, clock)
{
    private readonly Publishing _publishing = new(db, site, clock);

    [HttpPost("publish")]
    public async Task<IActionResult> Publish(int id, PublishForm form, CancellationToken cancel)
    {
        const string refused = "没有发布";
        if (await FindAsync(id, cancel) is not { } article) return NotFound();
        if (HasNewer(article, form.RevisionNumber)) return await RefusedAsync(article, refused, cancel);

        DateTimeOffset? at = null;
        if (!string.IsNullOrWhiteSpace(form.PublishAt))
        {
            if (PublishForm.Read(form.PublishAt, Clock.Today, out var refusal) is { } local) at = Clock.MomentOf(local);
            else ModelState.AddModelError(nameof(form.PublishAt), refusal);
        }
        if (!ModelState.IsValid) return await RefusedAsync(article, refused, cancel);

        if (at <= Clock.Now) at = null;
        var losesBanner = article is { Outdated: not null } && article.StateAt(Clock.Now) == ArticleState.Withdrawn;
        var outcome = await _publishing.TryAsync(article, Me, new(form.WarningsSeen, at, form.ChangeNote), cancel);
        if (outcome.Warnings.Count > 0) return View(PublishQuestion.View, PublishQuestion.About(article, at is { } asked ? Clock.Local(asked) : null, form.ChangeNote, outcome.Warnings));

        Refuse(outcome.Reasons);
        return await SavedAsync(article, at is { } later ? $"已排期，{Clock.Local(later).InTextWithTime()} 自动发布。"
            : losesBanner ? "已发布。撤回以前的过时标注已经去掉；如果还要，请再标注一次。"
            : "已发布。", refused, cancel);
    }

    /// <summary>One that is only scheduled becomes a draft again: nobody has read it.</summary>
    [HttpPost("withdraw")]
    public async Task<IActionResult> Withdraw(int id, WithdrawForm form, CancellationToken cancel)
    {
        var isScheduled = await FindAsync(id, cancel) is { } found && found.StateAt(Clock.Now) == ArticleState.Scheduled;
        return isScheduled
            ? await StepAsync(id, ArticleVerb.CallOff, "没有取消", "这篇文章没有排期。", article =>
            {
                article.CallOff(TypedText.Normal(form.Reason), Me.Name, Clock.Now);
                return Task.FromResult("已取消排期，文章又是草稿了。");
            }, cancel)
            : await StepAsync(id, ArticleVerb.Withdraw, "没有撤回", "这篇文章现在没有公开，不用撤回。", article =>
            {
                if (TypedText.Normal(form.Reason).Length == 0) ModelState.AddModelError(nameof(form.Reason), "请写明撤回原因，读者会看到。");
                else article.Withdraw(TypedText.Normal(form.Reason), Clock.Now);
                return Task.FromResult("已撤回。原来的网址会说明撤回的原因。");
            }, cancel);
    }

    [HttpPost("outdated")]
    public Task<IActionResult> MarkOutdated(int id, OutdatedForm form, CancellationToken cancel) => StepAsync(id, ArticleVerb.MarkOutdated, "没有标注", "只有公开的文章可以标注过时。", async article =>
    {
        if (form.ReplacedBy == id) ModelState.AddModelError(nameof(form.ReplacedBy), "不能用这篇文章代替它自己。");
        else if (form.ReplacedBy is { } other && !await Db.Articles.InUse().AnyAsync(a => a.Id == other, cancel))
            ModelState.AddModelError(nameof(form.ReplacedBy), $"没有编号为 {other} 的文章。");
        if (ModelState.IsValid && DayAttribute.Read(form.Since) is { } day) article.MarkOutdated(new(TypedText.Normal(form.Reason), day, form.ReplacedBy), Clock.Now);
        return "已标注为过时，文章上方会有说明。";
    }, cancel);

    [HttpPost("outdated/clear")]
    public Task<IActionResult> ClearOutdated(int id, CancellationToken cancel) => StepAsync(id, ArticleVerb.ClearOutdated, "没有改", "这篇文章没有标注过时。", article =>
    {
        article.ClearOutdated(Clock.Now);
        return Task.FromResult("已去掉过时标注。");
    }, cancel);

    /// <summary>A lawyer has read the newest text; an empty name takes back what was said about it.</summary>
    [HttpPost("review")]
    public async Task<IActionResult> Review(int id, ReviewForm form, CancellationToken cancel)
    {
        const string refused = "没有记下审核";
        if (await FindAsync(id, cancel) is not { } article) return NotFound();
        if (HasNewer(article, form.RevisionNumber)) return await RefusedAsync(article, refused, cancel);

        var by = TypedText.Normal(form.ReviewedBy);
        if (by.Length == 0)
        {
            if (article.Latest.Review is null) ModelState.AddModelError(nameof(form.ReviewedBy), "请写审核律师的名字。这一稿还没有记过审核。");
            if (ModelState.IsValid) article.Vouch(null);
            return await SavedAsync(article, "已去掉这一稿的审核。", refused, cancel);
        }
        var on = DayAttribute.Read(form.ReviewedOn) ?? Clock.Today;
        var lawAsOf = DayAttribute.Read(form.LawAsOf) ?? on;
        if (on > Clock.Today) ModelState.AddModelError(nameof(form.ReviewedOn), "审核日期还没有到。");
        if (lawAsOf > on) ModelState.AddModelError(nameof(form.LawAsOf), "适用法律的截止日期不能晚于审核日期。");
        if (ModelState.IsValid) article.Vouch(new(by, on, lawAsOf));
        return await SavedAsync(article, $"已记下：第 {article.RevisionCount} 稿由 {by} 审核。", refused, cancel);
    }
}
