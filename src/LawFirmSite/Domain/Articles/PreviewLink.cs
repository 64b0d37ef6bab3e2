using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LawFirmSite.Domain.Articles;

/// <summary>
/// Lets whoever has its address read one revision without an account, until it expires or is taken back. The address is
/// known to the person it was made for alone: what is kept is a hash, which does not lead back to it.
/// </summary>
public sealed class PreviewLink
{
    public const int WhomLength = 40;
    public const int DaysByDefault = 7;

    /// <summary>How long one may be made to last.</summary>
    public static readonly IReadOnlyList<int> DaysToChoose = [1, DaysByDefault, 30];

    private PreviewLink() { }

    public PreviewLink(long revisionId, string whom, string by, int byId, DateTimeOffset now, int days, Guid creationKey)
    {
        if (!DaysToChoose.Contains(days)) throw new ArgumentOutOfRangeException(nameof(days));

        (RevisionId, Whom, MadeBy, MadeById, MadeAt, CreationKey) = (revisionId, whom, by, byId, now, creationKey);
        ExpiresAt = now.AddDays(days);
    }

    public int Id { get; private set; }

    /// <summary>Sent with the form that makes it, so that a repeated request makes one.</summary>
    public Guid CreationKey { get; private set; }

    public long RevisionId { get; private set; }

    /// <summary>SHA-256 of the token in its address, in lower-case hexadecimal; unique.</summary>
    public string TokenHash { get; private set; } = "";

    /// <summary>Whom it was made for, in the maker's words; may be empty.</summary>
    public string Whom { get; private set; } = "";

    public string MadeBy { get; private set; } = "";

    /// <summary>The account. Disabling it takes its links back.</summary>
    public int MadeById { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>How often its page was read, and when last. Nothing about who did is kept.</summary>
    public int Opened { get; private set; }
    public DateTimeOffset? LastOpenedAt { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>A new token of 128 random bits; the one before, if any, ends. This is the only moment at which it is known.</summary>
    public string NewToken()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));
        TokenHash = HashOf(token);
        return token;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
