using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Articles;

/// <summary>
/// What articles and pages share: a row of revisions that only grows, and a public copy of one of them.
/// Staff work on revisions; visitors only ever see the copy.
/// </summary>
public abstract class Writing : Binnable
{
    // Not private: EF Core looks for it on Article and Page, where a private field of the base is not seen.
    private protected readonly List<Revision> _revisions = [];
    private protected readonly List<Remark> _remarks = [];

    public int Id { get; private set; }

    /// <summary>Sent with the form that creates it, so that a repeated request creates nothing twice.</summary>
    public Guid CreationKey { get; protected init; }

    /// <summary>Number of the newest revision. Saving checks it in the database: of two savers at once one is refused.</summary>
    public int RevisionCount { get; private set; }

    /// <summary>Those revisions that were loaded, at least the newest.</summary>
    public IReadOnlyCollection<Revision> Revisions => _revisions;

    /// <summary>Those remarks that were loaded.</summary>
    public IReadOnlyCollection<Remark> Remarks => _remarks;

    /// <summary>The text staff are working on.</summary>
    public Revision Latest => _revisions.MaxBy(revision => revision.Number)
        ?? throw new InvalidOperationException("The newest revision was not loaded; query with WithLatest().");

    /// <summary>What visitors read; null until first published.</summary>
    public ArticleText? Published { get; private set; }

    /// <summary>The sanitized HTML of the published body.</summary>
    public BodyHtml? PublishedHtml { get; private set; }

    /// <summary>Which revision visitors read; 0 before the first.</summary>
    public int PublishedRevision { get; private set; }

    /// <summary>When the public text last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; private set; }

    public bool HasUnpublishedChanges => Published is not null && PublishedRevision < RevisionCount;

    /// <summary>Appends a revision. A text equal to the newest one adds nothing and returns false.</summary>
    public virtual bool Save(ArticleText text, string by, DateTimeOffset now, string note = "")
    {
        if (RevisionCount > 0 && Latest.Text == text) return false;

        _revisions.Add(new Revision(++RevisionCount, text, by, now, note));
        return true;
    }

    /// <summary>Says something to the colleagues about the newest text.</summary>
    public void AddRemark(string text, string by, DateTimeOffset now, RemarkKind kind = RemarkKind.Note, Guid? creationKey = null) =>
        _remarks.Add(new Remark(kind, RevisionCount, text, by, now, creationKey ?? Guid.NewGuid()));

    /// <summary>Every reason why the newest text cannot be published, as sentences for the editor; empty when it can.</summary>
    public virtual IReadOnlyList<string> ReasonsNotToPublish(FirmDirectory directory) => ReasonsNotToShow(directory);

    /// <summary>Those among them for which there would be nothing to show. They hold also for what was public elsewhere before.</summary>
    public IReadOnlyList<string> ReasonsNotToShow(FirmDirectory directory)
    {
        var reasons = new List<string>();
        if (TypedText.IsBlank(Latest.Text.Title)) reasons.Add("还没有标题。");
        if (TypedText.IsBlank(Latest.Text.Body)) reasons.Add("还没有正文。");
        reasons.AddRange(directory.UnknownReferences(Latest.Text.Body)
            .Select(reference => $"正文里的 {reference} 在机构资料里找不到。请核对编号，或删去这一行。"));
        reasons.AddRange(DirectoryReference.MisspelledIn(Latest.Text.Body)
            .Select(line => $"看不懂“{(line.Length > 40 ? line[..40] + "…" : line)}”。双花括号要单独写一行，写成 {{{{legal-aid}}}}、{{{{legal-aid:3}}}} 或 {{{{office:1}}}}。"));
        return reasons;
    }

    /// <summary>Replaces the HTML of the public text when the renderer has changed; the words stay the same.</summary>
    public void Rerender(BodyHtml html)
    {
        if (Published is null) throw new InvalidOperationException("Nothing is published.");
        PublishedHtml = html;
    }

    protected void PublishLatest(BodyHtml html, DateTimeOffset now)
    {
        Published = Latest.Text with { };
        PublishedHtml = html;
        PublishedRevision = RevisionCount;
        UpdatedAt = now;
    }

    protected void ForgetPublished()
    {
        Published = null;
        PublishedHtml = null;
        PublishedRevision = 0;
        UpdatedAt = null;
    }
}

/// <summary>Sanitized HTML of a body, with the version of the renderer that made it. Directory blocks are still placeholders.</summary>
public sealed record BodyHtml(string Html, int RendererVersion);
