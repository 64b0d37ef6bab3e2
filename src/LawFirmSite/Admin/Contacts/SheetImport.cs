using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Web.Spreadsheets;

namespace LawFirmSite.Admin.Contacts;

/// <summary>
/// Takes a table over into owners that were just loaded, through their forms, and tells every difference it made. Whether that
/// is written is for the caller to decide: the same run shows and does. Rows that are missing change nothing; no number is
/// ever verified by a table.
/// </summary>
internal sealed class SheetImport<TOwner, TForm>(DirectorySheet<TOwner, TForm> sheet, IReadOnlyList<TOwner> owners, string fileStamp)
    where TOwner : class, IHasContacts where TForm : class, IEquatable<TForm>
{
    private const int MostProblems = 50;

    private readonly List<Entry> _entries = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _remarks = [];
    private readonly HashSet<int> _changedRows = [];
    private readonly HashSet<ContactPoint> _named = [];

    /// <summary>Owners that the table adds.</summary>
    public IEnumerable<TOwner> Added => _entries.Where(entry => entry.IsNew).Select(entry => entry.Owner);

    public SheetReview Take(SheetFile file)
    {
        var table = SheetLines.Of(file, sheet.Headings);
        _problems.AddRange(table.Problems);
        if (_problems.Count == 0 && !table.Known.Contains(sheet.IdHeading) && !table.Known.Contains(sheet.NameHeading))
            _problems.Add($"第一行里没有“{sheet.IdHeading}”或“{sheet.NameHeading}”这一列。请用本页下载的表格改。");
        else if (_problems.Count == 0 && table.Lines.Count == 0) _problems.Add("表格里只有列名，没有内容。请确认选的是改好的表格。");
        if (_problems.Count == 0)
        {
            foreach (var line in table.Lines) Place(line);
            foreach (var entry in _entries) Take(entry);
        }
        return new(
            [.. _entries.SelectMany(Changes)], Shortened(_problems), Shortened(_remarks), table.Lines.Count - _changedRows.Count,
            owners.Count(owner => _entries.All(entry => entry.Owner != owner)),
            _entries.Where(entry => !entry.IsNew).Sum(entry => entry.Facts.Keys.Count(contact => !_named.Contains(contact))), table.Unknown);
    }

    /// <summary>Whose row it is: by number, else by name; a name that nobody has is a new owner.</summary>
    private void Place(SheetLine line)
    {
        var name = line[sheet.NameHeading] ?? "";
        if (line[sheet.IdHeading] is { Length: > 0 } id)
        {
            if (owners.FirstOrDefault(owner => sheet.IdOf(owner).ToString(CultureInfo.InvariantCulture) == id) is { } known) EntryOf(known).Lines.Add(line);
            else _problems.Add($"第 {line.Number} 行：目录里没有编号是 {id} 的{sheet.Noun}。新加的请把编号留空。");
            return;
        }
        if (name.Length == 0)
        {
            _problems.Add($"第 {line.Number} 行没有写编号，也没有写名称，不知道是哪一家。");
            return;
        }
        switch (owners.Where(owner => owner.Name == name).ToList())
        {
            case [var known]:
                EntryOf(known).Lines.Add(line);
                break;
            case []:
                var entry = _entries.FirstOrDefault(other => other.IsNew && other.NewName == name);
                if (entry is null) _entries.Add(entry = new(sheet.Create(KeyOf(name), owners), [], [], name));
                entry.Lines.Add(line);
                break;
            default:
                _problems.Add($"第 {line.Number} 行：叫“{name}”的不止一家，请写上编号。");
                break;
        }
    }

    private Entry EntryOf(TOwner owner)
    {
        var entry = _entries.FirstOrDefault(other => other.Owner == owner);
        if (entry is null) _entries.Add(entry = new(owner, sheet.Facts(owner), owner.Contacts.ToDictionary(contact => contact, ContactCells.Facts), null));
        return entry;
    }

    private void Take(Entry entry)
    {
        var before = sheet.FormOf(entry.Owner);
        var form = before;
        var asked = new List<(SheetColumn<TForm> Column, SheetLine Line)>();
        foreach (var column in sheet.Columns)
        {
            // Every row of an owner repeats its columns; whoever changes one of them has changed it. A row that was written anew, without
            // a number, says nothing where it is empty.
            var said = entry.Lines.Where(line => line[column.Heading] is { } cell && (cell.Length > 0 || line[sheet.IdHeading] is { Length: > 0 }) && !column.IsSame(before, cell)).ToList();
            if (said.Count == 0) continue;

            if (said.Select(line => line[column.Heading]).Distinct().Count() > 1)
            {
                var other = said.First(line => line[column.Heading] != said[0][column.Heading]);
                _problems.Add($"第 {said[0].Number} 行和第 {other.Number} 行是同一家，“{column.Heading}”却不一样：“{said[0][column.Heading]}”和“{other[column.Heading]}”。请写成一样的。");
                continue;
            }
            (form, var fault) = column.Read(form, said[0][column.Heading]!);
            if (fault is not null) _problems.Add($"第 {said[0].Number} 行“{column.Heading}”{fault}");
            asked.Add((column, said[0]));
            _changedRows.UnionWith(said.Select(line => line.Number));
        }
        var isFine = IsValid(form, entry.Lines[0].Number);
        if (sheet.Fault(form, entry.Owner, owners) is { } reason)
        {
            _problems.Add($"第 {entry.Lines[0].Number} 行：{reason}");
            isFine = false;
        }
        if (!isFine) return;

        if (!form.Equals(before)) sheet.Apply(form, entry.Owner);
        foreach (var (column, line) in asked.Where(said => !said.Column.IsSame(sheet.FormOf(entry.Owner), said.Line[said.Column.Heading]!)))
            _remarks.Add($"第 {line.Number} 行“{column.Heading}”写的“{line[column.Heading]}”不会采用：要核实过名称和地址才算。");
        foreach (var line in entry.Lines) TakeContact(entry, line);
    }

    private void TakeContact(Entry entry, SheetLine line)
    {
        var id = line[ContactCells.IdHeading] ?? "";
        if (id.Length == 0 && ContactCells.Columns.All(column => string.IsNullOrEmpty(line[column.Heading]))) return;

        var contact = id.Length == 0 ? null : entry.Owner.Contacts.FirstOrDefault(known => known.Id > 0 && known.Id.ToString(CultureInfo.InvariantCulture) == id);
        if (id.Length > 0 && contact is null)
        {
            _problems.Add($"第 {line.Number} 行：“{entry.Owner.Name}”没有编号是 {id} 的号码。新加的号码请把号码编号留空。");
            return;
        }
        if (contact is not null && !_named.Add(contact))
        {
            _problems.Add($"第 {line.Number} 行：号码编号 {id} 在表里有两行。请删去一行；新加的号码请把号码编号留空。");
            return;
        }
        var before = contact is null ? new ContactForm { Label = "电话", Order = entry.Owner.Contacts.Count + 1 } : ContactForm.Of(contact);
        var form = before;
        foreach (var column in ContactCells.Columns)
        {
            if (line[column.Heading] is not { } cell || (contact is null && cell.Length == 0) || column.IsSame(before, cell)) continue;

            (form, var fault) = column.Read(form, cell);
            if (fault is not null) _problems.Add($"第 {line.Number} 行“{column.Heading}”{fault}");
        }
        if (!IsValid(form, line.Number)) return;

        if (contact is null)
        {
            // The same number again is the one that is there.
            if (entry.Owner.Contacts.FirstOrDefault(form.SaysTheSameAs) is { } same)
            {
                _named.Add(same);
                return;
            }
            entry.Owner.Contacts.Add(contact = new ContactPoint("", "", ContactKind.Phone));
        }
        else
        {
            if (line[ContactCells.VerifiedHeading] is { Length: > 0 } day && SheetColumn.ReadDay(day) != contact.Verified?.On)
                _remarks.Add($"第 {line.Number} 行改了“{ContactCells.VerifiedHeading}”，这里不算：核实号码请到“核实电话”里记。");
            if (form == before) return;
        }
        _changedRows.Add(line.Number);
        form.ApplyTo(contact, entry.Owner.AreaCode);
        if (contact is { Kind: ContactKind.Phone, Dial: null, IsRetired: false })
            _remarks.Add($"第 {line.Number} 行的“{contact.Printed}”看不出怎么拨，网站上会显示它，但点了不会拨出。请核对区号和位数，看看开头的 0 还在不在。");
    }

    private bool IsValid(object form, int row)
    {
        var faults = new List<ValidationResult>();
        if (Validator.TryValidateObject(form, new ValidationContext(form), faults, validateAllProperties: true)) return true;

        _problems.AddRange(faults.Select(fault => $"第 {row} 行：{fault.ErrorMessage}"));
        return false;
    }

    private IEnumerable<SheetChange> Changes(Entry entry)
    {
        if (Differences(entry.IsNew ? null : entry.Before, sheet.Facts(entry.Owner)) is { Count: > 0 } own) yield return new(entry.Owner.Name, null, entry.IsNew, own);
        foreach (var contact in entry.Owner.Contacts)
        {
            var before = entry.Facts.GetValueOrDefault(contact);
            if (Differences(before, ContactCells.Facts(contact)) is { Count: > 0 } cells) yield return new(entry.Owner.Name, contact.Display, before is null, cells);
        }
    }

    private static List<CellChange> Differences(IReadOnlyList<(string Heading, string Cell)>? before, IReadOnlyList<(string Heading, string Cell)> after) =>
        [.. after.Select((fact, i) => new CellChange(fact.Heading, before is null ? "" : before[i].Cell, fact.Cell)).Where(change => change.Old != change.New)];

    private static List<string> Shortened(List<string> sentences) =>
        sentences.Count <= MostProblems ? sentences : [.. sentences.Take(MostProblems), $"还有 {sentences.Count - MostProblems} 处，先改好上面这些。"];

    private Guid KeyOf(string name) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{fileStamp}\n{name}")).AsSpan(0, 16));

    /// <summary>One owner of the table, as it was before and with its rows.</summary>
    private sealed record Entry(TOwner Owner, IReadOnlyList<(string Heading, string Cell)> Before, Dictionary<ContactPoint, IReadOnlyList<(string Heading, string Cell)>> Facts, string? NewName)
    {
        public List<SheetLine> Lines { get; } = [];

        public bool IsNew => NewName is not null;
    }
}
