using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Staff;

/// <summary>What the pages of accounts show.</summary>
internal static class StaffPages
{
    public static async Task<StaffList> ListAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.DisabledAt != null).ThenBy(account => account.DisplayName).ToListAsync(cancel);
        var withPasskey = (await db.UserPasskeys.Select(passkey => passkey.UserId).Distinct().ToListAsync(cancel)).ToHashSet();
        var invited = await db.StaffLinks.Open(now).Where(link => link.IsInvitation).ToDictionaryAsync(link => link.AccountId, link => link.ExpiresAt, cancel);
        var undelivered = await db.OutgoingMails.AsNoTracking().Where(mail => mail.SentAt == null && mail.Problem != "").OrderByDescending(mail => mail.Id).Take(20).ToListAsync(cancel);
        return new([.. accounts.Select(account => new StaffRow(account, withPasskey.Contains(account.Id), invited.TryGetValue(account.Id, out var until) ? until : null))], undelivered);
    }

    public static async Task<StaffPage> OfAsync(SiteDb db, StaffAccount account, StaffForm form, int me, DateTimeOffset now, CancellationToken cancel) => new(
        account, form, account.Id == me,
        await db.StaffLinks.AsNoTracking().Open(now).SingleOrDefaultAsync(link => link.AccountId == account.Id, cancel),
        await db.UserPasskeys.CountAsync(passkey => passkey.UserId == account.Id, cancel),
        await db.StaffSessions.Open(now).CountAsync(session => session.AccountId == account.Id && session.Stamp == account.SecurityStamp, cancel));
}
