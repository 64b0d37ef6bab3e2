using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Redirects;

/// <summary>
/// A former address and the address of this site that it leads to. It is asked for only when nothing else stands there,
/// so it never hides a page; and it leads to a page, not to another redirect, when it is saved.
/// </summary>
public sealed class Redirect : Binnable
{
    private Redirect() { }

    public Redirect(string from, SiteAddress to, RedirectOrigin origin, string by, DateTimeOffset now, Guid? creationKey = null)
    {
        CreationKey = creationKey ?? Guid.NewGuid();
        (From, To, Origin, CreatedBy, CreatedAt) = (from, to.ToString(), origin, by, now);
    }

    public int Id { get; private set; }

    /// <summary>Sent with the form that creates it, so that a repeated request creates nothing twice.</summary>
    public Guid CreationKey { get; private set; }

    /// <summary>As <see cref="FormerAddress"/> spells it; of those in use no two are alike.</summary>
    public string From { get; private set; } = "";

    /// <summary>A <see cref="SiteAddress"/>.</summary>
    public string To { get; private set; } = "";

    public RedirectOrigin Origin { get; private set; }
    public string CreatedBy { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>How often it was followed, and the last day; written by <c>RedirectCounter</c> beside everything else.</summary>
    public long Hits { get; private set; }
    public DateOnly? LastUsed { get; private set; }

    public void Change(string from, SiteAddress to) => (From, To) = (from, to.ToString());

    public void LeadTo(SiteAddress to) => To = to.ToString();
}

/// <summary>How a redirect came to be.</summary>
public enum RedirectOrigin
{
    /// <summary>Staff entered it.</summary>
    Typed,

    /// <summary>A category or page got another address.</summary>
    Renamed,

    /// <summary>An imported text said where it stood before.</summary>
    Imported,
}
