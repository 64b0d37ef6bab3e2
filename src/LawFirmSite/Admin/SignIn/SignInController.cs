using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Unsaved;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace LawFirmSite.Admin.SignIn;

/// <summary>The door: in, out, and the page for who may not go on.</summary>
[AllowAnonymous]
public sealed class SignInController(StaffSignIn signIn, SiteDb db, SiteClock clock, CarriedWords carried) : AdminController
{
    // One answer for an unknown name, a wrong password, a disabled account and too many guesses: it tells nothing about which names exist.
    private const string Wrong = "用户名或密码不对。同一个用户名连续输错 10 次，要等 15 分钟才能再试。忘记密码请找本所管理员。";
    private const string WrongCode = "验证码不对，或者已经用过。请等应用里换出新的 6 位数字再输；连续输错 10 次，要等 15 分钟。";

    private const string OnlyPasskey = "这个账号要用通行密钥登录：请点“用通行密钥登录”。设备丢了的，请找本所管理员重置。";
    private const string OthersWords = "刚才没有保存的文字是用另一个账号写的。请用原来的账号登录；要用别的账号，请另开一个窗口登录。";
    private const string WrongPasskey = "这个通行密钥在本站不能用，可能已经删去，或者账号已停用。请用用户名和密码登录。";

    [HttpGet("/admin/sign-in")]
    public IActionResult Index(string? back) => View("Index", new SignInForm { Back = back });

    [HttpPost("/admin/sign-in"), EnableRateLimiting(RateLimits.SignIn), RequestSizeLimit(Server.ArticleFormSize)]
    public async Task<IActionResult> Enter(SignInForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Refused("Index", form, NotSignedIn);

        var words = carried.Open(form.Carried);
        if (words is { Place.OwnerId: var writer } && (await signIn.UserManager.FindByNameAsync(form.UserName!.Trim()))?.Id != writer)
        {
            ModelState.AddModelError("", OthersWords);
            return Refused("Index", form, NotSignedIn);
        }
        var step = await signIn.WithPasswordAsync(form.UserName!.Trim(), form.Password!, cancel);
        // The password was right, so the words are stored now: they need not travel through a second step.
        var back = step is SignInStep.In or SignInStep.NeedsCode && words is var (place, fields)
            ? place.Showing((await db.KeepWordsAsync(place, fields, fields.Key ?? Guid.NewGuid(), clock.Now, cancel)).Id)
            : form.Back;
        switch (step)
        {
            case SignInStep.In:
                return Redirect(LocalAddress.Of(back, "/admin"));
            case SignInStep.NeedsCode:
                return Redirect("/admin/sign-in/code" + (string.IsNullOrEmpty(back) ? "" : $"?back={Uri.EscapeDataString(back)}"));
            case SignInStep.Busy:
                Response.Headers.RetryAfter = HashingTurns.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            default:
                ModelState.AddModelError("", step == SignInStep.NeedsPasskey ? OnlyPasskey : Wrong);
                return Refused("Index", form, NotSignedIn);
        }
    }

    [HttpGet("/admin/sign-in/code")]
    public async Task<IActionResult> Code(string? back) =>
        await signIn.WaitingForCodeAsync() is null ? View("Index", new SignInForm { Back = back }) : View("Code", new CodeForm { Back = back });

    [HttpPost("/admin/sign-in/code"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> EnterCode(CodeForm form, CancellationToken cancel)
    {
        if (await signIn.WaitingForCodeAsync() is not { } account)
        {
            ModelState.Clear();
            ModelState.AddModelError("", "等得太久了，请从用户名和密码重新开始。");
            return Refused("Index", new SignInForm { Back = form.Back }, NotSignedIn);
        }
        if (ModelState.IsValid && await signIn.WithCodeAsync(account, form.Code!, cancel) == SignInStep.In) return Redirect(LocalAddress.Of(form.Back, "/admin"));

        if (ModelState.IsValid) ModelState.AddModelError("", WrongCode);
        return Refused("Code", form, NotSignedIn);
    }

    [HttpPost("/admin/sign-in/passkey/options"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> PasskeyOptions() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    [HttpPost("/admin/sign-in/passkey"), EnableRateLimiting(RateLimits.SignIn), RequestSizeLimit(Server.ArticleFormSize)]
    public async Task<IActionResult> EnterWithPasskey(PasskeySignInForm form, CancellationToken cancel)
    {
        var door = new SignInForm { Back = form.Back, Carried = form.Carried };
        if (string.IsNullOrEmpty(form.Credential) || await signIn.WithPasskeyAsync(form.Credential) != SignInStep.In)
        {
            ModelState.Clear();
            ModelState.AddModelError("", WrongPasskey);
            return Refused("Index", door, NotSignedIn);
        }
        var words = carried.Open(form.Carried);
        if (words is { Place.OwnerId: var writer } && writer != Me.Id)
        {
            await signIn.SignOutAsync();
            ModelState.AddModelError("", OthersWords);
            return Refused("Index", door, NotSignedIn);
        }
        var back = words is var (place, fields) ? place.Showing((await db.KeepWordsAsync(place, fields, fields.Key ?? Guid.NewGuid(), clock.Now, cancel)).Id) : form.Back;
        return Redirect(LocalAddress.Of(back, "/admin"));
    }

    [HttpPost("/admin/sign-out")]
    public async Task<IActionResult> Leave()
    {
        await signIn.SignOutAsync();
        // Not "cookies": the one that knows the browser keeps strangers from locking its owner out, and the reader's 关怀版 is none of our business.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
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

    /// <summary>What was typed when the session had ended; see <see cref="CarriedWords"/>.</summary>
    public string? Carried { get; init; }
}

/// <summary>The second step: six digits of the app, or a recovery code.</summary>
public sealed record CodeForm
{
    private const int Longest = 40;

    [Display(Name = "验证码"), Required(ErrorMessage = "请填写验证码。"), Line(Longest)]
    public string? Code { get; init; }

    public string? Back { get; init; }
}

/// <summary>What the browser made of a passkey, and what goes on from there.</summary>
public sealed record PasskeySignInForm
{
    public string? Credential { get; init; }

    public string? Back { get; init; }

    /// <summary>Words that could not be saved, as in <see cref="SignInForm.Carried"/>.</summary>
    public string? Carried { get; init; }
}
