using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Admin.Unsaved;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Admin;

/// <summary>
/// What staff do. Only for signed-in staff (a subclass or action may ask for a higher role), never stored by browsers
/// or proxies. <see cref="Me"/> is who is signed in.
/// </summary>
[Area("Admin"), ForStaff(StaffRole.Author), KeepsUnsavedWords, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AdminController : WebController
{
    public const string Notice = "notice";
    public const string UndoAddress = "undo";
    public const string RefusedWords = "refused";
    public const string NotSignedIn = "没有登录";

    protected StaffMember Me => StaffMember.From(User) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>A sentence shown once, on the next page. It travels in the encrypted cookie of temporary data.</summary>
    protected void Say(string notice) => TempData[Notice] = notice;

    /// <summary>A button beside that sentence which posts to this address and takes back what was just done.</summary>
    protected void OfferUndo(string address) => TempData[UndoAddress] = address;

    /// <summary>The form again with what was typed; the reasons are in the model state. <paramref name="what"/> did not happen.</summary>
    protected ViewResult Refused(string view, object model, string what = "没有保存", int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        ViewData[RefusedWords] = what;
        return View(view, model);
    }

    /// <summary>
    /// The form of a row that somebody else changed first. It starts from the newest state now, so that saving it again is a
    /// decision; what they changed stands at the fields.
    /// </summary>
    protected ViewResult Collided(string view, object model, IReadOnlyList<FieldMerge> theirs)
    {
        // What is shown is the merged form, not what was sent.
        ModelState.Clear();
        ModelState.AddModelError("", $"您改的时候，同事先保存了，改了“{string.Join("”“", theirs.Select(field => field.Label))}”。同事改成了什么，写在那一栏下面。核对以后再点一次保存，就以框里的为准。");
        ViewData[FieldTagHelper.Theirs] = theirs;
        return Refused(view, model, status: StatusCodes.Status409Conflict);
    }

    /// <summary>Two texts of one revision, side by side by paragraph, for the later writer to choose from. Nothing was saved.</summary>
    protected ViewResult Conflicted(MergePage page, DateTimeOffset savedAt)
    {
        var places = page.Conflicts == 0 ? "两个人改的地方没有冲突，已合在一起" : $"没有冲突的地方已合在一起，{page.Conflicts} 处两个人都改了，请逐处选一个";
        ModelState.AddModelError("", $"您写的时候，{page.Theirs.SavedBy} 在 {savedAt.WithTime()} 保存了第 {page.Theirs.Number} 稿。{places}。");
        return Refused(MergePage.View, page, status: StatusCodes.Status409Conflict);
    }

    /// <summary>The same page again: some place is still open.</summary>
    protected ViewResult Undecided(MergePage page)
    {
        ModelState.AddModelError("", $"有 {page.Undecided} 处还没有选。");
        return Refused(MergePage.View, page, "没有合在一起");
    }

    protected void Refuse(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons) ModelState.AddModelError("", reason);
    }
}
