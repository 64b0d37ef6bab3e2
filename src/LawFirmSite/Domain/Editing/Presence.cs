namespace LawFirmSite.Domain.Editing;

/// <summary>
/// That somebody has a form open and is at work on it, so that colleagues see each other. It hinders nobody, and it is over when the
/// person saves or leaves, or has not moved for <see cref="Silence"/>.
/// </summary>
public sealed class Presence
{
    public static readonly TimeSpan Silence = TimeSpan.FromMinutes(5);

    private Presence() { }

    public Presence(int ownerId, string page, DateTimeOffset now) => (OwnerId, Page, Since, SeenAt) = (ownerId, page, now, now);

    public int Id { get; private set; }

    public int OwnerId { get; private set; }

    /// <summary>The address of the page the form stands on.</summary>
    public string Page { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }

    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>The person is still there; who comes back after a silence begins anew.</summary>
    public void See(DateTimeOffset now)
    {
        if (now - SeenAt > Silence) Since = now;
        SeenAt = now;
    }
}
