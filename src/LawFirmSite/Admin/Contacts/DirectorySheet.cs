using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.Contacts;

/// <summary>
/// Centers or offices with their numbers as one table that a clerk can edit: a row a number, the owner's own columns repeated.
/// What the table may change are exactly the fields of the forms, under the rules of the forms.
/// </summary>
public sealed record DirectorySheet<TOwner, TForm>(string Noun, IReadOnlyList<SheetColumn<TForm>> Columns) where TOwner : class, IHasContacts
{
    public required Func<TOwner, int> IdOf { get; init; }
    public required Func<TOwner, Verification?> VerifiedOf { get; init; }
    public required Func<TOwner, TForm> FormOf { get; init; }
    public required Action<TForm, TOwner> Apply { get; init; }

    /// <summary>A new one, after all that are there; the key keeps a repeated import from creating it twice.</summary>
    public required Func<Guid, IReadOnlyCollection<TOwner>, TOwner> Create { get; init; }

    /// <summary>What no attribute of the form can see, as a sentence.</summary>
    public Func<TForm, TOwner, IReadOnlyCollection<TOwner>, string?> Fault { get; init; } = (_, _, _) => null;

    public string IdHeading => $"{Noun}编号";

    public string NameHeading => Columns[0].Heading;

    public IReadOnlyList<string> Headings =>
    [
        IdHeading, .. Columns.Select(column => column.Heading), ContactCells.IdHeading, .. ContactCells.Columns.Select(column => column.Heading),
        .. ContactCells.Shown.Append(OwnerVerified).Select(heading => heading + ContactCells.OnlyToLookAt),
    ];

    private static string OwnerVerified => "名称地址最近核实";

    public IReadOnlyList<IReadOnlyList<string>> Rows(IEnumerable<TOwner> owners) => [.. owners.SelectMany(owner =>
        owner.Contacts.OrderBy(contact => contact.IsRetired).ThenBy(contact => contact.Order).ThenBy(contact => contact.Id).Cast<ContactPoint?>().DefaultIfEmpty().Select(contact => (IReadOnlyList<string>)
        [
            IdOf(owner).ToString(CultureInfo.InvariantCulture), .. Cells(owner), .. ContactCells.Of(contact), VerifiedOf(owner)?.On.InList() ?? "",
        ]))];

    /// <summary>The owner's columns as they stand.</summary>
    public IReadOnlyList<string> Cells(TOwner owner) => [.. Columns.Select(column => column.Write(FormOf(owner)))];

    /// <summary>The same as long as nothing that the table shows has changed.</summary>
    public string StampOf(IEnumerable<TOwner> owners) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Rows(owners).Select(row => string.Join('\t', row))))));

    /// <summary>What a change of this owner would be seen by, in the order of the headings.</summary>
    public IReadOnlyList<(string Heading, string Cell)> Facts(TOwner owner) =>
        [.. Columns.Select(column => column.Heading).Zip(Cells(owner)), (OwnerVerified, VerifiedOf(owner)?.On.InList() ?? "")];
}

/// <summary>The columns of a number, and those that say how it stands without being read back.</summary>
public static class ContactCells
{
    public const string IdHeading = "号码编号";
    public const string NumberHeading = "号码或地址";
    public const string VerifiedHeading = "最近核实";
    public const string OnlyToLookAt = "（只看）";

    public static readonly IReadOnlyList<string> Shown = ["网站上显示", VerifiedHeading, "核实人", "怎样核实"];

    public static readonly IReadOnlyList<SheetColumn<ContactForm>> Columns =
    [
        SheetColumn.Text<ContactForm>("号码名称", form => form.Label, (form, cell) => form with { Label = cell }),
        SheetColumn.Choice<ContactForm, ContactKind>("种类", form => form.Kind, (form, value) => form with { Kind = value }, kind => kind.Word()),
        SheetColumn.Text<ContactForm>(NumberHeading, form => form.Printed, (form, cell) => form with { Printed = AsPrinted(cell) }),
        SheetColumn.Text<ContactForm>("什么时候用它", form => form.Note, (form, cell) => form with { Note = cell }),
        SheetColumn.Number<ContactForm>("排第几", form => form.Order, (form, number) => form with { Order = number ?? form.Order }),
        SheetColumn.Flag<ContactForm>("停用", form => form.IsRetired, (form, value) => form with { IsRetired = value }),
    ];

    /// <summary>What a spreadsheet has made of a number: an apostrophe typed to keep it as it is, or a zero at its beginning that is gone.</summary>
    private static string AsPrinted(string cell)
    {
        var number = cell.TrimStart('\'', '‘', '’');
        return number.Length is > 8 and < 12 && number.All(char.IsAsciiDigit) && PhoneNumber.Parse(number)?.Dial is null && PhoneNumber.Parse($"0{number}")?.Dial is not null ? $"0{number}" : number;
    }

    public static IReadOnlyList<string> Of(ContactPoint? contact) => contact is null
        ? [.. Enumerable.Repeat("", 1 + Columns.Count + Shown.Count)]
        : [contact.Id.ToString(CultureInfo.InvariantCulture), .. Facts(contact).Select(fact => fact.Cell)];

    public static IReadOnlyList<(string Heading, string Cell)> Facts(ContactPoint contact)
    {
        var form = ContactForm.Of(contact);
        return
        [
            .. Columns.Select(column => (column.Heading, column.Write(form))),
            .. Shown.Zip([contact.Display, contact.Verified?.On.InList() ?? "", contact.Verified?.By ?? "", contact.Verified?.How.Word() ?? ""]),
        ];
    }
}
