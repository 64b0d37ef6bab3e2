using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Articles;

/// <summary>A line of a list: title, date and where the text came from. Never the body.</summary>
public sealed record ArticleRow(int Id, string Title, string Source, DateTimeOffset PublishedAt, int? CategoryId);

/// <summary>
/// A row together with the list it belongs to, where one question fills several. Filled by its properties: EF Core joins no
/// questions that end in a constructor.
/// </summary>
public sealed record PartRow
{
    public required int Part { get; init; }
    public required int Id { get; init; }
    public required string Title { get; init; }
    public required string Source { get; init; }
    public required DateTimeOffset PublishedAt { get; init; }
    public required int? CategoryId { get; init; }

    public ArticleRow Row => new(Id, Title, Source, PublishedAt, CategoryId);
}

/// <summary>The named questions lists ask.</summary>
public static class ArticleRows
{
    extension(IQueryable<Article> articles)
    {
        public IQueryable<ArticleRow> Rows() => articles.AsNoTracking()
            .Select(article => new ArticleRow(article.Id, article.Published!.Title, article.Published.Source, article.PublishedAt!.Value, article.CategoryId));

        /// <summary>For questions that are put together with Concat.</summary>
        public IQueryable<PartRow> RowsOf(int part) => articles.AsNoTracking()
            .Select(article => new PartRow
            {
                Part = part,
                Id = article.Id,
                Title = article.Published!.Title,
                Source = article.Published.Source,
                PublishedAt = article.PublishedAt!.Value,
                CategoryId = article.CategoryId,
            });
    }
}
