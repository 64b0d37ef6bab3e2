namespace LawFirmSite.Domain.Site;

/// <summary>A page whose readers are counted.</summary>
public readonly record struct Viewed(ViewedKind Kind, int Id);

/// <summary>What a counted page shows. The numbers are stored.</summary>
public enum ViewedKind
{
    Article,
    LegalAidCenter,
    Office,
}
