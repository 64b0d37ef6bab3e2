using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;

namespace LawFirmSite.Domain.Site;

/// <summary>The firm's offices and the legal-aid centers together, as articles refer to them.</summary>
public sealed record FirmDirectory(IReadOnlyList<Office> Offices, IReadOnlyList<LegalAidCenter> Centers)
{
    /// <summary>Offices that are open, in the order the firm gave them.</summary>
    public IEnumerable<Office> OpenOffices => Offices.Where(office => !office.IsClosed).OrderBy(office => office.Order);

    /// <summary>Centers people can turn to, by district; superseded and closed ones are left out.</summary>
    public IEnumerable<LegalAidCenter> OpenCenters => Centers
        .Where(center => center.Status is CenterStatus.Current or CenterStatus.NeedsVerification)
        .OrderBy(center => center.DistrictCode, StringComparer.Ordinal).ThenBy(center => center.Order);

    /// <summary>The entries a center took over.</summary>
    public IEnumerable<LegalAidCenter> Predecessors(LegalAidCenter center) =>
        Centers.Where(other => other.Status == CenterStatus.Superseded && other.SupersededById == center.Id);

    /// <summary>What visitors see and somebody should check again, of open centers and offices alike.</summary>
    public IEnumerable<DueContact> DueContacts(DateOnly today) => OpenCenters.Concat<IHasContacts>(OpenOffices)
        .SelectMany(owner => owner.ContactsInUse.Where(contact => contact.Verified.NeedsCheck(today)).Select(contact => new DueContact(owner, contact)));

    /// <summary>The telephone number that has waited longest: never verified before verified long ago. Null when none is due.</summary>
    public DueContact? LongestUnverified(DateOnly today) => DueContacts(today)
        .Where(due => due.Contact.Kind == ContactKind.Phone)
        .OrderBy(due => due.Contact.Verified is not null).ThenBy(due => due.Since ?? DateOnly.MaxValue).FirstOrDefault();

    /// <summary>Lines in double braces of a Markdown body that no record stands for.</summary>
    public IEnumerable<DirectoryReference> UnknownReferences(string body) =>
        DirectoryReference.In(body).Where(reference => reference.Id is { } id && reference.Kind switch
        {
            DirectoryKind.Office => Offices.All(office => office.Id != id),
            DirectoryKind.LegalAidCenter => Centers.All(center => center.Id != id),
        });
}

/// <summary>A number or address that nobody has checked for a year, or ever, and whose it is.</summary>
public sealed record DueContact(IHasContacts Owner, ContactPoint Contact)
{
    /// <summary>The day of what is known: of the last verification, else of the source the entry is from; null when neither is known.</summary>
    public DateOnly? Since => Contact.Verified?.On ?? (Owner as LegalAidCenter)?.SourceDate;
}
