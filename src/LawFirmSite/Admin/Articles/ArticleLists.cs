using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>The named questions of staff about articles.</summary>
public static class ArticleLists
{
    extension(IQueryable<Article> articles)
    {
        /// <summary>What a member of staff may see and change: authors their own, editors all. What is in the bin has to come out first.</summary>
        public IQueryable<Article> OpenTo(StaffMember me) => articles.OwnedBy(me).InUse();

        /// <summary>The same with what is in the bin.</summary>
        public IQueryable<Article> OwnedBy(StaffMember me) =>
            me.IsEditor ? articles : articles.Where(article => article.OwnerId == me.Id);

        public IQueryable<Article> InState(ArticleState state, DateTimeOffset now) => state switch
        {
            ArticleState.Draft => articles.Where(article => article.PublishedRevision == 0 && article.SubmittedRevision == 0),
            // Changes of a public article wait as much as a new one does.
            ArticleState.Submitted => articles.Submitted(),
            ArticleState.Scheduled => articles.Where(article => article.WithdrawnAt == null && article.PublishedAt > now),
            ArticleState.Published => articles.Where(article => article.WithdrawnAt == null && article.PublishedAt <= now && !article.IsOutdated),
            ArticleState.Outdated => articles.Where(article => article.WithdrawnAt == null && article.PublishedAt <= now && article.IsOutdated),
            ArticleState.Withdrawn => articles.Where(article => article.WithdrawnAt != null),
        };

        /// <summary>
        /// Those whose newest text has all the words, drafts included. What a member of staff may not open was left out before,
        /// and the index only ever narrows. While it cannot be asked the titles are looked through.
        /// </summary>
        public async Task<IQueryable<Article>> HoldingAsync(SearchQuery query, SearchIndex index, StaffMember me, CancellationToken cancel)
        {
            if (query.IsEmpty) return query.IsTooLong ? articles.Where(_ => false) : articles;

            string[] facets = me.IsEditor ? [Facet.Newest] : [Facet.Newest, Facet.Owner(me.Id)];
            if (await index.AskAsync(reader => new StaffSearch(reader, query, facets).Articles(), cancel) is { } found) return articles.Where(article => found.Contains(article.Id));

            foreach (var pattern in query.Words.Select(word => SearchQuery.Pattern(word.Text)))
                articles = articles.Where(article => article.Revisions.Any(revision =>
                    revision.Number == article.RevisionCount && EF.Functions.Like(revision.Text.Title, pattern, "\\")));
            return articles;
        }

        /// <summary>Those whose newest text stands in a category.</summary>
        public IQueryable<Article> InCategory(int category) => articles.Where(article => article.LatestCategoryId == category);
    }
}
