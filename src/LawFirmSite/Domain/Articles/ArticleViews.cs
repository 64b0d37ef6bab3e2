namespace LawFirmSite.Domain.Articles;

/// <summary>How often an article was read on one day (Site:TimeZone). Counts only; nothing about readers is kept.</summary>
public sealed class ArticleViews
{
    public int ArticleId { get; init; }
    public DateOnly Day { get; init; }
    public long Count { get; init; }
}
