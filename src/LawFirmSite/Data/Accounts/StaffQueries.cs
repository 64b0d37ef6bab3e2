namespace LawFirmSite.Data.Accounts;

/// <summary>What is asked of accounts, sessions and links more than once.</summary>
public static class StaffQueries
{
    /// <summary>Administrators who can sign in. There is always one, once there was one.</summary>
    public static IQueryable<StaffAccount> ActiveAdministrators(this IQueryable<StaffAccount> accounts) =>
        accounts.Where(account => account.Role == StaffRole.Administrator && account.DisabledAt == null && account.PasswordHash != null);

    /// <summary>Sessions that have neither lain idle nor lasted too long.</summary>
    public static IQueryable<StaffSession> Open(this IQueryable<StaffSession> sessions, DateTimeOffset now)
    {
        var seen = now - StaffSession.Idle;
        var created = now - StaffSession.Longest;
        return sessions.Where(session => session.SeenAt > seen && session.CreatedAt > created);
    }

    /// <summary>Links that still work.</summary>
    public static IQueryable<StaffLink> Open(this IQueryable<StaffLink> links, DateTimeOffset now) =>
        links.Where(link => link.UsedAt == null && link.RevokedAt == null && link.ExpiresAt > now);
}
