using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Contacts;

/// <summary>How often the page of an office or a legal-aid center was read on one day (Site:TimeZone). Counts only; nothing about readers is kept.</summary>
public sealed class DirectoryViews
{
    public ViewedKind Kind { get; init; }
    public int EntryId { get; init; }
    public DateOnly Day { get; init; }
    public long Count { get; init; }
}
