namespace LawFirmSite.Domain.Articles;

/// <summary>Why a public text no longer holds, since when, and the article that replaces it.</summary>
public sealed record OutdatedMark(string Reason, DateOnly Since, int? ReplacedById)
{
    public const int ReasonLength = 500;
}
