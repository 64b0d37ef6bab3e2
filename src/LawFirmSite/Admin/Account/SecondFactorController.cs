using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Account;

/// <summary>The authenticator app and its recovery codes. Every change ends the other sessions and writes a letter.</summary>
[Route(Address), ProvenLately, WithoutSecondFactor]
public sealed class SecondFactorController(
    SiteDb db, UserManager<StaffAccount> accounts, StaffSignIn signIn, SecondFactor secondFactor, StaffMail mail, AccountSettings settings, CurrentSite site) : AdminController
{
    public const string Address = StaffCookie.SetUpSecondFactor;

    private const string LastOne = "本所要求两步验证。请先加一个通行密钥，再停用验证器应用。";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel) => View("/Admin/Account/SecondFactor.cshtml", await PageAsync(await MineAsync(cancel), cancel));

    [HttpGet("app")]
    public async Task<IActionResult> SetUp(CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        return account.TwoFactorEnabled ? Redirect(Address) : View("/Admin/Account/Authenticator.cshtml", await AuthenticatorAsync(account, SecondFactor.NewSecret(), cancel));
    }

    [HttpPost("app"), EnableRateLimiting(RateLimits.SignIn)]
    public async Task<IActionResult> Confirm(AuthenticatorForm form, CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        if (account.TwoFactorEnabled || secondFactor.Unpacked(form.Secret, account.Id) is not { } secret) return Redirect(Address);

        var step = ModelState.IsValid ? secondFactor.StepOf(secret, string.Concat(form.Code!.Where(c => !char.IsWhiteSpace(c)))) : null;
        if (ModelState.IsValid && step is null)
            ModelState.AddModelError(nameof(form.Code), "这 6 位数字不对。请看手机的时间是不是自动设置的，再输应用现在显示的数字。");
        if (step is null) return Refused("/Admin/Account/Authenticator.cshtml", await AuthenticatorAsync(account, secret, cancel), "还没有开启");

        account.UseAuthenticator(secondFactor.Encrypted(secret), step.Value);
        return await ShowCodesAsync(account, SignInProof.Code, cancel);
    }

    [HttpPost("recovery-codes")]
    public async Task<IActionResult> ReplaceCodes(CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        return account.TwoFactorEnabled ? await ShowCodesAsync(account, SignInProof.Code, cancel) : Redirect(Address);
    }

    [HttpPost("app/remove")]
    public async Task<IActionResult> Remove(CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        if (settings.RequireSecondFactor && !await db.UserPasskeys.AnyAsync(passkey => passkey.UserId == account.Id, cancel))
        {
            ModelState.AddModelError("", LastOne);
            return Refused("/Admin/Account/SecondFactor.cshtml", await PageAsync(account, cancel), "没有停用");
        }
        await secondFactor.RemoveAppAsync(account, cancel);
        await mail.SecondFactorChangedAsync(account, cancel);
        if (!(await accounts.UpdateSecurityStampAsync(account)).Succeeded) return StatusCode(StatusCodes.Status409Conflict);
        await signIn.GoOnAsync(account);
        Say("验证器应用已停用，原来的恢复码也作废了。");
        return Redirect(Address);
    }

    /// <summary>Shown in the answer itself: they are nowhere to be read again.</summary>
    private async Task<IActionResult> ShowCodesAsync(StaffAccount account, SignInProof proof, CancellationToken cancel)
    {
        var codes = await secondFactor.ReplaceRecoveryCodesAsync(account.Id, cancel);
        await mail.SecondFactorChangedAsync(account, cancel);
        if (!(await accounts.UpdateSecurityStampAsync(account)).Succeeded) return StatusCode(StatusCodes.Status409Conflict);
        await signIn.EnterAsync(account, proof);
        return View("/Admin/Account/RecoveryCodes.cshtml", codes);
    }

    private async Task<AuthenticatorPage> AuthenticatorAsync(StaffAccount account, string secret, CancellationToken cancel)
    {
        var firm = (await site.GetAsync(cancel)).Profile.Name;
        return new(new() { Secret = secondFactor.Packed(secret, account.Id) }, secret, SecondFactor.AddressFor(secret, account.UserName!, firm.Length > 0 ? firm : "网站管理"));
    }

    private Task<StaffAccount> MineAsync(CancellationToken cancel) => db.Users.SingleAsync(account => account.Id == Me.Id, cancel);

    private async Task<SecondFactorPage> PageAsync(StaffAccount account, CancellationToken cancel)
    {
        var passkeys = await db.UserPasskeys.AsNoTracking().Where(passkey => passkey.UserId == account.Id).ToListAsync(cancel);
        return new(account, await db.RecoveryCodes.CountAsync(code => code.AccountId == account.Id, cancel),
            [.. passkeys.OrderBy(passkey => passkey.Data.CreatedAt).Select(passkey => new PasskeyRow(WebEncoders.Base64UrlEncode(passkey.CredentialId), passkey.Data.Name ?? "", passkey.Data.CreatedAt))],
            settings.RequireSecondFactor && !Me.HasSecondFactor);
    }
}
