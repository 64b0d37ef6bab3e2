using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Listings whose details stand in columns, of a table or of text with gaps (D1, W7), and the table they become (D7).</summary>
internal static class OfficeTables
{
    /// <summary>A table of the page that lists offices; any other table is left as it is.</summary>
    public static void Place(IntakePage page, Line line)
    {
        var table = line.Table!;
        var rows = table.Rows.ConvertAll(row => row.ConvertAll(cell => cell.Text));
        if (Columns(rows[0]) is { } columns && rows.Count > 1)
        {
            if (rows.Skip(1).Count(row => Listings.IsOffice(row[Array.FindIndex(columns, IsName)])) >= 2)
            {
                Take(page, line, columns, rows[0], rows[1..], [line]);
            }

            return;
        }

        // Without a head, every row must speak for itself: a name, then an address and numbers.
        if (rows.Count < 2)
        {
            return;
        }

        var entries = new ListingDraft();
        foreach (var row in rows)
        {
            var entry = string.Join('\t', row.Where(cell => cell.Length > 0));
            if (Listings.Head(entry) is null || Read(page, entry) is not { SpeaksForItself: true } office)
            {
                return;
            }

            entries.Add(office);
        }

        Listings.Take(page, line, entries, [line], []);
    }

    private static OfficeReader Read(IntakePage page, string entry)
    {
        var head = Listings.Head(entry)!.Value;
        var reader = new OfficeReader(entry[head.Start..head.End], page.Options.DefaultAreaCode);
        if (head.Start > 0)
        {
            reader.Removed.Add(entry[..head.Start].Trim());
        }

        reader.Read(entry[head.End..]);
        return reader;
    }

    private static bool IsName((DirectoryField Field, string? Note) column) => column.Field == DirectoryField.Name;

    /// <summary>What each column holds, if the row is the head of a listing: a name and an address or telephone.</summary>
    private static (DirectoryField Field, string? Note)[]? Columns(IReadOnlyList<string> cells)
    {
        if (cells.Count < 2 || cells.Any(cell => cell.Length > 20))
        {
            return null;
        }

        var columns = cells.Select(cell => DirectoryLabels.Head(cell) ?? (DirectoryField.Other, null)).ToArray();
        return columns.Count(IsName) == 1 && columns.Any(column => column.Field is DirectoryField.Address or DirectoryField.Phone)
            && columns.Count(column => column.Field != DirectoryField.Other) >= 2
            ? columns : null;
    }

    /// <summary>A row of heads in plain text and the rows of columns below it; returns the line after them, or 0.</summary>
    public static int PlaceColumns(IntakePage page, int at)
    {
        var cells = Words(page.Lines[at].String);
        if (cells.Count < 2 || (Columns(cells) ?? Columns(cells = Cells(page.Lines[at].String))) is not { } columns || columns.Any(column => column.Field == DirectoryField.Other && cells.Count < 3))
        {
            return 0;
        }

        var rows = new List<List<string>>();
        var next = at + 1;
        for (; next < page.Lines.Count && page.Lines[next] is { IsFreeText: true } line && line.String.Length < 400; next++)
        {
            if (Row(line.String, columns) is not { } row)
            {
                break;
            }

            rows.Add(row);
        }

        if (rows.Count < 2)
        {
            return 0;
        }

        Take(page, page.Lines[at], columns, cells, rows, page.Lines[at..next]);
        return next;
    }

    /// <summary>The cells of a row by its gaps, or by every space where only that fits the head.</summary>
    private static List<string>? Row(string text, (DirectoryField Field, string? Note)[] columns)
    {
        var cells = Cells(text);
        if (cells.Count != columns.Length && Words(text) is var words && words.Count == columns.Length)
        {
            cells = words;
        }

        var name = Array.FindIndex(columns, IsName);
        if (name >= cells.Count || !Listings.IsOffice(cells[name]) || cells.Count < 2)
        {
            return null;
        }

        // Cells too many are taken to belong to the last column, too few leave the last ones empty.
        if (cells.Count > columns.Length)
        {
            cells = [.. cells[..(columns.Length - 1)], string.Join(' ', cells[(columns.Length - 1)..])];
        }

        cells.AddRange(Enumerable.Repeat("", columns.Length - cells.Count));
        return cells;
    }

    /// <summary>Parts between tabs or gaps of two columns.</summary>
    public static List<string> Cells(string text)
    {
        if (text.Contains('\t'))
        {
            return [.. text.Split('\t').Select(cell => new Passage(cell).Trim().Text)];
        }

        var cells = new List<string>();
        var from = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            var width = 0;
            while (at < text.Length && IsSpace(text[at]))
            {
                width += SpaceWidth(text[at++]);
            }

            if (width >= 2 && !IsSpreadWord(text, from, start, at))
            {
                cells.Add(text[from..start]);
                from = at;
            }
        }

        cells.Add(text[from..]);
        return cells;
    }

    /// <summary>地　址 as a head is one cell.</summary>
    private static bool IsSpreadWord(string text, int from, int start, int end) =>
        start - from == 1 && end < text.Length && (end + 1 == text.Length || IsSpace(text[end + 1]));

    private static List<string> Words(string text) =>
        [.. Typography.Settle(text, display: true).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static void Take(IntakePage page, Line place, (DirectoryField Field, string? Note)[] columns, IReadOnlyList<string> heads, List<List<string>> rows, IEnumerable<Line> lines)
    {
        var entries = new ListingDraft();
        var further = heads.Select((head, i) => (Head: Typography.Settle(head), Column: i)).Where(head => columns[head.Column].Field == DirectoryField.Other)
            .Select(head => (head.Head, Values: new List<string>(), head.Column)).ToList();
        for (var column = 0; column < columns.Length; column++)
        {
            if (columns[column].Field == DirectoryField.Ordinal)
            {
                page.Removed.Add(string.Join(' ', rows.Select(row => row[column]).Prepend(heads[column]).Where(cell => cell.Length > 0)));
            }
        }

        foreach (var row in rows)
        {
            var reader = new OfficeReader(row[Array.FindIndex(columns, IsName)], page.Options.DefaultAreaCode);
            for (var column = 0; column < columns.Length; column++)
            {
                if (columns[column].Field is not (DirectoryField.Name or DirectoryField.Ordinal or DirectoryField.Other))
                {
                    reader.Read(row[column], columns[column].Field, columns[column].Note);
                }
            }

            entries.Add(reader);
            further.ForEach(column => column.Values.Add(Typography.Settle(row[column.Column])));
        }

        Listings.Take(page, place, entries, lines, further.ConvertAll(column => (column.Head, column.Values)));
    }

    /// <summary>D7: columns in brackets of the rule appear only when some office fills them.</summary>
    public static TableBlock Table(List<ListedOffice> offices, List<(string Head, List<string> Values)> further)
    {
        var columns = new List<(string Head, Func<ListedOffice, string?> Value, bool Always)>
        {
            ("名称", office => office.Name, true),
            ("地址", office => office.Address, true),
            ("联系人", office => office.Contact, false),
            ("电话", office => string.Join('、', office.Phones.Where(phone => !phone.IsFax).Select(Printed)), true),
            ("传真", office => string.Join('、', office.Phones.Where(phone => phone.IsFax).Select(Printed)), false),
            ("邮编", office => office.Postcode, false),
            ("邮箱", office => office.Email, false),
            ("办公时间", office => office.Hours, false),
        };
        columns.RemoveAll(column => !column.Always && offices.All(office => string.IsNullOrEmpty(column.Value(office))));
        var rows = offices.Select((office, i) => (IReadOnlyList<string>)
            [.. columns.Select(column => Escaped(column.Value(office))), .. further.Select(column => Escaped(column.Values[i]))]);
        return new TableBlock([.. columns.Select(column => column.Head), .. further.Select(column => Escaped(column.Head))], [.. rows]);
    }

    private static string Escaped(string? value) => MarkdownWriter.Inline(Typography.Signs(new Passage(value ?? "")), [], paragraph: false);

    private static string Printed(ListedPhone phone) =>
        phone.Display + (phone.Number.Extension is { } extension ? "转" + extension : "") + (phone.Note is { } note ? $"（{note}）" : "");
}
