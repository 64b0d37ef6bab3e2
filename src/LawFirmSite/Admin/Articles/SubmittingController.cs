using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>Between author and editor: a text is submitted, taken back or returned, and both can say something about it.</summary>
public sealed class SubmittingController(SiteDb db, CurrentSite site, SiteClock clock) : ArticleStepsController(db, site, clock)
{
    [HttpPost("submit")]
    public Task<IActionResult> Submit(int id, RemarkForm form, CancellationToken cancel) => StepAsync(id, ArticleVerb.Submit, "没有送审", "这篇文章已经送审了，正等着编辑看。", article =>
    {
        if (HasNewer(article, form.RevisionNumber)) return Task.FromResult("");
        if (TypedText.IsBlank(article.Latest.Text.Body)) ModelState.AddModelError("", "还没有正文。");
        else article.Submit(TypedText.Normal(form.Remark), Me.Name, Clock.Now);
        return Task.FromResult($"第 {article.RevisionCount} 稿已送审。编辑发布或者退回之前，您还可以收回。");
    }, cancel);

    [HttpPost("take-back")]
    public Task<IActionResult> TakeBack(int id, CancellationToken cancel) => StepAsync(id, ArticleVerb.TakeBack, "没有收回", "这篇文章没有在等编辑看，不用收回。", article =>
    {
        article.TakeBack(Me.Name, Clock.Now);
        return Task.FromResult("已收回，可以接着改，改好再送审。");
    }, cancel);

    [HttpPost("return"), ForStaff(StaffRole.Editor)]
    public Task<IActionResult> Return(int id, RemarkForm form, CancellationToken cancel) => StepAsync(id, ArticleVerb.Return, "没有退回", "这篇文章没有送审，或者作者刚收回去了。", article =>
    {
        if (TypedText.IsBlank(form.Remark ?? "")) ModelState.AddModelError(nameof(form.Remark), "请写明要改什么，作者会看到。");
        else article.Return(TypedText.Normal(form.Remark), Me.Name, Clock.Now);
        return Task.FromResult("已退回给作者。");
    }, cancel);

    [HttpPost("remarks")]
    public async Task<IActionResult> AddRemark(int id, RemarkForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } article) return NotFound();

        if (TypedText.IsBlank(form.Remark ?? "")) ModelState.AddModelError(nameof(form.Remark), "备注是空的。");
        var key = form.Key ?? Guid.NewGuid();
        if (ModelState.IsValid && !await Db.Remarks.AnyAsync(remark => remark.CreationKey == key, cancel))
            article.AddRemark(TypedText.Normal(form.Remark), Me.Name, Clock.Now, creationKey: key);
        return await SavedAsync(article, "备注已记下，只有同事看得到。", "没有记下备注", cancel);
    }
}
