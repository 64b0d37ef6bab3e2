namespace LawFirmSite.Domain.Site;

/// <summary>
/// One row whose version changes in the same transaction as any public content. Whoever has kept something made from
/// that content compares versions to know whether it is still good.
/// </summary>
public sealed class ContentStamp
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Random, so that two changes at once can never leave the same one.</summary>
    public Guid Version { get; set; }
}
