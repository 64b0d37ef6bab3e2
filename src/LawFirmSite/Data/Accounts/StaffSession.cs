namespace LawFirmSite.Data.Accounts;

/// <summary>
/// One browser in which somebody is signed in. The cookie holds a key, this row the hash of it, so that whoever reads
/// the table cannot sign in with what it says. It counts only while its stamp is that of the account: a new password, role or
/// second factor changes the stamp and so ends every session begun before.
/// </summary>
public sealed class StaffSession
{
    public const int DeviceLength = 60;

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>How exactly it is known when a session was last used; a write for each page would be too many.</summary>
    public static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(1);

    private StaffSession() { }

    public StaffSession(string keyHash, StaffAccount account, SignInProof proof, string device, DateTimeOffset now)
    {
        KeyHash = keyHash;
        AccountId = account.Id;
        Stamp = account.SecurityStamp!;
        Proof = proof;
        Device = device;
        CreatedAt = SeenAt = ProvenAt = now;
    }

    public int Id { get; private set; }
    public string KeyHash { get; private set; } = "";
    public int AccountId { get; private set; }
    public string Stamp { get; private set; } = "";
    public SignInProof Proof { get; private set; }

    /// <summary>What the browser calls itself, in a few words; no address is kept.</summary>
    public string Device { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>When the password or passkey was last asked for and right.</summary>
    public DateTimeOffset ProvenAt { get; private set; }
}

/// <summary>How somebody showed who they are.</summary>
public enum SignInProof
{
    Password,

    /// <summary>Password and a code of the authenticator app.</summary>
    Code,

    /// <summary>Password and a recovery code.</summary>
    RecoveryCode,

    Passkey,
}
