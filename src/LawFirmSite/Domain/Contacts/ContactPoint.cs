using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Contacts;

/// <summary>
/// One way to reach an office, a legal-aid center or the firm as a whole: a telephone or fax number or an e-mail address.
/// What is printed is kept as it was printed; what is shown and dialled is derived from it once, when it is set.
/// </summary>
public sealed class ContactPoint : Binnable, IVersioned
{
    public const int PrintedLength = 60;

    private ContactPoint() { }

    public ContactPoint(string label, string printed, ContactKind kind, string? areaCode = null)
    {
        CreationKey = Guid.NewGuid();
        Label = label;
        Change(printed, kind, areaCode);
    }

    public int Id { get; private set; }

    public int Version { get; private set; }

    /// <summary>Sent with the form that creates it, so that a repeated request creates nothing twice.</summary>
    public Guid CreationKey { get; set; }

    /// <summary>What it is called beside the number: 电话, 24小时法律服务急救电话.</summary>
    public string Label { get; set; } = "";

    /// <summary>When to use it, in a sentence; may be empty.</summary>
    public string Note { get; set; } = "";

    public ContactKind Kind { get; private set; }

    /// <summary>As it stood in the source.</summary>
    public string Printed { get; private set; } = "";

    /// <summary>As it is shown: 0355-1234567.</summary>
    public string Display { get; private set; } = "";

    /// <summary>What a telephone dials: +863551234567 or a short code; null when it must not be dialled (fax, e-mail, unclear number).</summary>
    public string? Dial { get; private set; }

    /// <summary>Smaller comes first.</summary>
    public int Order { get; set; }

    /// <summary>No longer in use: kept for the record, shown to staff only.</summary>
    public bool IsRetired { get; set; }

    /// <summary>Null: nobody has checked it since it was set.</summary>
    public Verification? Verified { get; private set; }

    /// <summary>Null: it has not been called in vain since it was set or verified.</summary>
    public FailedCall? Failed { get; private set; }

    /// <summary>Sets what is printed. A number that reads, shows or dials differently is unverified again; the same one keeps its verification.</summary>
    public void Change(string printed, ContactKind kind, string? areaCode = null)
    {
        var before = (Printed, Kind, Display, Dial);
        Printed = printed;
        Kind = kind;
        var phone = kind == ContactKind.Email ? null : PhoneNumber.Parse(printed, areaCode);
        Display = phone is null ? printed.Trim() : phone.Extension is { } extension ? $"{phone.Display} 转 {extension}" : phone.Display;
        Dial = kind == ContactKind.Phone ? phone?.Dial : null;
        if (before != (Printed, Kind, Display, Dial)) (Verified, Failed) = (null, null);
    }

    public void Verify(Verification verification) => (Verified, Failed) = (verification, null);

    /// <summary>Somebody tried and reached nobody: it stays due, and as verified as it was.</summary>
    public void CallFailed(string by, DateOnly on, string note) => Failed = new(on, by, note, (Failed?.Times ?? 0) + 1);

    /// <summary>
    /// Stands again as it did before a verification or a failed call; other changes cannot be taken back. A number that was
    /// corrected in the same breath is the one of before as well.
    /// </summary>
    public bool TakeBack(ContactChange change, ContactChange? corrected = null, string? areaCode = null)
    {
        if (change.Kind is not (ContactChangeKind.Verified or ContactChangeKind.CallFailed)) return false;

        if (corrected is not null) Change(corrected.From, Kind, areaCode);
        (Verified, Failed) = corrected is null ? (change.Was, change.WasFailed) : (corrected.Was, corrected.WasFailed);
        return true;
    }
}

/// <summary>What a contact point is. A fax has a number but is never a link to call.</summary>
public enum ContactKind
{
    Phone,
    Fax,
    Email,
}
