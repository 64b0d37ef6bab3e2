using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;

namespace LawFirmSite.Admin.Contacts;

/// <summary>What staff should check: never verified, or so long ago that it is due again.</summary>
public static class Checks
{
    public static bool NeedsCheck(this Verification? verified, DateOnly today) => verified is null || verified.IsDue(today);

    public static bool NeedsCheck(this LegalAidCenter center, DateOnly today) =>
        center.Verified.NeedsCheck(today) || center.Phones.Any(phone => phone.Verified.NeedsCheck(today));
}
