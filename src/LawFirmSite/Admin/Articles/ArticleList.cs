using LawFirmSite.Admin.Unsaved;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>What the list of articles is narrowed to; everything may be absent.</summary>
public sealed record ArticleFilter
{
    public ArticleState? State { get; init; }
    public string? Category { get; init; }
    public string? Q { get; init; }
    public int Page { get; init; } = 1;

    public bool IsSet => State is not null || !string.IsNullOrEmpty(Category) || !string.IsNullOrEmpty(Q);
}

/// <summary>One page of the list.</summary>
public sealed record ArticleList(Paged<ArticleRow> Rows, ArticleFilter Filter, IReadOnlyList<Category> Categories)
{
    /// <summary>Colleagues who have one of these articles open.</summary>
    public IReadOnlyList<AtWork> AtWork { get; init; } = [];

    public IEnumerable<AtWork> At(ArticleRow row) => AtWork.Where(other => other.Page == $"/admin/articles/{row.Id}");

    public Pager Pager => Rows.Pager("/admin/articles", new("state", Filter.State?.ToString()), new("category", Filter.Category), new("q", Filter.Q));

    public string CategoryName(ArticleRow row) => Categories.FirstOrDefault(category => category.Id == row.CategoryId)?.Name ?? "";
}

/// <summary>Counts before it joins: the count needs no revisions.</summary>
internal static class ArticlePages
{
    public static async Task<Paged<ArticleRow>> ToPagedRowsAsync(this IOrderedQueryable<Article> articles, int page, CancellationToken cancel)
    {
        var ids = await articles.Select(article => article.Id).ToPagedAsync(page, Paging.ListSize, cancel);
        var wanted = ids.Items;
        var rows = await ArticleRow.From(articles.Where(article => wanted.Contains(article.Id))).ToListAsync(cancel);
        return new(rows, ids.Number, ids.Size, ids.Total);
    }
}
