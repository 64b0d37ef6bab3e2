using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Data.Accounts;

/// <summary>A member of staff who may sign in. Never deleted, only disabled, since revisions carry the name.</summary>
public sealed class StaffAccount : IdentityUser<int>
{
    public const int NameLength = 40;

    private StaffAccount() { }

    public StaffAccount(string userName, string displayName, StaffRole role) : base(userName)
    {
        DisplayName = displayName;
        Role = role;
    }

    /// <summary>The name colleagues see beside a revision.</summary>
    public string DisplayName { get; set; } = "";

    public StaffRole Role { get; set; }

    /// <summary>Since when the account cannot sign in; null while it can.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    public void Enable() => DisabledAt = null;
}

/// <summary>What a member of staff may do; each role includes those before it.</summary>
public enum StaffRole
{
    /// <summary>Writes drafts, and changes only their own.</summary>
    Author,

    /// <summary>Changes and publishes all articles; keeps pages, offices and the directory.</summary>
    Editor,

    /// <summary>Staff and site as well.</summary>
    Administrator,
}
