using LawFirmSite.Data;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Account;

/// <summary>Asks who has been signed in for a while for the password again.</summary>
[Route("/admin/account/confirm"), WithoutSecondFactor]
public sealed class ConfirmController(SiteDb db, PasswordCheck passwords, SiteClock clock) : AdminController
{
    [HttpGet]
    public IActionResult Index(string? back) => View("/Admin/Account/Confirm.cshtml", new ConfirmForm { Back = back });

    [HttpPost, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Confirm(ConfirmForm form, CancellationToken cancel)
    {
        if (ModelState.IsValid)
        {
            var account = await db.Users.SingleAsync(a => a.Id == Me.Id, cancel);
            var answer = await passwords.AskAsync(account, form.Password, GuessLimit.AtConfirmation(account.Id), cancel);
            if (answer != PasswordAnswer.Right) ModelState.AddModelError(nameof(form.Password), answer.Refusal("密码"));
        }
        if (!ModelState.IsValid) return Refused("/Admin/Account/Confirm.cshtml", form, "没有继续");

        var now = clock.Now;
        await db.StaffSessions.Where(session => session.Id == Me.SessionId).ExecuteUpdateAsync(session => session.SetProperty(row => row.ProvenAt, now), cancel);
        return Redirect(form.Back == SecondFactorController.Address ? SecondFactorController.Address : "/admin/account");
    }
}
