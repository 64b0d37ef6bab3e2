using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Admin.Articles;

/// <summary>An article in a list of staff: the title of its newest text, and where it stands.</summary>
public sealed record ArticleRow(
    int Id, string Title, int? CategoryId, int PublishedRevision, int RevisionCount,
    DateTimeOffset? PublishedAt, DateTimeOffset? WithdrawnAt, bool IsOutdated, bool IsSubmitted, string SavedBy, DateTimeOffset SavedAt)
{
    /// <summary>One query, whatever the number of rows: the newest revision is joined by its number.</summary>
    public static IQueryable<ArticleRow> From(IQueryable<Article> articles) =>
        from article in articles
        from revision in article.Revisions
        where revision.Number == article.RevisionCount
        select new ArticleRow(
            article.Id, revision.Text.Title, revision.Text.CategoryId, article.PublishedRevision, article.RevisionCount,
            article.PublishedAt, article.WithdrawnAt, article.IsOutdated, article.SubmittedRevision > 0, revision.SavedBy, revision.SavedAt);

    /// <summary>The same answer as <see cref="Article.StateAt"/>, from what the list has loaded.</summary>
    public ArticleState StateAt(DateTimeOffset now) =>
        PublishedRevision == 0 ? IsSubmitted ? ArticleState.Submitted : ArticleState.Draft
        : WithdrawnAt is not null ? ArticleState.Withdrawn
        : PublishedAt > now ? ArticleState.Scheduled
        : IsOutdated ? ArticleState.Outdated
        : ArticleState.Published;

    public bool HasUnpublishedChanges => PublishedRevision > 0 && PublishedRevision < RevisionCount;
}
