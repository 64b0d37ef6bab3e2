namespace LawFirmSite.Domain.Contacts;

/// <summary>That somebody made sure a number or address is right: on which day (Site:TimeZone), who, and how.</summary>
public sealed record Verification(DateOnly On, string By, VerificationMethod How)
{
    /// <summary>A number not looked at for this long is due again.</summary>
    public const int DueAfterMonths = 12;

    public bool IsDue(DateOnly today) => On.AddMonths(DueAfterMonths) <= today;
}

/// <summary>What has to be checked, as a question.</summary>
public static class Verifications
{
    /// <summary>Nobody has ever checked it, or not for <see cref="Verification.DueAfterMonths"/> months.</summary>
    public static bool NeedsCheck(this Verification? verified, DateOnly today) => verified is null || verified.IsDue(today);
}

/// <summary>How something was verified.</summary>
public enum VerificationMethod
{
    Call,
    OfficialSite,
    Visit,
    Document,
}
