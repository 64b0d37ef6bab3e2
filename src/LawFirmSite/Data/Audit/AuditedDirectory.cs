using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Data.Audit;

/// <summary>What the record tells of offices, legal-aid centers, the firm and their numbers.</summary>
internal static class AuditedDirectory
{
    private static readonly string[] Verified = ["Verified.On", "Verified.By", "Verified.How"];

    // A new address is unverified again: that is told with the address.
    private static readonly AuditStep VerifiedStep = new(change => change.IsAdded || change.New("Verified.On") is null ? null : AuditVerb.Verified, Verified);

    // A contact point is a part of one of these.
    private static readonly (string Column, AuditKind Kind, Type Owner)[] Owners =
    [
        ("OfficeId", AuditKind.Office, typeof(Office)), ("LegalAidCenterId", AuditKind.LegalAidCenter, typeof(LegalAidCenter)), ("SiteProfileId", AuditKind.Site, typeof(SiteProfile)),
    ];

    public static readonly AuditedEntity Office = new AuditedEntity<Office>(AuditKind.Office, office => office.Name)
    {
        Tells =
        [
            nameof(Domain.Offices.Office.Name), nameof(Domain.Offices.Office.City), nameof(Domain.Offices.Office.Address), nameof(Domain.Offices.Office.Directions),
            nameof(Domain.Offices.Office.AreaCode), nameof(Domain.Offices.Office.Hours), nameof(Domain.Offices.Office.Order), nameof(Domain.Offices.Office.IsClosed), .. Verified,
        ],
        Steps = [VerifiedStep, AuditStep.Bin, new(change => change.IsAdded ? null : change.New(nameof(Domain.Offices.Office.IsClosed)) is true ? AuditVerb.Closed : AuditVerb.Reopened, nameof(Domain.Offices.Office.IsClosed))],
        LeavesOut = [nameof(Domain.Offices.Office.Id), nameof(Domain.Offices.Office.CreationKey), nameof(Domain.Offices.Office.BinnedBy)],
    };

    public static readonly AuditedEntity LegalAidCenter = new AuditedEntity<LegalAidCenter>(AuditKind.LegalAidCenter, center => center.Name)
    {
        Tells =
        [
            nameof(Domain.LegalAid.LegalAidCenter.Name), nameof(Domain.LegalAid.LegalAidCenter.NameAtSource), nameof(Domain.LegalAid.LegalAidCenter.District),
            nameof(Domain.LegalAid.LegalAidCenter.DistrictCode), nameof(Domain.LegalAid.LegalAidCenter.FormerNames), nameof(Domain.LegalAid.LegalAidCenter.Address),
            nameof(Domain.LegalAid.LegalAidCenter.AreaCode), nameof(Domain.LegalAid.LegalAidCenter.Hours), nameof(Domain.LegalAid.LegalAidCenter.Status),
            nameof(Domain.LegalAid.LegalAidCenter.SupersededById), nameof(Domain.LegalAid.LegalAidCenter.SourceTitle), nameof(Domain.LegalAid.LegalAidCenter.SourceDate),
            nameof(Domain.LegalAid.LegalAidCenter.Order), .. Verified,
        ],
        Steps = [VerifiedStep, AuditStep.Bin],
        LeavesOut = [nameof(Domain.LegalAid.LegalAidCenter.Id), nameof(Domain.LegalAid.LegalAidCenter.CreationKey), nameof(Domain.LegalAid.LegalAidCenter.BinnedBy)],
    };

    public static readonly AuditedEntity SiteProfile = new AuditedEntity<SiteProfile>(AuditKind.Site, profile => profile.Name)
    {
        Tells =
        [
            nameof(Domain.Site.SiteProfile.Name), nameof(Domain.Site.SiteProfile.ShortName), nameof(Domain.Site.SiteProfile.NameEnglish), nameof(Domain.Site.SiteProfile.Description),
            nameof(Domain.Site.SiteProfile.LicenceNumber), nameof(Domain.Site.SiteProfile.IcpNumber), nameof(Domain.Site.SiteProfile.PoliceNumber), nameof(Domain.Site.SiteProfile.AreaCode),
        ],
        LeavesOut = [nameof(Domain.Site.SiteProfile.Id)],
    };

    public static readonly AuditedEntity ContactPoint = new(ContactSubject)
    {
        Added = AuditVerb.AddedContact,
        Changed = AuditVerb.ChangedContact,
        Removed = AuditVerb.RemovedContact,
        Tells =
        [
            nameof(Domain.Contacts.ContactPoint.Label), nameof(Domain.Contacts.ContactPoint.Kind), nameof(Domain.Contacts.ContactPoint.Printed), nameof(Domain.Contacts.ContactPoint.Display),
            nameof(Domain.Contacts.ContactPoint.Dial), nameof(Domain.Contacts.ContactPoint.Note), nameof(Domain.Contacts.ContactPoint.Order), nameof(Domain.Contacts.ContactPoint.IsRetired), .. Verified,
        ],
        Steps =
        [
            AuditStep.Bin,
            new(change => change.IsAdded || change.New("Verified.On") is null ? null : AuditVerb.VerifiedContact, Verified),
            new(change => change.IsAdded ? null : change.New(nameof(Domain.Contacts.ContactPoint.IsRetired)) is true ? AuditVerb.RetiredContact : AuditVerb.ReusedContact, nameof(Domain.Contacts.ContactPoint.IsRetired)),
        ],
        // Calls in vain are told by the history of the number.
        LeavesOut = [nameof(Domain.Contacts.ContactPoint.Id), nameof(Domain.Contacts.ContactPoint.CreationKey), nameof(Domain.Contacts.ContactPoint.BinnedBy), "Failed.*", .. Owners.Select(owner => owner.Column)],
    };

    private static AuditSubject ContactSubject(EntityEntry entry)
    {
        var contact = (ContactPoint)entry.Entity;
        var (column, kind, type) = Owners.Single(owner => entry.Property(owner.Column).CurrentValue is not null);
        var id = (int)entry.Property(column).CurrentValue!;
        var owner = entry.Context.ChangeTracker.Entries<IHasContacts>().FirstOrDefault(other => other.Metadata.ClrType == type && other.Property("Id").CurrentValue is int number && number == id);
        return new(kind, id, $"{owner?.Entity.Name} {contact.Label} {contact.Display}".Trim());
    }
}
