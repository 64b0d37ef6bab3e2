using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Home;

/// <summary>How often articles were read in the last thirty days, today included: each day, and the ten most read.</summary>
public sealed record ReadingFigures(IReadOnlyList<DayCount> Days, IReadOnlyList<ArticleCount> Articles)
{
    public const int DaysShown = 30;
    private const int ArticlesShown = 10;

    public long Total => Days.Sum(day => day.Count);

    public long Most => Days.Max(day => day.Count);

    /// <param name="db">Where the counts are.</param>
    /// <param name="open">The articles whose figures are wanted.</param>
    /// <param name="today">The last day.</param>
    /// <param name="cancel">Ends the wait.</param>
    public static async Task<ReadingFigures> OfAsync(SiteDb db, IQueryable<Article> open, DateOnly today, CancellationToken cancel)
    {
        var first = today.AddDays(1 - DaysShown);
        var views = db.ArticleViews.AsNoTracking().Where(view => view.Day >= first && view.Day <= today).Join(open, view => view.ArticleId, article => article.Id, (view, _) => view);
        var days = await views.GroupBy(view => view.Day).Select(group => new { group.Key, Count = group.Sum(view => view.Count) }).ToDictionaryAsync(day => day.Key, day => day.Count, cancel);
        var most = await views.GroupBy(view => view.ArticleId).Select(group => new { Id = group.Key, Count = group.Sum(view => view.Count) })
            .OrderByDescending(row => row.Count).ThenByDescending(row => row.Id).Take(ArticlesShown)
            .Join(db.Articles, row => row.Id, article => article.Id, (row, article) => new ArticleCount(row.Id, article.Published!.Title, row.Count)).ToListAsync(cancel);
        return new(
            [.. Enumerable.Range(0, DaysShown).Select(first.AddDays).Select(day => new DayCount(day, days.GetValueOrDefault(day)))],
            [.. most.OrderByDescending(row => row.Count).ThenByDescending(row => row.Id)]);
    }
}

public sealed record DayCount(DateOnly Day, long Count);

public sealed record ArticleCount(int Id, string Title, long Count);
