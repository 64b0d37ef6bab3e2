using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.LegalAid;

/// <summary>
/// A public legal-aid center of the region. It is not part of the firm; what is shown is what the firm knows,
/// where it knows it from and when it was last checked.
/// </summary>
public sealed class LegalAidCenter : Binnable, IHasContacts, IVersioned
{
    private LegalAidCenter() { }

    public LegalAidCenter(string name, Guid? creationKey = null)
    {
        Name = name;
        CreationKey = creationKey ?? Guid.NewGuid();
    }

    public int Id { get; private set; }

    public int Version { get; private set; }

    /// <summary>Sent with the form that creates it, so that a repeated request creates nothing twice.</summary>
    public Guid CreationKey { get; private set; }

    /// <summary>Today's name. A new one is unverified.</summary>
    public string Name
    {
        get;
        set
        {
            if (value != field) Doubt();
            field = value;
        }
    } = "";

    /// <summary>The name in the source, as printed.</summary>
    public string NameAtSource { get; set; } = "";

    /// <summary>Today's county or district: 潞州区.</summary>
    public string District { get; set; } = "";

    /// <summary>GB/T 2260 code of <see cref="District"/>, six digits; also the order of the directory.</summary>
    public string DistrictCode { get; set; } = "";

    /// <summary>Names people may still look for, apart by 、.</summary>
    public string FormerNames { get; set; } = "";


    /// <summary>A new address is unverified.</summary>
    public string Address
    {
        get;
        set
        {
            if (value != field) Doubt();
            field = value;
        }
    } = "";

    public string AreaCode { get; set; } = "";

    /// <summary>Opening hours in words; empty when unknown.</summary>
    public string Hours { get; set; } = "";

    public CenterStatus Status { get; set; } = CenterStatus.NeedsVerification;

    /// <summary>The center that took over, when <see cref="Status"/> says superseded.</summary>
    public int? SupersededById { get; set; }

    public string SourceTitle { get; set; } = "";
    public DateOnly? SourceDate { get; set; }
    public int Order { get; set; }

    /// <summary>When name and address were last checked.</summary>
    public Verification? Verified { get; private set; }

    public ICollection<ContactPoint> Contacts { get; } = [];

    private void Doubt()
    {
        Verified = null;
        if (Status == CenterStatus.Current) Status = CenterStatus.NeedsVerification;
    }

    /// <summary>Name and address were checked: the entry is current from now on.</summary>
    public void Verify(Verification verification)
    {
        Verified = verification;
        if (Status == CenterStatus.NeedsVerification) Status = CenterStatus.Current;
    }
}

/// <summary>How far an entry of the directory can be trusted.</summary>
public enum CenterStatus
{
    Current,
    NeedsVerification,
    Superseded,
    Closed,
}
