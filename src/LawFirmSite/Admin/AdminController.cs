using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LawFirmSite.Admin;

/// <summary>
/// What staff do. Only for signed-in staff (a subclass or action may ask for a higher role), never stored by browsers
/// or proxies. <see cref="Me"/> is who is signed in.
/// </summary>
[Area("Admin"), ForStaff(StaffRole.Author), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class AdminController : Controller
{
    protected StaffMember Me => StaffMember.From(User) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>A sentence shown once, on the next page.</summary>
    protected void Say(string notice) => TempData[Notice] = notice;

    public const string Notice = "notice";
}
