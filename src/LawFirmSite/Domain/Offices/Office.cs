using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Offices;

/// <summary>One of the firm's own offices, as visitors find it.</summary>
public sealed class Office : Binnable, IHasContacts, IVersioned
{
    private Office() { }

    public Office(string name, Guid? creationKey = null)
    {
        Name = name;
        CreationKey = creationKey ?? Guid.NewGuid();
    }

    public int Id { get; private set; }

    public int Version { get; private set; }

    /// <summary>Sent with the form that creates it, so that a repeated request creates nothing twice.</summary>
    public Guid CreationKey { get; private set; }

    public string Name { get; set; } = "";
    public string City { get; set; } = "";

    /// <summary>A new address is unverified.</summary>
    public string Address
    {
        get;
        set
        {
            if (value != field) Verified = null;
            field = value;
        }
    } = "";

    /// <summary>How to find the door: 省高院对面.</summary>
    public string Directions { get; set; } = "";

    public string AreaCode { get; set; } = "";

    /// <summary>Opening hours in words; empty when the firm has not stated them.</summary>
    public string Hours { get; set; } = "";

    public int Order { get; set; }

    /// <summary>Closed offices are kept for the record and not shown.</summary>
    public bool IsClosed { get; set; }

    /// <summary>When the address was last checked.</summary>
    public Verification? Verified { get; private set; }

    public ICollection<ContactPoint> Contacts { get; } = [];

    public void Verify(Verification verification) => Verified = verification;
}
