using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Staff;

/// <summary>Who may sign in and what they may do. There is always an administrator who can.</summary>
[Route("/admin/staff"), ForStaff(StaffRole.Administrator)]
public sealed class StaffController(SiteDb db, UserManager<StaffAccount> accounts, StaffSignIn signIn, StaffLinks links, StaffMail mail, SiteSettings settings, SiteClock clock) : AdminController
{
    private const string LastOne = "这是最后一位能登录的管理员。请先让另一位同事成为管理员。";

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await StaffPages.ListAsync(db, clock.Now, cancel));

    [HttpGet("new")]
    public IActionResult New() => View("New", new InvitationForm());

    [HttpPost("new")]
    public async Task<IActionResult> Invite(InvitationForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Refused("New", form);

        var userName = TypedText.Normal(form.UserName);
        var displayName = TypedText.Normal(form.DisplayName);
        var account = new StaffAccount(userName, displayName.Length > 0 ? displayName : userName, form.Role!.Value) { Email = EmailOf(form.Email) };
        var (link, path) = await links.MakeAsync(account, Me.Name, cancel);
        try
        {
            // One save: account, link and letter.
            Refuse((await accounts.CreateAsync(account)).Errors.Select(error => error.Description));
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            Refuse([accounts.ErrorDescriber.DuplicateUserName(userName).Description]);
        }
        if (ModelState.IsValid) return View("Link", new LinkPage(account, link, settings.Origin(Request) + path, mail.Reaches(account)));
        if (await InvitedBeforeAsync(account, cancel) is not { } invited) return Refused("New", form);

        Say("这位同事您刚才已经邀请了，没有再建账号。没有看到邀请链接的话，请在下面换一个新链接。");
        return Redirect($"/admin/staff/{invited}");
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } account ? View("Edit", await PageAsync(account, StaffForm.Of(account), cancel)) : NotFound();

    [HttpPost("{id:int}")]
    public Task<IActionResult> Save(int id, StaffForm form, CancellationToken cancel) => ChangeAsync(id, form, account =>
    {
        var endsSessions = account.Role != form.Role!.Value;
        account.DisplayName = TypedText.Normal(form.DisplayName);
        account.Role = form.Role!.Value;
        account.Email = EmailOf(form.Email);
        return Task.FromResult<Change>(new(endsSessions));
    }, "已保存。", cancel);

    [HttpPost("{id:int}/disable")]
    public Task<IActionResult> Disable(int id, CancellationToken cancel) => ChangeAsync(id, form: null, async account =>
    {
        if (account.Id == Me.Id) return new(Refusal: "您不能停用自己的账号。");
        await links.DisableAsync(account, cancel);
        await mail.DisabledAsync(account, cancel);
        return new(EndsSessions: true);
    }, "已停用。这个人现在不能登录，已登录的地方也都退出了。", cancel);

    [HttpPost("{id:int}/enable")]
    public Task<IActionResult> Enable(int id, CancellationToken cancel) => ChangeAsync(id, form: null, account =>
    {
        account.Enable();
        return Task.FromResult<Change>(new());
    }, "已恢复，可以登录了。", cancel);

    /// <summary>
    /// Changes an account. In one transaction with the count of administrators left, one at a time, so that two administrators cannot remove
    /// each other at once.
    /// </summary>
    private async Task<IActionResult> ChangeAsync(int id, StaffForm? form, Func<StaffAccount, Task<Change>> change, string done, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } found) return NotFound();
        if (!ModelState.IsValid) return Refused("Edit", await PageAsync(found, form ?? StaffForm.Of(found), cancel));

        var endsMine = false;
        var refusal = await db.WholeAsync(async () =>
        {
            var account = (await FindAsync(id, cancel))!;
            var made = await change(account);
            if (made.Refusal is not null) return made.Refusal;

            var result = made.EndsSessions ? await accounts.UpdateSecurityStampAsync(account) : await accounts.UpdateAsync(account);
            if (!result.Succeeded) return result.Errors.First().Description;
            endsMine = made.EndsSessions && id == Me.Id;
            return await db.Users.ActiveAdministrators().AnyAsync(cancel) ? null : LastOne;
        }, refused => refused is null, alone: true, cancel);
        if (refusal is null && endsMine) await signIn.GoOnAsync((await FindAsync(id, cancel))!);
        if (refusal is null)
        {
            Say(done);
            return Redirect($"/admin/staff/{id}");
        }
        db.ChangeTracker.Clear();
        ModelState.AddModelError("", refusal);
        var unchanged = (await FindAsync(id, cancel))!;
        return Refused("Edit", await PageAsync(unchanged, form ?? StaffForm.Of(unchanged), cancel));
    }

    /// <summary>The account that the same form has made before: its answer, or the first press of a button, was lost on the way.</summary>
    private async Task<int?> InvitedBeforeAsync(StaffAccount account, CancellationToken cancel)
    {
        var name = accounts.NormalizeName(account.UserName);
        return await db.StaffLinks.Open(clock.Now)
            .Where(link => link.IsInvitation && link.CreatedBy == Me.Name && link.Account.NormalizedUserName == name
                && link.Account.DisplayName == account.DisplayName && link.Account.Role == account.Role && link.Account.Email == account.Email)
            .Select(link => (int?)link.AccountId).SingleOrDefaultAsync(cancel);
    }

    private static string? EmailOf(string? typed) => TypedText.Normal(typed) is { Length: > 0 } email ? email : null;

    private Task<StaffAccount?> FindAsync(int id, CancellationToken cancel) => db.Users.SingleOrDefaultAsync(account => account.Id == id, cancel);

    private Task<StaffPage> PageAsync(StaffAccount account, StaffForm form, CancellationToken cancel) => StaffPages.OfAsync(db, account, form, Me.Id, clock.Now, cancel);

    /// <summary>What a change of an account comes to; with a refusal it did not happen.</summary>
    private sealed record Change(bool EndsSessions = false, string? Refusal = null);
}
