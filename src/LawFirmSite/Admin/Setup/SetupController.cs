using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LawFirmSite.Admin.Setup;

/// <summary>The first administrator makes an account by the one-time link. Afterwards these addresses do not exist.</summary>
[AllowAnonymous, Route("/admin/setup")]
public sealed class SetupController(SiteDb db, SetupLink link, UserManager<StaffAccount> accounts, StaffSignIn signIn) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(string? token, CancellationToken cancel) =>
        await IsOpenAsync(token, cancel) ? View("Index", new SetupForm { Token = token }) : NotFound();

    [HttpPost, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Create(SetupForm form, CancellationToken cancel)
    {
        if (!await IsOpenAsync(form.Token, cancel)) return NotFound();
        if (!ModelState.IsValid) return Refused("Index", form);

        var userName = TypedText.Normal(form.UserName);
        var displayName = TypedText.Normal(form.DisplayName);
        var account = new StaffAccount(userName, displayName.Length > 0 ? displayName : userName, StaffRole.Administrator);
        var result = await SetupLink.CreateFirstAsync(db, accounts, account, form.Password!, cancel);
        if (result is null) return NotFound();
        if (!result.Succeeded)
        {
            Refuse(result.Errors.Select(error => error.Description));
            return Refused("Index", form);
        }

        await signIn.EnterAsync(account, SignInProof.Password);
        Say("管理员账号已建好，您已登录。请记住用户名和密码。");
        return Redirect("/admin");
    }

    private async Task<bool> IsOpenAsync(string? token, CancellationToken cancel) =>
        link.IsGood(token) && await SetupLink.IsOpenAsync(db, cancel);
}

public sealed record SetupForm
{
    public string? Token { get; init; }

    [Display(Name = "用户名"), Required(ErrorMessage = "请填写用户名。"), Line(StaffAccount.NameLength)]
    public string? UserName { get; init; }

    [Display(Name = "姓名"), Line(StaffAccount.NameLength)]
    public string? DisplayName { get; init; }

    [Display(Name = "密码"), Required(ErrorMessage = "请填写密码。"), Line(PasswordRules.Longest)]
    public string? Password { get; init; }

    [Display(Name = "再输一次密码"), Required(ErrorMessage = "请再输一次密码。"), Compare(nameof(Password), ErrorMessage = "两次输入的密码不一样。")]
    public string? PasswordAgain { get; init; }
}
