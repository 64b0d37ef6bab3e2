using LawFirmSite.Data.Mappings;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Data.Audit;

/// <summary>What the record tells of articles, pages, categories, pictures, former addresses and synonyms.</summary>
internal static class AuditedWriting
{
    public const string RevisionCount = nameof(Writing.RevisionCount);
    public const string PublishedRevision = nameof(Writing.PublishedRevision);

    // The texts themselves are in the revisions.
    private static readonly string[] Texts = ["Published.*", "PublishedHtml.*", nameof(Writing.UpdatedAt), nameof(Writing.Id), nameof(Writing.CreationKey), nameof(Writing.BinnedBy), WritingMapping.ChangeMark];

    private static readonly AuditStep Saved = new(change => change.IsAdded ? null : AuditVerb.Saved, RevisionCount);

    public static readonly AuditedEntity Article = new AuditedEntity<Article>(AuditKind.Article, TitleOf)
    {
        Tells = [RevisionCount, nameof(Domain.Articles.Article.OwnerId)],
        Steps =
        [
            Saved,
            AuditStep.Bin,
            new(Standing, PublishedRevision, nameof(Domain.Articles.Article.PublishedAt), nameof(Domain.Articles.Article.CategoryId),
                nameof(Domain.Articles.Article.WithdrawnAt), nameof(Domain.Articles.Article.WithdrawalReason)),
            new(change => change.New("Outdated.Reason") is null ? AuditVerb.ClearedOutdated : AuditVerb.MarkedOutdated, "Outdated.Reason", "Outdated.Since", "Outdated.ReplacedById"),
            new(Waiting, nameof(Domain.Articles.Article.SubmittedRevision)),
            new(_ => AuditVerb.Vouched, nameof(Domain.Articles.Article.ReviewedRevision)),
        ],
        LeavesOut = [.. Texts, "SubmittedBy", "SubmittedAt", nameof(Domain.Articles.Article.IsOutdated), nameof(Domain.Articles.Article.LatestCategoryId), nameof(Domain.Articles.Article.CreatedBy), nameof(Domain.Articles.Article.PublishedBy), nameof(Domain.Articles.Article.LegacyViews)],
    };

    public static readonly AuditedEntity Page = new AuditedEntity<Page>(AuditKind.Page, TitleOf)
    {
        Tells = [RevisionCount, nameof(Domain.Site.Page.Slug), nameof(Domain.Site.Page.Place), nameof(Domain.Site.Page.Order)],
        Steps = [Saved, AuditStep.Bin, new(_ => AuditVerb.Published, PublishedRevision)],
        LeavesOut = Texts,
    };

    /// <summary>Told under the article or page whose revision it shows.</summary>
    public static readonly AuditedEntity PreviewLink = new(PreviewSubject)
    {
        Added = AuditVerb.MadePreview,
        Tells = [nameof(Domain.Articles.PreviewLink.Whom), nameof(Domain.Articles.PreviewLink.ExpiresAt)],
        Steps = [new(_ => AuditVerb.RevokedPreview, nameof(Domain.Articles.PreviewLink.RevokedAt))],
        LeavesOut =
        [
            nameof(Domain.Articles.PreviewLink.Id), nameof(Domain.Articles.PreviewLink.CreationKey), nameof(Domain.Articles.PreviewLink.RevisionId), nameof(Domain.Articles.PreviewLink.TokenHash),
            nameof(Domain.Articles.PreviewLink.MadeBy), nameof(Domain.Articles.PreviewLink.MadeById), nameof(Domain.Articles.PreviewLink.MadeAt),
            nameof(Domain.Articles.PreviewLink.Opened), nameof(Domain.Articles.PreviewLink.LastOpenedAt),
        ],
    };

    public static readonly AuditedEntity Category = new AuditedEntity<Category>(AuditKind.Category, category => category.Name)
    {
        Tells =
        [
            nameof(Domain.Articles.Category.Name), nameof(Domain.Articles.Category.Slug), nameof(Domain.Articles.Category.Description),
            nameof(Domain.Articles.Category.Order), nameof(Domain.Articles.Category.InNavigation),
        ],
        Steps = [AuditStep.Bin],
        LeavesOut = [nameof(Domain.Articles.Category.Id), nameof(Domain.Articles.Category.BinnedBy)],
    };

    public static readonly AuditedEntity MediaFile = new AuditedEntity<MediaFile>(AuditKind.Media, file => file.Title)
    {
        Tells = [nameof(Domain.Media.MediaFile.Title), nameof(Domain.Media.MediaFile.Alt)],
        Steps = [AuditStep.Bin],
        LeavesOut =
        [
            nameof(Domain.Media.MediaFile.Id), nameof(Domain.Media.MediaFile.Hash), nameof(Domain.Media.MediaFile.Name), nameof(Domain.Media.MediaFile.ContentType),
            nameof(Domain.Media.MediaFile.Bytes), nameof(Domain.Media.MediaFile.Width), nameof(Domain.Media.MediaFile.Height),
            nameof(Domain.Media.MediaFile.AddedBy), nameof(Domain.Media.MediaFile.AddedAt), nameof(Domain.Media.MediaFile.OwnerId), nameof(Domain.Media.MediaFile.BinnedBy),
        ],
    };

    public static readonly AuditedEntity Redirect = new AuditedEntity<Redirect>(AuditKind.Redirect, redirect => redirect.From)
    {
        Tells = [nameof(Domain.Redirects.Redirect.From), nameof(Domain.Redirects.Redirect.To)],
        Steps = [AuditStep.Bin],
        LeavesOut =
        [
            nameof(Domain.Redirects.Redirect.Id), nameof(Domain.Redirects.Redirect.CreationKey), nameof(Domain.Redirects.Redirect.Origin), nameof(Domain.Redirects.Redirect.CreatedBy),
            nameof(Domain.Redirects.Redirect.CreatedAt), nameof(Domain.Redirects.Redirect.Hits), nameof(Domain.Redirects.Redirect.LastUsed), nameof(Domain.Redirects.Redirect.BinnedBy),
        ],
    };

    public static readonly AuditedEntity Synonyms = new AuditedEntity<SynonymList>(AuditKind.Synonyms, _ => "")
    {
        Tells = [nameof(SynonymList.Lines)],
        LeavesOut = [nameof(SynonymList.Id), nameof(SynonymList.Version)],
    };

    private static AuditVerb? Standing(ColumnChanges change)
    {
        if (change.New(nameof(Domain.Articles.Article.WithdrawnAt)) is not null)
            return change.Has(nameof(Domain.Articles.Article.WithdrawnAt)) ? AuditVerb.Withdrew : AuditVerb.Changed;
        if (change.New(PublishedRevision) is 0) return AuditVerb.Unscheduled;
        return change.New(nameof(Domain.Articles.Article.PublishedAt)) is DateTimeOffset at && at > change.Now ? AuditVerb.Scheduled : AuditVerb.Published;
    }

    // Publishing ends the waiting too, and is told as what it is.
    private static AuditVerb? Waiting(ColumnChanges change) =>
        change.New(nameof(Domain.Articles.Article.SubmittedRevision)) is > 0 ? AuditVerb.Submitted
        : change.Has(PublishedRevision) || change.Has(nameof(Domain.Articles.Article.PublishedAt)) ? null
        // What was said with it is not in the database yet.
        : ((Article)change.Row).Remarks.Any(remark => remark is { Id: 0, Kind: RemarkKind.Returned }) ? AuditVerb.Returned
        : AuditVerb.TookBack;

    private static AuditSubject PreviewSubject(EntityEntry entry)
    {
        var id = ((PreviewLink)entry.Entity).RevisionId;
        var revision = entry.Context.ChangeTracker.Entries<Revision>().FirstOrDefault(other => other.Entity.Id == id);
        var article = revision?.Property<int?>("ArticleId").CurrentValue;
        return new(article is null ? AuditKind.Page : AuditKind.Article, article ?? revision?.Property<int?>("PageId").CurrentValue, revision is null ? "" : $"{revision.Entity.Text.Title}（第 {revision.Entity.Number} 稿）");
    }

    // The newest title where it was loaded, else the one visitors read; SiteDb loads it where neither is there.
    private static string TitleOf(Writing writing) =>
        writing.Revisions.Count > 0 ? writing.Latest.Text.Title : writing.Published?.Title ?? "";
}
