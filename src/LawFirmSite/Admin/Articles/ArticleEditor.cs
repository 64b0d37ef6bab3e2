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
    int Id, ArticleState State, bool HasUnpublishedChanges, int RevisionCount, string SavedBy, DateTimeOffset SavedAt,
    DateTimeOffset? PublishedAt, DateTimeOffset? WithdrawnAt, string WithdrawalReason, OutdatedMark? Outdated)
{
    public static ArticleStanding Of(Article article, DateTimeOffset now) => new(
        article.Id, article.StateAt(now), article.HasUnpublishedChanges, article.RevisionCount, article.Latest.SavedBy, article.Latest.SavedAt,
        article.PublishedAt, article.WithdrawnAt, article.WithdrawalReason, article.Outdated);
}
