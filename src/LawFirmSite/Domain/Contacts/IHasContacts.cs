namespace LawFirmSite.Domain.Contacts;

/// <summary>An office, a legal-aid center or the firm: whatever people can reach.</summary>
public interface IHasContacts
{
    string Name { get; }

    /// <summary>Completes local numbers printed without it; empty for none.</summary>
    string AreaCode { get; }

    ICollection<ContactPoint> Contacts { get; }
}

/// <summary>The named questions about contact points.</summary>
public static class ContactLists
{
    extension(IHasContacts owner)
    {
        /// <summary>What visitors see: retired ones and those in the bin are left out.</summary>
        public IEnumerable<ContactPoint> ContactsInUse => owner.Contacts.Where(contact => !contact.IsRetired && contact.BinnedAt is null).OrderBy(contact => contact.Order);

        public IEnumerable<ContactPoint> Phones => owner.ContactsInUse.Where(contact => contact.Kind == ContactKind.Phone);
    }
}
