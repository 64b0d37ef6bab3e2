namespace LawFirmSite.Domain.Articles;

/// <summary>
/// A piece of writing that the firm publishes: its own or a reprint. Its number is its address and never changes.
/// Visitors reach it only through <see cref="ArticleQueries.Public"/>.
/// </summary>
public sealed class Article : Writing
{
    private Article() { }

    public Article(ArticleText text, string by, DateTimeOffset now, Guid? creationKey = null)
    {
        CreationKey = creationKey ?? Guid.NewGuid();
        CreatedBy = by;
        Save(text, by, now);
    }

    public string CreatedBy { get; private set; } = "";

    /// <summary>The account that wrote the first draft; authors may change only their own. Null for imported articles.</summary>
    public int? OwnerId { get; init; }

    /// <summary>The category under which visitors find it: that of the published text.</summary>
    public int? CategoryId { get; private set; }

    /// <summary>The date visitors see. In the future: scheduled. Set if and only if there is a published text.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public string PublishedBy { get; private set; } = "";

    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string WithdrawalReason { get; private set; } = "";

    /// <summary>Set when the text stays up under a banner because it no longer holds.</summary>
    public OutdatedMark? Outdated { get; private set; }

    /// <summary>Readers counted by the former site.</summary>
    public int LegacyViews { get; init; }

    public ArticleState StateAt(DateTimeOffset now) =>
        Published is null ? ArticleState.Draft
        : WithdrawnAt is not null ? ArticleState.Withdrawn
        : PublishedAt > now ? ArticleState.Scheduled
        : ArticleState.Published;

    /// <summary>
    /// Copies the newest text to the public. The first publication sets the date; later ones keep it.
    /// A time in the future schedules, which is refused (false) while visitors can already read the article.
    /// </summary>
    public bool Publish(BodyHtml html, string by, DateTimeOffset now, DateTimeOffset? at = null)
    {
        var scheduled = at > now;
        if (scheduled && StateAt(now) == ArticleState.Published) return false;

        PublishedAt = scheduled ? at
            : StateAt(now) is ArticleState.Published or ArticleState.Withdrawn ? PublishedAt
            : now;
        Show(html, by, now);
        return true;
    }

    /// <summary>Publishes under a date of the past: a reprint or an import keeps the day it first stood on the web.</summary>
    public void PublishAsOf(DateTimeOffset date, BodyHtml html, string by, DateTimeOffset now)
    {
        if (date > now) throw new ArgumentOutOfRangeException(nameof(date), "A date of the past is meant; use Publish to schedule.");

        PublishedAt = date;
        Show(html, by, now);
    }

    /// <summary>
    /// Takes the text away; its address then says when and why. One that is only scheduled becomes a draft again,
    /// since nobody has seen it.
    /// </summary>
    public void Withdraw(string reason, DateTimeOffset now)
    {
        switch (StateAt(now))
        {
            case ArticleState.Scheduled:
                ForgetPublished();
                PublishedAt = null;
                CategoryId = null;
                break;
            case ArticleState.Published:
                WithdrawnAt = now;
                WithdrawalReason = reason;
                break;
            case ArticleState.Draft or ArticleState.Withdrawn:
                break;
        }
    }

    /// <summary>Leaves the text up under a banner; null takes the banner away.</summary>
    public void MarkOutdated(OutdatedMark? mark) => Outdated = mark;

    private void Show(BodyHtml html, string by, DateTimeOffset now)
    {
        PublishLatest(html, now);
        CategoryId = Latest.Text.CategoryId;
        PublishedBy = by;
        WithdrawnAt = null;
        WithdrawalReason = "";
    }
}

/// <summary>Where an article stands, as staff see it.</summary>
public enum ArticleState
{
    Draft,
    Scheduled,
    Published,
    Withdrawn,
}

/// <summary>Why a public text no longer holds, since when, and the article that replaces it.</summary>
public sealed record OutdatedMark(string Reason, DateOnly Since, int? ReplacedById);
