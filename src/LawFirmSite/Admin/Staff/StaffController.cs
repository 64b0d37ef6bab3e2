using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Staff;

/// <summary>Who may sign in and what they may do. There is always an administrator who can.</summary>
[Route("/admin/staff"), ForStaff(StaffRole.Administrator)]
public sealed class StaffController(SiteDb db, UserManager<StaffAccount> accounts, StaffSignIn signIn, SiteClock clock) : AdminController
{
    private const string LastOne = "这是最后一位能登录的管理员。请先让另一位同事成为管理员。";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(await db.Users.AsNoTracking().OrderBy(account => account.DisabledAt != null).ThenBy(account => account.DisplayName).ToListAsync(cancel));

    [HttpGet("new")]
    public IActionResult New() => View("New", new NewStaffForm());

    [HttpPost("new")]
    public async Task<IActionResult> Create(NewStaffForm form)
    {
        if (!ModelState.IsValid) return Refused("New", form);

        var userName = TypedText.Normal(form.UserName);
        var displayName = TypedText.Normal(form.DisplayName);
        var result = await accounts.CreateAsync(new StaffAccount(userName, displayName.Length > 0 ? displayName : userName, form.Role!.Value), form.Password!);
        if (!result.Succeeded)
        {
            Refuse(result.Errors.Select(error => error.Description));
            return Refused("New", form);
        }
        Say($"已给 {userName} 建好账号。请把用户名和密码当面告诉本人。");
        return Redirect("/admin/staff");
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } account ? View("Edit", PageOf(account)) : NotFound();

    [HttpPost("{id:int}")]
    public Task<IActionResult> Save(int id, StaffForm form, CancellationToken cancel) => ChangeAsync(id, account =>
    {
        account.DisplayName = TypedText.Normal(form.DisplayName);
        account.Role = form.Role!.Value;
        return null;
    }, "已保存。", cancel);

    [HttpPost("{id:int}/disable")]
    public Task<IActionResult> Disable(int id, CancellationToken cancel) => ChangeAsync(id, account =>
    {
        if (account.Id == Me.Id) return "您不能停用自己的账号。";
        account.Disable(clock.Now);
        return null;
    }, "已停用。如果这个人正登录着，一分钟内就会退出。", cancel);

    [HttpPost("{id:int}/enable")]
    public Task<IActionResult> Enable(int id, CancellationToken cancel) => ChangeAsync(id, account =>
    {
        account.Enable();
        return null;
    }, "已恢复，可以登录了。", cancel);

    [HttpPost("{id:int}/password")]
    public async Task<IActionResult> SetPassword(int id, PasswordForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } account) return NotFound();

        if (ModelState.IsValid)
        {
            var token = await accounts.GeneratePasswordResetTokenAsync(account);
            Refuse((await accounts.ResetPasswordAsync(account, token, form.Password!)).Errors.Select(error => error.Description));
        }
        if (!ModelState.IsValid) return Refused("Edit", PageOf(account));

        // A new password is also the way back in for who typed the old one wrong too often.
        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
        if (id == Me.Id) await signIn.RefreshSignInAsync(account);
        Say("新密码已生效，旧密码和已登录的地方都失效了。请当面告诉本人。");
        return Redirect($"/admin/staff/{id}");
    }

    /// <summary>
    /// Changes an account and ends its open sessions. In one serializable transaction with the count of administrators
    /// left, so that two administrators cannot remove each other at once.
    /// </summary>
    private async Task<IActionResult> ChangeAsync(int id, Func<StaffAccount, string?> change, string done, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } found) return NotFound();
        if (!ModelState.IsValid) return Refused("Edit", PageOf(found));

        var refusal = await db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            db.ChangeTracker.Clear();
            await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancel);
            var account = (await FindAsync(id, cancel))!;
            if (change(account) is { } reason) return reason;

            var result = await accounts.UpdateSecurityStampAsync(account);
            if (!result.Succeeded) return result.Errors.First().Description;
            if (!await db.Users.AnyAsync(a => a.Role == StaffRole.Administrator && a.DisabledAt == null, cancel)) return LastOne;

            await transaction.CommitAsync(cancel);
            if (id == Me.Id) await signIn.RefreshSignInAsync(account);
            return null;
        });
        if (refusal is null)
        {
            Say(done);
            return Redirect($"/admin/staff/{id}");
        }
        db.ChangeTracker.Clear();
        ModelState.AddModelError("", refusal);
        return Refused("Edit", PageOf((await FindAsync(id, cancel))!));
    }

    private Task<StaffAccount?> FindAsync(int id, CancellationToken cancel) => db.Users.SingleOrDefaultAsync(account => account.Id == id, cancel);

    private StaffPage PageOf(StaffAccount account) => new(account, new StaffForm { DisplayName = account.DisplayName, Role = account.Role }, account.Id == Me.Id);
}
