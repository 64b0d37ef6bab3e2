using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Domain.LegalAid;

/// <summary>
/// An office that a pasted page lists, beside what the directory knows of it. A listing says what was printed, not what is
/// true today: applying it never touches names, addresses or status of a center that is known, and its numbers are unverified.
/// </summary>
public sealed record ListingComparison(ListedOffice Listed, LegalAidCenter? Known, IReadOnlyList<ContactPoint> Added, IReadOnlyList<ContactPoint> Gone)
{
    private const int NameLength = 100;
    private const int LineLength = 200;

    // 12348 and the like belong to no single center, so a listing without them says nothing about them.
    private const int ShortCodeDigits = 5;

    public ListingChange Change =>
        Known is null ? ListingChange.New
        : Added.Count > 0 || Gone.Count > 0 ? ListingChange.OtherNumbers
        : Known.Name != Listed.Name ? ListingChange.FormerName
        : ListingChange.Same;

    /// <summary>Why the entry cannot be taken over, as a sentence; null when it can.</summary>
    public string? Fault =>
        Listed.Name.Length > NameLength ? "名称太长，请到“法律援助机构”里手工添加。"
        : Listed.Address?.Length > LineLength || Listed.Hours?.Length > LineLength ? "地址或办公时间太长，请手工添加。"
        : null;

    /// <summary>Finds the center by its name, its name in the source or one of its former names, in this order.</summary>
    public static ListingComparison Of(ListedOffice listed, IReadOnlyCollection<LegalAidCenter> centers, string areaCode)
    {
        var known = centers.FirstOrDefault(center => center.Name == listed.Name)
            ?? centers.FirstOrDefault(center => center.NameAtSource == listed.Name)
            ?? centers.FirstOrDefault(center => center.FormerNames.Split('、').Contains(listed.Name));
        var printed = Contacts(listed, known is { AreaCode.Length: > 0 } ? known.AreaCode : areaCode);
        if (known is null) return new(listed, null, printed, []);

        var inUse = known.ContactsInUse.ToList();
        return new(listed, known,
            [.. printed.Where(contact => !inUse.Any(other => IsSame(other, contact)))],
            [.. inUse.Where(contact => printed.Any(other => other.Kind == contact.Kind) && !IsShortCode(contact) && !printed.Any(other => IsSame(other, contact)))]);
    }

    /// <summary>What is left of it for a form that has made some of it before; null for a center that it has made.</summary>
    public ListingComparison? Without(Func<string, bool> isMade) =>
        Known is null && isMade(Listed.Name) ? null : this with { Added = [.. Added.Where(contact => !isMade(WordsOf(contact)))] };

    /// <summary>
    /// Takes the listing over: a center that is new is returned, to be verified; one that is known gets the new numbers, and
    /// those no longer printed are retired. Nothing else is overwritten. <paramref name="keyOf"/> gives whatever is created its key.
    /// </summary>
    public LegalAidCenter? Apply(string sourceTitle, DateOnly? sourceDate, string areaCode, Func<string, Guid> keyOf)
    {
        if (Known is not null)
        {
            foreach (var contact in Gone) contact.IsRetired = true;
            Append(Known, keyOf);
            return null;
        }

        var center = new LegalAidCenter(Listed.Name, keyOf(Listed.Name))
        {
            NameAtSource = Listed.Name,
            Address = Listed.Address ?? "",
            Hours = Listed.Hours ?? "",
            AreaCode = Listed.Phones.Select(phone => phone.Number.AreaCode).FirstOrDefault(code => code is not null) ?? areaCode,
            SourceTitle = sourceTitle,
            SourceDate = sourceDate,
        };
        Append(center, keyOf);
        return center;
    }

    /// <summary>What tells one number of a page from the others, for its key.</summary>
    private string WordsOf(ContactPoint contact) => $"{Listed.Name}\n{contact.Kind} {contact.Display}";

    private void Append(LegalAidCenter center, Func<string, Guid> keyOf)
    {
        var order = center.Contacts.Count == 0 ? 0 : center.Contacts.Max(contact => contact.Order);
        foreach (var contact in Added)
        {
            (contact.Order, contact.CreationKey) = (++order, keyOf(WordsOf(contact)));
            center.Contacts.Add(contact);
        }
    }

    private static List<ContactPoint> Contacts(ListedOffice listed, string areaCode)
    {
        var contacts = new List<ContactPoint>();
        foreach (var phone in listed.Phones)
        {
            var printed = phone.Number.Display + (phone.Number.Extension is { } extension ? $"转{extension}" : "");
            Add(new(phone.IsFax ? "传真" : "电话", Cut(printed, ContactPoint.PrintedLength), phone.IsFax ? ContactKind.Fax : ContactKind.Phone, areaCode) { Note = NoteOf(phone) });
        }
        if (listed.Email is { Length: > 0 } email) Add(new("电子邮箱", Cut(email, ContactPoint.PrintedLength), ContactKind.Email));
        return contacts;

        void Add(ContactPoint contact)
        {
            if (!contacts.Any(other => IsSame(other, contact))) contacts.Add(contact);
        }
    }

    private static string NoteOf(ListedPhone phone)
    {
        var more = phone.Abbreviated.Length > 0 ? $"后面还印有“{phone.Abbreviated}”" : null;
        return Cut(string.Join('，', new[] { phone.Note, more }.OfType<string>()), LineLength);
    }

    /// <summary>The same line at the other end, however it was printed.</summary>
    private static bool IsSame(ContactPoint one, ContactPoint other) => one.Kind == other.Kind && Key(one) == Key(other);

    private static string Key(ContactPoint contact) =>
        contact.Kind != ContactKind.Email && contact.Display.Any(char.IsAsciiDigit) ? string.Concat(contact.Display.Where(char.IsAsciiDigit)) : contact.Display.ToUpperInvariant();

    private static bool IsShortCode(ContactPoint contact) => contact.Kind == ContactKind.Phone && contact.Dial?.Length <= ShortCodeDigits;

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}

/// <summary>How a listed office stands to the directory.</summary>
public enum ListingChange
{
    Same,
    OtherNumbers,
    New,

    /// <summary>Known, with the same numbers, under a name it has no longer.</summary>
    FormerName,
}
