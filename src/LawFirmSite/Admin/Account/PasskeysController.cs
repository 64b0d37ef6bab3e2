using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Account;

/// <summary>Passkeys: a fingerprint, face or device PIN instead of password and code. The browser makes them, so script is needed here.</summary>
[Route("/admin/account/passkeys"), ProvenLately, WithoutSecondFactor]
public sealed class PasskeysController(SiteDb db, UserManager<StaffAccount> accounts, StaffSignIn signIn, StaffMail mail, AccountSettings settings) : AdminController
{
    private const int MostEach = 10;

    [HttpPost("options")]
    public async Task<IActionResult> Options(CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = account.UserName!, DisplayName = account.DisplayName }), "application/json");
    }

    [HttpPost]
    public async Task<IActionResult> Add(PasskeyForm form, CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        var name = TypedText.Normal(form.Name);
        if (!ModelState.IsValid || string.IsNullOrEmpty(form.Credential)) return NotAdded(ModelState.IsValid ? "浏览器没有给出通行密钥，请再试一次。" : $"名字最多 {PasskeyForm.NameLength} 个字，只能写一行。");
        if (await db.UserPasskeys.CountAsync(passkey => passkey.UserId == account.Id, cancel) >= MostEach) return NotAdded($"一个账号最多 {MostEach} 个通行密钥，请先删去不用的。");

        var made = await signIn.AttestAsync(form.Credential, account);
        if (made is null) return NotAdded("这个通行密钥没有通过检查，请刷新页面再试一次。");

        made.Name = name.Length > 0 ? name : DeviceName.Of(Request.Headers.UserAgent.ToString());
        await mail.SecondFactorChangedAsync(account, cancel);
        if (!(await accounts.AddOrUpdatePasskeyAsync(account, made)).Succeeded) return StatusCode(StatusCodes.Status409Conflict);
        return await ChangedAsync(account, SignInProof.Passkey, "通行密钥已加好，下次登录可以直接用它。");
    }

    [HttpPost("remove")]
    public async Task<IActionResult> Remove(string? id, CancellationToken cancel)
    {
        var account = await MineAsync(cancel);
        var passkeys = await db.UserPasskeys.Where(passkey => passkey.UserId == account.Id).ToListAsync(cancel);
        if (passkeys.Find(passkey => WebEncoders.Base64UrlEncode(passkey.CredentialId) == id) is not { } gone) return NotFound();
        if (settings.RequireSecondFactor && passkeys.Count == 1 && !account.TwoFactorEnabled) return NotAdded("本所要求两步验证，这是最后一个。请先加一个别的，再删这个。");

        db.Remove(gone);
        await mail.SecondFactorChangedAsync(account, cancel);
        return await ChangedAsync(account, proof: null, "通行密钥已删去，不能再用它登录。");
    }

    private async Task<IActionResult> ChangedAsync(StaffAccount account, SignInProof? proof, string done)
    {
        if (!(await accounts.UpdateSecurityStampAsync(account)).Succeeded) return StatusCode(StatusCodes.Status409Conflict);
        await (proof is { } shown ? signIn.EnterAsync(account, shown) : signIn.GoOnAsync(account));
        Say(done);
        return Redirect(SecondFactorController.Address);
    }

    private RedirectResult NotAdded(string why)
    {
        Say(why);
        return Redirect(SecondFactorController.Address);
    }

    private Task<StaffAccount> MineAsync(CancellationToken cancel) => db.Users.SingleAsync(account => account.Id == Me.Id, cancel);
}
