using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LawFirmSite.Admin.SignIn;

/// <summary>The door: in, out, and the page for who may not go on.</summary>
[AllowAnonymous]
public sealed class SignInController(StaffSignIn signIn) : AdminController
{
    // One answer for an unknown name, a wrong password, a disabled and a locked account: it tells nothing about which names exist.
    private const string Wrong = "用户名或密码不对。同一个用户名连续输错 10 次，要等 15 分钟才能再试。忘记密码请找本所管理员。";

    [HttpGet("/admin/sign-in")]
    public IActionResult Index(string? back) => View("Index", new SignInForm { Back = back });

    [HttpPost("/admin/sign-in"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Enter(SignInForm form)
    {
        if (!ModelState.IsValid) return Refused("Index", form, NotSignedIn);

        var result = form.Password!.Length <= PasswordRules.Longest
            ? await signIn.PasswordSignInAsync(form.UserName!.Trim(), form.Password, isPersistent: false, lockoutOnFailure: true)
            : Microsoft.AspNetCore.Identity.SignInResult.Failed;
        if (result.Succeeded) return Redirect(LocalAddress.Of(form.Back, "/admin"));

        ModelState.AddModelError("", Wrong);
        return Refused("Index", form, NotSignedIn);
    }

    [HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"cookies\", \"storage\"";
        return Redirect("/admin/sign-in");
    }

    [HttpGet("/admin/denied")]
    public IActionResult Denied()
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View();
    }
}

public sealed record SignInForm
{
    [Display(Name = "用户名"), Required(ErrorMessage = "请填写用户名。"), Line(StaffAccount.NameLength)]
    public string? UserName { get; init; }

    [Display(Name = "密码"), Required(ErrorMessage = "请填写密码。")]
    public string? Password { get; init; }

    /// <summary>Where to go afterwards; only a path of this site is followed.</summary>
    public string? Back { get; init; }
}
