namespace LawFirmSite.Domain.Contacts;

/// <summary>That somebody made sure a number or address is right: on which day (Site:TimeZone), who, and how.</summary>
public sealed record Verification(DateOnly On, string By, VerificationMethod How)
{
    /// <summary>A number not looked at for this long is due again.</summary>
    public const int DueAfterMonths = 12;

    public bool IsDue(DateOnly today) => On.AddMonths(DueAfterMonths) <= today;
}

/// <summary>How something was verified.</summary>
public enum VerificationMethod
{
    Call,
    OfficialSite,
    Visit,
    Document,
}
