using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Data.Audit;

/// <summary>What the record tells of accounts. Hashes, stamps and keys never enter it.</summary>
internal static class AuditedStaff
{
    public static readonly AuditedEntity Account = new AuditedEntity<StaffAccount>(AuditKind.Staff, account => account.DisplayName)
    {
        Tells = [nameof(StaffAccount.UserName), nameof(StaffAccount.DisplayName), nameof(StaffAccount.Role), nameof(StaffAccount.Email)],
        Secrets = [nameof(StaffAccount.PasswordHash)],
        Steps =
        [
            new(change => change.IsAdded ? null : AuditVerb.ChangedPassword, nameof(StaffAccount.PasswordHash)),
            new(change => change.New(nameof(StaffAccount.DisabledAt)) is null ? AuditVerb.Enabled : AuditVerb.Disabled, nameof(StaffAccount.DisabledAt)),
            new(change => change.New(nameof(StaffAccount.TwoFactorEnabled)) is true ? AuditVerb.SecondFactorOn : AuditVerb.SecondFactorOff, nameof(StaffAccount.TwoFactorEnabled)),
        ],
        LeavesOut =
        [
            nameof(StaffAccount.Id), nameof(StaffAccount.NormalizedUserName), nameof(StaffAccount.NormalizedEmail), nameof(StaffAccount.EmailConfirmed), nameof(StaffAccount.PhoneNumber),
            nameof(StaffAccount.PhoneNumberConfirmed), nameof(StaffAccount.SecurityStamp), nameof(StaffAccount.ConcurrencyStamp), nameof(StaffAccount.LockoutEnabled), nameof(StaffAccount.LockoutEnd), nameof(StaffAccount.AccessFailedCount),
            nameof(StaffAccount.AuthenticatorSecret), nameof(StaffAccount.LastCodeStep),
        ],
    };

    /// <summary>Who let somebody in. That a link was used shows in the password that was then chosen.</summary>
    public static readonly AuditedEntity Link = new(entry => Person(entry, ((StaffLink)entry.Entity).AccountId))
    {
        Added = AuditVerb.MadeStaffLink,
        Tells = [nameof(StaffLink.IsInvitation), nameof(StaffLink.ExpiresAt)],
        LeavesOut =
        [
            nameof(StaffLink.Id), nameof(StaffLink.AccountId), nameof(StaffLink.TokenHash), nameof(StaffLink.CreatedBy), nameof(StaffLink.CreatedAt),
            nameof(StaffLink.UsedAt), nameof(StaffLink.RevokedAt),
        ],
    };

    public static readonly AuditedEntity Passkey = new(entry => Person(entry, ((IdentityUserPasskey<int>)entry.Entity).UserId))
    {
        Added = AuditVerb.AddedPasskey,
        Removed = AuditVerb.RemovedPasskey,
        LeavesOut = [nameof(IdentityUserPasskey<>.CredentialId), nameof(IdentityUserPasskey<>.UserId)],
    };

    private static AuditSubject Person(EntityEntry entry, int id) =>
        new(AuditKind.Staff, id, entry.Context.ChangeTracker.Entries<StaffAccount>().FirstOrDefault(account => account.Entity.Id == id)?.Entity.DisplayName ?? "");
}
