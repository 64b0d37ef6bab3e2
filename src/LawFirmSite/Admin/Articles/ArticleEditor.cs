using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Admin.Articles;

/// <summary>
/// The page an article is written on: the form, and once it is saved the article it belongs to.
/// </summary>
public sealed record ArticleEditor(ArticleForm Form, ArticleStanding? Saved = null)
{
    public string Action => Saved is null ? "/admin/articles/new" : $"/admin/articles/{Saved.Id}";
}

/// <summary>Where a saved article stands, as the page beside its form tells.</summary>
public sealed record ArticleStanding(
    int Id, ArticleState State, int PublishedRevision, int RevisionCount, string SavedBy, DateTimeOffset SavedAt,
    DateTimeOffset? PublishedAt, DateTimeOffset? WithdrawnAt, string WithdrawalReason, OutdatedMark? Outdated,
    Submission? Submission, LegalReview? Review, int ReviewedRevision, IReadOnlyList<Remark> Remarks)
{
    public static ArticleStanding Of(Article article, DateTimeOffset now) => new(
        article.Id, article.StateAt(now), article.PublishedRevision, article.RevisionCount, article.Latest.SavedBy, article.Latest.SavedAt,
        article.PublishedAt, article.WithdrawnAt, article.WithdrawalReason, article.Outdated,
        article.Submission, article.Latest.Review, article.ReviewedRevision, [.. article.Remarks.OrderByDescending(remark => remark.Id)]);

    public bool HasUnpublishedChanges => PublishedRevision > 0 && PublishedRevision < RevisionCount;

    /// <summary>Readers know a text of it, under a banner or not.</summary>
    public bool IsPublic => State is ArticleState.Published or ArticleState.Outdated;

    public bool Allows(ArticleVerb verb, Hand hand) => Workflow.Allows(State, Submission is not null, verb, hand);

    /// <summary>Why the article came back to its author, while that is the last that happened to it.</summary>
    public Remark? Returned => Submission is null && Remarks.FirstOrDefault(remark => remark.Kind != RemarkKind.Note) is { Kind: RemarkKind.Returned } last ? last : null;
}
