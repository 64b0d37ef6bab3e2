using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Articles;

/// <summary>A line of a list: title, date and where the text came from. Never the body.</summary>
public sealed record ArticleRow(int Id, string Title, string Source, DateTimeOffset PublishedAt, int? CategoryId);

/// <summary>The named questions lists ask.</summary>
public static class ArticleRows
{
    extension(IQueryable<Article> articles)
    {
        public IQueryable<ArticleRow> Rows() => articles.AsNoTracking()
            .Select(article => new ArticleRow(article.Id, article.Published!.Title, article.Published.Source, article.PublishedAt!.Value, article.CategoryId));
    }
}
