using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Accounts;

/// <summary>Makes the one-time links with which staff choose a password, and takes them back; with an account go the previews it gave away.</summary>
public sealed class StaffLinks(SiteDb db, SiteClock clock, UserManager<StaffAccount> accounts, StaffMail mail)
{
    /// <summary>A new link and a letter with it, both added but not saved; the one before stops working. The path is never seen again.</summary>
    public async Task<(StaffLink Link, string Path)> MakeAsync(StaffAccount account, string by, CancellationToken cancel)
    {
        await RevokeAsync(account.Id, cancel);
        var token = Secrets.NewToken();
        var link = new StaffLink(account, Secrets.Hash(token), by, clock.Now);
        db.Add(link);
        var path = $"/admin/new-password?token={token}";
        await mail.LinkAsync(account, path, link, cancel);
        return (link, path);
    }

    /// <summary>Whatever link of the account still works stops working when the caller saves.</summary>
    public async Task RevokeAsync(int account, CancellationToken cancel)
    {
        foreach (var open in await db.StaffLinks.Open(clock.Now).Where(link => link.AccountId == account).ToListAsync(cancel)) open.Revoke(clock.Now);
    }

    /// <summary>
    /// The account is disabled when the caller saves, and no link it was given or gave away works again: who is let in once more makes new
    /// ones.
    /// </summary>
    public async Task DisableAsync(StaffAccount account, CancellationToken cancel)
    {
        var now = clock.Now;
        account.Disable(now);
        await RevokeAsync(account.Id, cancel);
        foreach (var preview in await db.PreviewLinks.Where(link => link.MadeById == account.Id && link.RevokedAt == null && link.ExpiresAt > now).ToListAsync(cancel)) preview.Revoke(now);
    }

    /// <summary>The link that still works and whose account may still sign in; null for any other token.</summary>
    public async Task<StaffLink?> FindAsync(string? token, CancellationToken cancel)
    {
        if (string.IsNullOrEmpty(token)) return null;
        var hash = Secrets.Hash(token);
        return await db.StaffLinks.Open(clock.Now).Include(link => link.Account)
            .SingleOrDefaultAsync(link => link.TokenHash == hash && link.Account.DisabledAt == null, cancel);
    }

    /// <summary>The account behind a link, as it is after the link was used.</summary>
    public Task<StaffAccount?> OwnerAsync(StaffLink link, CancellationToken cancel) => db.Users.SingleOrDefaultAsync(account => account.Id == link.AccountId, cancel);

    /// <summary>
    /// Gives the account the password and uses the link up, both or neither: a refused password leaves the link as it was, and of two
    /// who come at once the second gets null.
    /// </summary>
    public async Task<IdentityResult?> RedeemAsync(string token, string password, CancellationToken cancel) =>
        await db.WholeAsync(async () =>
        {
            if (await FindAsync(token, cancel) is not { } link) return null;
            var now = clock.Now;
            if (await db.StaffLinks.Open(now).Where(l => l.Id == link.Id).ExecuteUpdateAsync(l => l.SetProperty(row => row.UsedAt, now), cancel) != 1) return null;

            db.Actor.Is(link.Account.DisplayName, link.AccountId);
            if (!link.IsInvitation) await mail.PasswordChangedAsync(link.Account, cancel);
            return await accounts.ResetPasswordAsync(link.Account, await accounts.GeneratePasswordResetTokenAsync(link.Account), password);
        }, done => done?.Succeeded == true, alone: false, cancel);
}
