using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Staff;

/// <summary>The ways in of a colleague: a new one-time link, a lost telephone, sessions left open somewhere.</summary>
[Route("/admin/staff/{id:int}"), ForStaff(StaffRole.Administrator)]
public sealed class StaffAccessController(
    SiteDb db, UserManager<StaffAccount> accounts, StaffSignIn signIn, StaffLinks links, SecondFactor secondFactor, StaffMail mail, SiteSettings settings, SiteClock clock) : AdminController
{
    [HttpPost("link")]
    public async Task<IActionResult> MakeLink(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } account) return NotFound();
        if (account.State == AccountState.Disabled)
        {
            ModelState.AddModelError("", "这个账号已停用。请先恢复账号，再发链接。");
            return Refused("/Admin/Staff/Edit.cshtml", await StaffPages.OfAsync(db, account, StaffForm.Of(account), Me.Id, clock.Now, cancel));
        }
        var (link, path) = await links.MakeAsync(account, Me.Name, cancel);
        await db.SaveChangesAsync(cancel);
        return View("/Admin/Staff/Link.cshtml", new LinkPage(account, link, settings.Origin(Request) + path, mail.Reaches(account)));
    }

    [HttpPost("link/revoke")]
    public async Task<IActionResult> RevokeLink(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is null) return NotFound();
        await links.RevokeAsync(id, cancel);
        await db.SaveChangesAsync(cancel);
        Say("链接已作废。");
        return Redirect($"/admin/staff/{id}");
    }

    [HttpPost("second-factor/reset")]
    public async Task<IActionResult> ResetSecondFactor(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } account) return NotFound();
        await secondFactor.RemoveAllAsync(account, cancel);
        await mail.SecondFactorChangedAsync(account, cancel);
        return await EndSessionsAsync(account, "已重置。这个人现在只用密码登录，可以重新设置两步验证。");
    }

    [HttpPost("sessions/end")]
    public async Task<IActionResult> EndSessions(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } account ? await EndSessionsAsync(account, "已全部退出，要重新登录才能进来。") : NotFound();

    private async Task<IActionResult> EndSessionsAsync(StaffAccount account, string done)
    {
        var result = await accounts.UpdateSecurityStampAsync(account);
        if (!result.Succeeded) return StatusCode(StatusCodes.Status409Conflict);
        if (account.Id == Me.Id) await signIn.GoOnAsync(account);
        Say(done);
        return Redirect($"/admin/staff/{account.Id}");
    }

    private Task<StaffAccount?> FindAsync(int id, CancellationToken cancel) => db.Users.SingleOrDefaultAsync(account => account.Id == id, cancel);
}
