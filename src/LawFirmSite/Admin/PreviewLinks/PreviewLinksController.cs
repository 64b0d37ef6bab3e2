using LawFirmSite.Admin.Articles;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.PreviewLinks;

/// <summary>
/// Links with which people without an account read one revision. They are reached through their article or page only; a
/// subclass says which.
/// </summary>
public abstract class PreviewLinksController(SiteDb db, SiteClock clock) : AdminController
{
    /// <summary>The token of a link just made, shown once on the next page.</summary>
    public const string NewToken = "preview-token";

    protected SiteDb Db => db;

    /// <summary>The revisions of what the address names, when the member of staff may open it.</summary>
    protected abstract IQueryable<Revision> RevisionsOf(int id);

    protected abstract string OwnerPath(int id);

    [HttpPost("")]
    public async Task<IActionResult> Make(int id, PreviewLinkForm form, CancellationToken cancel)
    {
        var revision = await RevisionsOf(id).Where(r => form.RevisionNumber == null || r.Number == form.RevisionNumber).OrderByDescending(r => r.Number).FirstOrDefaultAsync(cancel);
        if (revision is null) return NotFound();
        if (!ModelState.IsValid || !PreviewLink.DaysToChoose.Contains(form.Days))
        {
            Say("没有建链接：请选择有效期，“给谁看”最多写 40 个字。");
            return Redirect($"{OwnerPath(id)}#preview-links");
        }

        var key = form.Key ?? Guid.NewGuid();
        // A form that was sent twice makes one link; the answer to the first was not seen, so its token ends.
        var link = await db.PreviewLinks.SingleOrDefaultAsync(l => l.CreationKey == key && l.MadeById == Me.Id && l.RevisionId == revision.Id, cancel);
        if (link is null) db.Add(link = new PreviewLink(revision.Id, TypedText.Normal(form.Whom), Me.Name, Me.Id, clock.Now, form.Days, key));
        TempData[NewToken] = link.NewToken();
        try
        {
            await db.SaveChangesAsync(cancel);
            Say("链接已建好，请现在复制。为了安全，它只显示这一次。");
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            TempData.Remove(NewToken);
            Say("这个按钮按了两次，链接只建了一个。没有看到网址的话，请再建一个，把前一个收回。");
        }
        return Redirect($"{OwnerPath(id)}#preview-links");
    }

    [HttpPost("{linkId:int}/revoke")]
    public async Task<IActionResult> Revoke(int id, int linkId, CancellationToken cancel)
    {
        var revisions = RevisionsOf(id);
        var found = await db.PreviewLinks.Where(link => link.Id == linkId)
            .Join(revisions, link => link.RevisionId, revision => revision.Id, (link, revision) => new { Link = link, Revision = revision }).SingleOrDefaultAsync(cancel);
        if (found is null) return NotFound();

        found.Link.Revoke(clock.Now);
        await db.SaveChangesAsync(cancel);
        Say("链接已收回，现在起打不开了。");
        return Redirect($"{OwnerPath(id)}#preview-links");
    }
}

/// <summary>Links to revisions of an article, for whoever may change it.</summary>
[Route("/admin/articles/{id:int}/preview-links")]
public sealed class ArticlePreviewLinksController(SiteDb db, SiteClock clock) : PreviewLinksController(db, clock)
{
    protected override IQueryable<Revision> RevisionsOf(int id) => Db.Articles.OpenTo(Me).Where(article => article.Id == id).SelectMany(article => article.Revisions);

    protected override string OwnerPath(int id) => $"/admin/articles/{id}";
}

/// <summary>Links to revisions of a standing page.</summary>
[Route("/admin/pages/{id:int}/preview-links"), ForStaff(StaffRole.Editor)]
public sealed class PagePreviewLinksController(SiteDb db, SiteClock clock) : PreviewLinksController(db, clock)
{
    protected override IQueryable<Revision> RevisionsOf(int id) => Db.Pages.InUse().Where(page => page.Id == id).SelectMany(page => page.Revisions);

    protected override string OwnerPath(int id) => $"/admin/pages/{id}";
}
