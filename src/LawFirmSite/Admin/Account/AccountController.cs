using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Account;

/// <summary>One's own name, address, password, and the browsers one is signed in with.</summary>
[Route("/admin/account")]
public sealed class AccountController(SiteDb db, UserManager<StaffAccount> accounts, StaffSignIn signIn, PasswordCheck passwords, StaffMail mail, SiteClock clock) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel) => View("Index", await PageAsync(await MineAsync(cancel), cancel));

    [HttpPost]
    public async Task<IActionResult> SaveName(NameForm form, CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        if (!ModelState.IsValid) return Refused("Index", await PageAsync(account, cancel) with { Name = form });

        account.DisplayName = TypedText.Normal(form.DisplayName);
        return Saved(await accounts.UpdateAsync(account), "姓名已保存。");
    }

    [HttpPost("email"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> SaveEmail(EmailForm form, CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        if (ModelState.IsValid) await AskForPasswordAsync(account, form.EmailPassword!, cancel);
        if (!ModelState.IsValid) return Refused("Index", await PageAsync(account, cancel) with { Email = form });

        await mail.EmailChangedAsync(account, cancel);
        account.Email = TypedText.Normal(form.Email) is { Length: > 0 } email ? email : null;
        return Saved(await accounts.UpdateAsync(account), "邮箱已保存。");
    }

    [HttpPost("password"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> ChangePassword(OwnPasswordForm form, CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        if (ModelState.IsValid) await AskForPasswordAsync(account, form.CurrentPassword!, cancel);
        if (ModelState.IsValid)
        {
            await mail.PasswordChangedAsync(account, cancel);
            Refuse((await accounts.ResetPasswordAsync(account, await accounts.GeneratePasswordResetTokenAsync(account), form.Password!)).Errors.Select(error => error.Description));
        }
        if (!ModelState.IsValid) return Refused("Index", await PageAsync(account, cancel) with { Password = form });

        // The change has ended every session of the account; here it goes on with a new one.
        await signIn.GoOnAsync(account);
        Say("密码已改。别处登录着的都已退出。");
        return Redirect("/admin/account");
    }

    [HttpPost("sessions/{id:int}/end")]
    public async Task<IActionResult> EndSession(int id, CancellationToken cancel)
    {
        if (await db.StaffSessions.Where(session => session.Id == id && session.AccountId == Me.Id).ExecuteDeleteAsync(cancel) == 0) return NotFound();
        if (id == Me.SessionId) return Redirect("/admin/sign-in");

        Say("那一台已退出。");
        return Redirect("/admin/account");
    }

    [HttpPost("sessions/end-others")]
    public async Task<IActionResult> EndOtherSessions(CancellationToken cancel)
    {
        await db.StaffSessions.Where(session => session.AccountId == Me.Id && session.Id != Me.SessionId).ExecuteDeleteAsync(cancel);
        Say("其他设备都已退出。");
        return Redirect("/admin/account");
    }

    private async Task AskForPasswordAsync(StaffAccount account, string password, CancellationToken cancel)
    {
        if (await passwords.AskAsync(account, password, GuessLimit.AtConfirmation(account.Id), cancel) is var answer and not PasswordAnswer.Right)
            Refuse([answer.Refusal("现在的密码")]);
    }

    private IActionResult Saved(IdentityResult result, string done)
    {
        if (!result.Succeeded) return StatusCode(StatusCodes.Status409Conflict);
        Say(done);
        return Redirect("/admin/account");
    }

    private Task<StaffAccount> MineAsync(CancellationToken cancel) => db.Users.SingleAsync(account => account.Id == Me.Id, cancel);

    private async Task<AccountPage> PageAsync(StaffAccount account, CancellationToken cancel) => new(
        account,
        await db.UserPasskeys.CountAsync(passkey => passkey.UserId == account.Id, cancel),
        await db.StaffSessions.AsNoTracking().Open(clock.Now).Where(session => session.AccountId == account.Id && session.Stamp == account.SecurityStamp)
            .OrderByDescending(session => session.Id == Me.SessionId).ThenByDescending(session => session.SeenAt).ToListAsync(cancel),
        Me.SessionId);
}
