namespace LawFirmSite.Domain.Contacts;

/// <summary>
/// One thing that happened to a number or address: what it was before, what it is now, when and by whom. Written together with the
/// change itself, whatever way it was made, and never changed afterwards.
/// </summary>
public sealed class ContactChange
{
    public const int WordsLength = 200;

    private ContactChange() { }

    public ContactChange(ContactPoint contact, ContactChangeKind kind, string by, DateTimeOffset at)
    {
        Contact = contact;
        Kind = kind;
        Number = contact.Display;
        By = by;
        At = at;
    }

    public int Id { get; private set; }

    /// <summary>Null when it is gone; <see cref="Owner"/> and <see cref="Number"/> still say what it was.</summary>
    public ContactPoint? Contact { get; init; }

    public ContactChangeKind Kind { get; private set; }

    /// <summary>What the office, center or firm was called then; empty when that was not known.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The number or address after the change, as it is shown.</summary>
    public string Number { get; private set; } = "";

    public string From { get; init; } = "";

    /// <summary>The new value; of a call that failed, the note that was made.</summary>
    public string To { get; init; } = "";

    /// <summary>The verification that this change made or took away.</summary>
    public Verification? Verified { get; init; }

    /// <summary>How the contact point stood before, so that a slip can be taken back.</summary>
    public Verification? Was { get; init; }

    public FailedCall? WasFailed { get; init; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }
}

/// <summary>What happened to a contact point. The numbers are stored.</summary>
public enum ContactChangeKind
{
    Added,
    Number,
    Label,
    Kind,
    Note,
    Retired,
    Reused,
    Verified,
    CallFailed,

    /// <summary>A verification or a failed call was taken back.</summary>
    TakenBack,
    Removed,
}
