using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LawFirmSite.Admin.NewPassword;

/// <summary>The owner of an account chooses a password, by a link that an administrator made. Opening the page uses nothing up.</summary>
[AllowAnonymous, Route("/admin/new-password")]
public sealed class NewPasswordController(StaffLinks links, StaffSignIn signIn) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(string? token, CancellationToken cancel) =>
        await links.FindAsync(token, cancel) is { } link ? View("Index", new NewPasswordForm { Token = token, For = link.Account }) : Gone();

    [HttpPost, EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Choose(NewPasswordForm form, CancellationToken cancel)
    {
        if (await links.FindAsync(form.Token, cancel) is not { } link) return Gone();
        if (!ModelState.IsValid) return Refused("Index", form with { For = link.Account });

        var result = await links.RedeemAsync(form.Token!, form.Password!, cancel);
        if (result is null) return Gone();
        if (!result.Succeeded)
        {
            Refuse(result.Errors.Select(error => error.Description));
            return Refused("Index", form with { For = link.Account });
        }
        if (link.IsInvitation && await links.OwnerAsync(link, cancel) is { } owner)
        {
            await signIn.EnterAsync(owner, SignInProof.Password);
            Say("密码已设好，您已登录。请记住用户名和密码。");
            return Redirect("/admin");
        }
        // A lost password does not take the second factor away, so it is asked for like any other time.
        Say("新密码已设好，别处登录着的都已退出。请用新密码登录。");
        return Redirect("/admin/sign-in");
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Gone");
    }
}

public sealed record NewPasswordForm
{
    public string? Token { get; init; }

    [Display(Name = "密码"), Required(ErrorMessage = "请填写密码。"), Line(PasswordRules.Longest)]
    public string? Password { get; init; }

    [Display(Name = "再输一次密码"), Required(ErrorMessage = "请再输一次密码。"), Compare(nameof(Password), ErrorMessage = "两次输入的密码不一样。")]
    public string? PasswordAgain { get; init; }

    /// <summary>Whose password it will be; from the link, never from the form.</summary>
    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public StaffAccount? For { get; init; }
}
