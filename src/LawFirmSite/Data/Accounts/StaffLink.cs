namespace LawFirmSite.Data.Accounts;

/// <summary>
/// A link with which the owner of an account chooses a password: works once, for a limited time, until it is revoked. Only
/// the hash of its token is kept. An account has at most one that works.
/// </summary>
public sealed class StaffLink
{
    /// <summary>Short (ASVS 6.4.1): whoever is too late asks for another one, which takes a click.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(60);

    private StaffLink() { }

    public StaffLink(StaffAccount account, string tokenHash, string by, DateTimeOffset now)
    {
        Account = account;
        IsInvitation = account.PasswordHash is null;
        TokenHash = tokenHash;
        CreatedBy = by;
        CreatedAt = now;
        ExpiresAt = now + Lasts;
    }

    public int Id { get; private set; }
    public int AccountId { get; private set; }
    public StaffAccount Account { get; private set; } = null!;

    /// <summary>The account has no password yet; otherwise the link replaces a forgotten one.</summary>
    public bool IsInvitation { get; private set; }

    public string TokenHash { get; private set; } = "";
    public string CreatedBy { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? UsedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}
