using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LawFirmSite.Data.Accounts;

namespace LawFirmSite.Data.Audit;

/// <summary>
/// One line of the record: who did what to which thing, and when. Written in the transaction of the change itself, by
/// <see cref="SiteDb"/>, and never changed or removed: the program has no way to, and the database refuses.
/// </summary>
public sealed class AuditEntry
{
    public const int TitleLength = 200;
    public const int WordLength = 40;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private AuditEntry() { }

    internal AuditEntry(AuditSubject subject, AuditVerb verb, Actor by)
    {
        (Kind, SubjectId, Title) = (subject.Kind, subject.Id, Cut(subject.Title, TitleLength));
        Verb = verb;
        (Actor, ActorId, At) = (Cut(by.Name, StaffAccount.NameLength), by.Id, by.Now);
    }

    /// <summary>Grows with time, so that the record is read in its order and page by page.</summary>
    public long Id { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The name, as it was then.</summary>
    public string Actor { get; private set; } = "";

    /// <summary>The account; null for the command line, the site itself and people who were not signed in.</summary>
    public int? ActorId { get; private set; }

    public AuditVerb Verb { get; private set; }
    public AuditKind Kind { get; private set; }

    /// <summary>The number of the thing; null for what has none.</summary>
    public int? SubjectId { get; private set; }

    /// <summary>What the thing was called then.</summary>
    public string Title { get; private set; } = "";

    /// <summary>For writing: the revision before and the one after. What differs is worked out when it is looked at.</summary>
    public int? FromRevision { get; internal init; }
    public int? ToRevision { get; internal init; }

    /// <summary>What changed besides, as JSON; read it with <see cref="Fields"/>.</summary>
    public string Changes { get; private set; } = "";

    public IReadOnlyList<FieldChange> Fields
    {
        get => Changes.Length == 0 ? [] : JsonSerializer.Deserialize<FieldChange[]>(Changes, Json) ?? [];
        internal init => Changes = value.Count == 0 ? "" : JsonSerializer.Serialize(value, Json);
    }

    private static string Cut(string words, int longest) =>
        words.Length <= longest ? words : words[..(char.IsHighSurrogate(words[longest - 1]) ? longest - 1 : longest)];
}

/// <summary>
/// One field before and after, as text that does not depend on a language. Empty for nothing; null on both sides where
/// only the fact may be told.
/// </summary>
public sealed record FieldChange(string Field, string? Old, string? New);

/// <summary>What an entry is about.</summary>
public sealed record AuditSubject(AuditKind Kind, int? Id, string Title);

/// <summary>The kinds of things the record tells of. Stored by name: a name is never given another meaning.</summary>
public enum AuditKind
{
    Article,
    Page,
    Category,
    Office,
    LegalAidCenter,
    Site,
    Media,
    Synonyms,
    Redirect,
    Staff,
    Record,
    Content,
    Backup,
}

/// <summary>What was done. Stored by name: a name is never given another meaning.</summary>
public enum AuditVerb
{
    Added,
    Changed,
    Removed,
    Saved,
    Published,
    Scheduled,
    Unscheduled,
    Withdrew,
    MarkedOutdated,
    ClearedOutdated,
    Submitted,
    /// <summary>Of records made before the two below.</summary>
    EndedSubmission,
    TookBack,
    Returned,
    Vouched,
    Verified,
    Closed,
    Reopened,
    AddedContact,
    ChangedContact,
    RemovedContact,
    VerifiedContact,
    RetiredContact,
    ReusedContact,
    Binned,
    Restored,
    ChangedPassword,
    Disabled,
    Enabled,
    SecondFactorOn,
    SecondFactorOff,
    MadePreview,
    RevokedPreview,
    MadeStaffLink,
    AddedPasskey,
    RemovedPasskey,
    SignedIn,
    SignedOut,
    FailedSignIn,
    LockedOut,
    SetUp,
    Exported,
    BackedUp,
}
