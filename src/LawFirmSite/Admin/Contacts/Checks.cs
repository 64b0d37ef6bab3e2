using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;

namespace LawFirmSite.Admin.Contacts;

/// <summary>What staff should check: never verified, or so long ago that it is due again.</summary>
public static class Checks
{
    extension(LegalAidCenter center)
    {
        /// <summary>People can turn to it.</summary>
        public bool IsOpen => center.Status is CenterStatus.Current or CenterStatus.NeedsVerification;
    }

    public static bool NeedsCheck(this LegalAidCenter center, DateOnly today) =>
        center.Verified.NeedsCheck(today) || center.Phones.Any(phone => phone.Verified.NeedsCheck(today));

    /// <summary>Numbers printed without an area code are dialled with the owner's; after it has changed they are derived again.</summary>
    public static void ReadNumbersAgain(this IHasContacts owner)
    {
        foreach (var contact in owner.Contacts) contact.Change(contact.Printed, contact.Kind, owner.AreaCode);
    }
}
