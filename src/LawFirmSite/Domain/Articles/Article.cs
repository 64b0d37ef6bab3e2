using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Articles;

/// <summary>
/// A piece of writing that the firm publishes: its own or a reprint. Its number is its address and never changes.
/// Visitors reach it only through <see cref="ArticleQueries.Public"/>.
/// </summary>
public sealed class Article : Writing
{
    private readonly List<ChangeNote> _changeNotes = [];

    private Article() { }

    public Article(ArticleText text, string by, DateTimeOffset now, Guid? creationKey = null, string note = "")
    {
        CreationKey = creationKey ?? Guid.NewGuid();
        CreatedBy = by;
        Save(text, by, now, note);
    }

    public string CreatedBy { get; private set; } = "";

    /// <summary>The account that wrote the first draft; authors may change only their own. Null for imported articles.</summary>
    public int? OwnerId { get; init; }

    /// <summary>The category under which visitors find it: that of the published text.</summary>
    public int? CategoryId { get; private set; }

    /// <summary>That of the newest text, under which staff find it.</summary>
    public int? LatestCategoryId { get; private set; }

    /// <summary>The date visitors see. In the future: scheduled. Set if and only if there is a published text.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public string PublishedBy { get; private set; } = "";

    public DateTimeOffset? WithdrawnAt { get; private set; }
    public string WithdrawalReason { get; private set; } = "";

    /// <summary>Set when the text stays up under a banner because it no longer holds.</summary>
    public OutdatedMark? Outdated { get; private set; }

    /// <summary>A column of its own, for lists: a part of the mark cannot stand in an index.</summary>
    public bool IsOutdated
    {
        get => Outdated is not null;
        private set => _ = value;
    }

    /// <summary>The text that waits for an editor; null when none does.</summary>
    public Submission? Submission
    {
        get => SubmittedAt is { } at ? new(SubmittedRevision, SubmittedBy, at) : null;
        private set => (SubmittedRevision, SubmittedBy, SubmittedAt) = value is null ? (0, "", (DateTimeOffset?)null) : (value.Revision, value.By, (DateTimeOffset?)value.At);
    }

    /// <summary>Which revision waits for an editor; 0 for none. The rest of it is in <see cref="Submission"/>.</summary>
    public int SubmittedRevision { get; private set; }

    // Columns behind Submission.
    private string SubmittedBy { get; set; } = "";
    private DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>The newest revision for which a lawyer vouched; 0 for none. What visitors read may be an older one.</summary>
    public int ReviewedRevision { get; private set; }

    /// <summary>Those notes to readers about changes that were loaded.</summary>
    public IReadOnlyCollection<ChangeNote> ChangeNotes => _changeNotes;

    /// <summary>Readers counted by the former site.</summary>
    public int LegacyViews { get; init; }

    public ArticleState StateAt(DateTimeOffset now) =>
        Published is null ? Submission is null ? ArticleState.Draft : ArticleState.Submitted
        : WithdrawnAt is not null ? ArticleState.Withdrawn
        : PublishedAt > now ? ArticleState.Scheduled
        : Outdated is not null ? ArticleState.Outdated
        : ArticleState.Published;

    /// <summary>Whether the table of the <see cref="Workflow"/> has this step for the article as it stands.</summary>
    public bool Allows(ArticleVerb verb, Hand hand, DateTimeOffset now) => Workflow.Allows(StateAt(now), Submission is not null, verb, hand);

    public override bool Save(ArticleText text, string by, DateTimeOffset now, string note = "")
    {
        LatestCategoryId = text.CategoryId;
        return base.Save(text, by, now, note);
    }

    /// <summary>And a reprint names its source.</summary>
    public override IReadOnlyList<string> ReasonsNotToPublish(FirmDirectory directory)
    {
        var reasons = base.ReasonsNotToPublish(directory);
        return Latest.Text.LacksSource ? [.. reasons, "写了原文链接、来源日期或版次，却没有写来源。转载的文章请写明来源；自己写的，请把这几栏清空。"] : reasons;
    }

    /// <summary>Asks an editor to publish the newest text.</summary>
    public void Submit(string remark, string by, DateTimeOffset now)
    {
        Require(ArticleVerb.Submit, now);
        Submission = new(RevisionCount, by, now);
        AddRemark(remark, by, now, RemarkKind.Submitted);
    }

    public void TakeBack(string by, DateTimeOffset now)
    {
        Require(ArticleVerb.TakeBack, now);
        Submission = null;
        AddRemark("", by, now, RemarkKind.TakenBack);
    }

    /// <summary>Gives a submitted text back to its author, who is told why.</summary>
    public void Return(string remark, string by, DateTimeOffset now)
    {
        Require(ArticleVerb.Return, now);
        Submission = null;
        AddRemark(remark, by, now, RemarkKind.Returned);
    }

    /// <summary>
    /// Copies the newest text to the public. The first publication sets the date; later ones keep it. A time in the future
    /// schedules. False, and nothing happened, where the <see cref="Workflow"/> has no such step: what visitors read, or are
    /// told was withdrawn, cannot be made to appear later.
    /// </summary>
    public bool Publish(BodyHtml html, string by, DateTimeOffset now, DateTimeOffset? at = null)
    {
        var scheduled = at > now;
        if (!Allows(scheduled ? ArticleVerb.Schedule : ArticleVerb.Publish, Hand.Editor, now)) return false;

        var from = StateAt(now);
        PublishedAt = scheduled ? at
            : from is ArticleState.Published or ArticleState.Outdated or ArticleState.Withdrawn ? PublishedAt
            : now;
        // Whoever brings a withdrawn text back has read it; an old banner over new words would be wrong.
        if (from == ArticleState.Withdrawn) Outdated = null;
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

    /// <summary>A lawyer vouches for the newest text; null takes that back.</summary>
    public void Vouch(LegalReview? review)
    {
        Latest.Vouch(review);
        ReviewedRevision = review is null ? 0 : RevisionCount;
    }

    /// <summary>Tells readers what is different in the text they see now.</summary>
    public void NoteChange(string text, DateTimeOffset at) => _changeNotes.Add(new ChangeNote(text, PublishedRevision, at));

    /// <summary>A scheduled article becomes a draft again: nobody has seen it, so its address has nothing to tell.</summary>
    public void CallOff(string remark, string by, DateTimeOffset now)
    {
        Require(ArticleVerb.CallOff, now);
        ForgetPublished();
        PublishedAt = null;
        CategoryId = null;
        Submission = null;
        AddRemark(remark, by, now, RemarkKind.CalledOff);
    }

    /// <summary>Takes the text away; its address then says when and why.</summary>
    public void Withdraw(string reason, DateTimeOffset now)
    {
        Require(ArticleVerb.Withdraw, now);
        WithdrawnAt = now;
        WithdrawalReason = reason;
    }

    /// <summary>Leaves the text up under a banner.</summary>
    public void MarkOutdated(OutdatedMark mark, DateTimeOffset now)
    {
        Require(ArticleVerb.MarkOutdated, now);
        Outdated = mark;
    }

    public void ClearOutdated(DateTimeOffset now)
    {
        Require(ArticleVerb.ClearOutdated, now);
        Outdated = null;
    }

    private void Require(ArticleVerb verb, DateTimeOffset now)
    {
        if (!Allows(verb, Hand.Editor, now)) throw new InvalidOperationException($"{verb} is no step for an article that is {StateAt(now)}.");
    }

    /// <summary>What visitors read does not vanish without a word: it is withdrawn first, with a reason.</summary>
    public override string? ReasonNotToBin(DateTimeOffset now) => StateAt(now) switch
    {
        ArticleState.Published or ArticleState.Outdated => "读者正在看这篇文章。请先撤回，写明原因，再放进回收站。",
        ArticleState.Scheduled => "这篇文章已经排期，到时会自动发布。请先取消排期，再放进回收站。",
        _ => null,
    };

    private void Show(BodyHtml html, string by, DateTimeOffset now)
    {
        PublishLatest(html, now);
        CategoryId = Latest.Text.CategoryId;
        PublishedBy = by;
        WithdrawnAt = null;
        WithdrawalReason = "";
        Submission = null;
    }
}
