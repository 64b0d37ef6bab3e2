using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LawFirmSite.Admin.Account;

/// <summary>Changing one's own password.</summary>
[Route("/admin/account")]
public sealed class AccountController(UserManager<StaffAccount> accounts, StaffSignIn signIn) : AdminController
{
    [HttpGet]
    public IActionResult Index() => View("Index", new OwnPasswordForm());

    [HttpPost, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Change(OwnPasswordForm form)
    {
        var account = await accounts.GetUserAsync(User);
        if (account is null) return NotFound();

        if (ModelState.IsValid)
            Refuse((await accounts.ChangePasswordAsync(account, form.CurrentPassword!, form.Password!)).Errors.Select(error => error.Code == nameof(IdentityErrorDescriber.PasswordMismatch) ? "现在的密码不对。" : error.Description));
        if (!ModelState.IsValid) return Refused("Index", form);

        // The change has ended every session of the account; this one goes on.
        await signIn.RefreshSignInAsync(account);
        Say("密码已改。别处登录着的，一分钟内会退出。");
        return Redirect("/admin/account");
    }
}

/// <summary>The password now and the one to come.</summary>
public sealed record OwnPasswordForm
{
    [Display(Name = "现在的密码"), Required(ErrorMessage = "请填写现在的密码。"), Line(PasswordRules.Longest)]
    public string? CurrentPassword { get; init; }

    [Display(Name = "新密码"), Required(ErrorMessage = "请填写新密码。"), Line(PasswordRules.Longest)]
    public string? Password { get; init; }

    [Display(Name = "再输一次新密码"), Required(ErrorMessage = "请再输一次新密码。"), Compare(nameof(Password), ErrorMessage = "两次输入的新密码不一样。")]
    public string? PasswordAgain { get; init; }
}
