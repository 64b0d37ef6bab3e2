using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Articles;

/// <summary>A line of a list: title, date and where the text came from. Never the body.</summary>
public sealed record ArticleRow(int Id, string Title, string Source, DateTimeOffset PublishedAt, int? CategoryId);

/// <summary>The question lists ask: the rows with these numbers, as far as they are public.</summary>
public static class ArticleRows
{
    private static readonly Func<SiteDb, DateTimeOffset, int[], IAsyncEnumerable<ArticleRow>> ByNumber = CompiledQuestions.Compile(
        (SiteDb db, DateTimeOffset now, int[] ids) => db.Articles.AsNoTracking().Public(now).Where(article => ids.Contains(article.Id))
            .Select(article => new ArticleRow(article.Id, article.Published!.Title, article.Published.Source, article.PublishedAt!.Value, article.CategoryId)));

    extension(SiteDb db)
    {
        /// <summary>In the order of the numbers. One that is no longer public is left out.</summary>
        public async Task<List<ArticleRow>> RowsAsync(IReadOnlyList<int> ids, DateTimeOffset now, CancellationToken cancel)
        {
            if (ids.Count == 0) return [];

            var rows = new Dictionary<int, ArticleRow>(ids.Count);
            await foreach (var row in ByNumber(db, now, [.. ids.Distinct()]).WithCancellation(cancel)) rows[row.Id] = row;
            return [.. ids.Select(id => rows.GetValueOrDefault(id)).OfType<ArticleRow>()];
        }

        /// <summary>One page of a list of <see cref="PublicOrder"/>.</summary>
        public async Task<Paged<ArticleRow>> PageAsync(int[] list, int number, DateTimeOffset now, CancellationToken cancel)
        {
            var page = PublicOrder.Page(list, number, Paging.ListSize);
            return new(await db.RowsAsync(page.Items, now, cancel), page.Number, page.Size, page.Total);
        }
    }
}
