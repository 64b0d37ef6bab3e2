using Microsoft.AspNetCore.Identity;

namespace LawFirmSite.Data.Accounts;

/// <summary>
/// A member of staff. Never deleted, only disabled, since revisions carry the name. Without a password the account is
/// only an invitation: its one-time link is the way in.
/// </summary>
public sealed class StaffAccount : IdentityUser<int>
{
    public const int NameLength = 40;
    public const int EmailLength = 100;
    public const int SecretLength = 400;

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

    /// <summary>What the authenticator app and this site both know, encrypted; null without one.</summary>
    public string? AuthenticatorSecret { get; private set; }

    /// <summary>The time step of the newest code that was accepted. A code of this or an earlier step is refused.</summary>
    public long LastCodeStep { get; private set; }

    public AccountState State =>
        DisabledAt is not null ? AccountState.Disabled
        : PasswordHash is null ? AccountState.Invited
        : AccountState.Active;

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    public void Enable() => DisabledAt = null;

    /// <summary>From now on a code of the app is asked for after the password. <paramref name="step"/> is that of the code which proved that the app works.</summary>
    public void UseAuthenticator(string encryptedSecret, long step)
    {
        AuthenticatorSecret = encryptedSecret;
        LastCodeStep = step;
        TwoFactorEnabled = true;
    }

    public void ForgetAuthenticator()
    {
        AuthenticatorSecret = null;
        TwoFactorEnabled = false;
    }
}

/// <summary>Whether somebody can sign in with an account.</summary>
public enum AccountState
{
    /// <summary>Waits for its owner to choose a password.</summary>
    Invited,

    Active,

    Disabled,
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
