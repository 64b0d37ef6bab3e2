using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Admin;

/// <summary>
/// What staff do. Only for signed-in staff (a subclass or action may ask for a higher role), never stored by browsers
/// or proxies. <see cref="Me"/> is who is signed in.
/// </summary>
[Area("Admin"), ForStaff(StaffRole.Author), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AdminController : Controller
{
    public const string Notice = "notice";
    public const string RefusedWords = "refused";
    public const string NotSignedIn = "没有登录";

    protected StaffMember Me => StaffMember.From(User) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>A sentence shown once, on the next page. It travels in the encrypted cookie of temporary data.</summary>
    protected void Say(string notice) => TempData[Notice] = notice;

    /// <summary>The form again with what was typed; the reasons are in the model state. <paramref name="what"/> did not happen.</summary>
    protected ViewResult Refused(string view, object model, string what = "没有保存", int status = StatusCodes.Status400BadRequest)
    {
        Response.StatusCode = status;
        ViewData[RefusedWords] = what;
        return View(view, model);
    }

    protected void Refuse(IEnumerable<string> reasons)
    {
        foreach (var reason in reasons) ModelState.AddModelError("", reason);
    }
}
