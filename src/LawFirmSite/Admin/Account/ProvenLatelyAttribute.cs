using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LawFirmSite.Admin.Account;

/// <summary>
/// What opens or closes a way in is not done on the strength of a browser somebody left open: the password is asked for again when
/// that was longer ago than a quarter of an hour.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class ProvenLatelyAttribute : Attribute, IAuthorizationFilter
{
    private static readonly TimeSpan Lately = TimeSpan.FromMinutes(15);

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var now = context.HttpContext.RequestServices.GetRequiredService<SiteClock>().Now;
        if (StaffMember.From(context.HttpContext.User) is not { } me || now - me.ProvenAt < Lately) return;

        context.Result = new RedirectResult($"/admin/account/confirm?back={Uri.EscapeDataString(SecondFactorController.Address)}");
    }
}
