namespace LawFirmSite.Domain.Articles;

/// <summary>
/// That a lawyer of the firm has read exactly these words: who, on which day, and up to which day the law was looked at. It
/// belongs to one revision, so that words that were changed afterwards never pass for reviewed.
/// </summary>
public sealed record LegalReview(string By, DateOnly On, DateOnly LawAsOf)
{
    public const int NameLength = 80;
}
