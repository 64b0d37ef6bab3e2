using LawFirmSite.Domain.Articles;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>The named questions of staff about articles.</summary>
public static class ArticleLists
{
    private const string Escape = "\\";

    extension(IQueryable<Article> articles)
    {
        /// <summary>What a member of staff may see and change: authors their own, editors all.</summary>
        public IQueryable<Article> OpenTo(StaffMember me) =>
            me.IsEditor ? articles : articles.Where(article => article.OwnerId == me.Id);

        public IQueryable<Article> InState(ArticleState state, DateTimeOffset now) => state switch
        {
            ArticleState.Draft => articles.Where(article => article.PublishedRevision == 0),
            ArticleState.Scheduled => articles.Where(article => article.WithdrawnAt == null && article.PublishedAt > now),
            ArticleState.Published => articles.Where(article => article.WithdrawnAt == null && article.PublishedAt <= now),
            ArticleState.Withdrawn => articles.Where(article => article.WithdrawnAt != null),
        };

        /// <summary>Those whose newest title has all the words.</summary>
        public IQueryable<Article> TitledWith(string? words)
        {
            foreach (var word in (words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                var pattern = $"%{Escaped(word)}%";
                articles = articles.Where(article => article.Revisions.Any(revision =>
                    revision.Number == article.RevisionCount && EF.Functions.Like(revision.Text.Title, pattern, Escape)));
            }
            return articles;
        }

        /// <summary>Those whose newest text stands in a category.</summary>
        public IQueryable<Article> InCategory(int category) => articles.Where(article => article.Revisions.Any(revision =>
            revision.Number == article.RevisionCount && revision.Text.CategoryId == category));
    }

    /// <summary>Signs that mean something in a LIKE pattern of either database stand for themselves.</summary>
    private static string Escaped(string word) =>
        word.Replace(Escape, Escape + Escape, StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal);
}
