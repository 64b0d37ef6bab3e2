namespace LawFirmSite.Domain.Intake;

/// <summary>A table while it is read: cells hold lines and further tables in their order.</summary>
internal sealed class HtmlTable
{
    public List<List<HtmlCell>> Rows { get; } = [];

    public bool HoldsTable { get; set; }

    /// <summary>W7: one column or one cell is layout, and so is a table that holds tables or whole passages of text.</summary>
    public bool IsLayout(int columns) =>
        HoldsTable || columns <= 1 || Rows.Count == 0 || Rows.Any(row => row.Any(cell => cell.IsArticle));
}

/// <summary>A cell with its content and how far it reaches.</summary>
internal sealed class HtmlCell(bool heading, int columns, int rows, bool merged)
{
    private object? _first;
    private List<object>? _further;

    /// <summary>Word's way of saying that the cell above reaches down here.</summary>
    public bool Merged { get; } = merged;

    public bool Heading { get; } = heading;

    public byte Columns { get; } = (byte)columns;

    public ushort Rows { get; } = (ushort)rows;

    /// <summary>Lines and tables. Nearly every cell of a table of data holds a single line, or nothing.</summary>
    public IEnumerable<object> Content => _first is null ? [] : _further?.Prepend(_first) ?? [_first];

    public bool IsEmpty => _first is null;

    public void Add(object item)
    {
        if (_first is null)
        {
            _first = item;
        }
        else
        {
            (_further ??= []).Add(item);
        }
    }

    public bool IsArticle =>
        _further?.Count >= 2 && Content.Count(item => item is Line { Kind: LineKind.Text } line && line.String.Length > 40) >= 2;

    public Passage Text()
    {
        if (_further is null)
        {
            return _first is Line { Kind: LineKind.Text } only ? only.Text.Trim() : default;
        }

        var segments = Content.OfType<Line>().Where(line => line.Kind == LineKind.Text).Select(line => line.Text).ToList();
        return segments.Count == 0 ? default : Passage.Join(segments, Between).Trim();
    }

    /// <summary>W4: numbers under each other are several numbers, other segments one value. Two spaces, of which C3f leaves one.</summary>
    private static string Between(string before, string after) => StartsWithPhone(before) && StartsWithPhone(after) ? "、" : "  ";

    private static bool StartsWithPhone(string text) =>
        new Contacts.PhoneReader(Contacts.PhoneReader.Fold(text.Length > 40 ? text[..40] : text)).Read(0, null) is not null;
}

/// <summary>Rule W7: layout tables fall apart into their lines, the others become grids without gaps.</summary>
internal static class HtmlTables
{
    public static List<Line> Flatten(List<object> content)
    {
        var lines = new List<Line>();
        var waiting = new Stack<object>();
        Push(waiting, content);
        while (waiting.TryPop(out var item))
        {
            if (item is Line line)
            {
                lines.Add(line);
                continue;
            }

            var table = (HtmlTable)item;
            var grid = Grid(table, out var filled);
            if (grid is null || table.IsLayout(ColumnsWithContent(grid)))
            {
                Push(waiting, table.Rows.SelectMany(row => row).SelectMany(cell => cell.Content));
                continue;
            }

            grid.RemoveAll(row => row.All(cell => cell.Text.Length == 0));
            lines.Add(new Line
            {
                Kind = LineKind.Table,
                Table = new PastedTable(grid, table.Rows[0].All(cell => cell.Heading), filled),
                Printed = string.Join(' ', grid.SelectMany(row => row).Select(cell => cell.Text)),
            });
            Push(waiting, table.Rows.SelectMany(row => row).SelectMany(cell => cell.Content)
                .Where(inner => inner is Line { Kind: LineKind.Image }));
        }

        return lines;
    }

    private static void Push(Stack<object> waiting, IEnumerable<object> items)
    {
        foreach (var item in items.Reverse())
        {
            waiting.Push(item);
        }
    }

    private static int ColumnsWithContent(List<List<Passage>> grid) =>
        grid.Count == 0 ? 0 : Enumerable.Range(0, grid[0].Count).Count(column => grid.Any(row => row[column].Text.Length > 0));

    /// <summary>Null when the table is so ragged or so wide that filling it up would multiply its size.</summary>
    private static List<List<Passage>>? Grid(HtmlTable table, out bool filled)
    {
        filled = false;
        var cells = table.Rows.Sum(row => row.Count);
        var most = 1000 + Math.Min(20L * cells, 20_000 + 4L * table.Rows.Sum(row => row.Sum(cell => cell.Columns)));
        long filledCells = 0, letters = 0, repeated = 0;
        var rows = new List<List<Passage>>(table.Rows.Count);
        var hanging = new Dictionary<int, (Passage Text, int Rows)>();
        foreach (var row in table.Rows)
        {
            var line = new List<Passage>(row.Count);
            foreach (var cell in row)
            {
                repeated += Fill(line, hanging, ref filled);
                Passage? above = cell.Merged && rows.Count > 0 && line.Count < rows[^1].Count ? rows[^1][line.Count] : null;
                var text = above ?? cell.Text();
                filled |= above?.Text.Length > 0;
                letters += above is null ? text.Text.Length : 0;
                repeated += above?.Text.Length ?? 0;
                if (cell.Rows > 1)
                {
                    hanging[line.Count] = (text, cell.Rows - 1);
                }

                line.Add(text);
                for (var i = 1; i < cell.Columns; i++)
                {
                    line.Add(default);
                }
            }

            repeated += Fill(line, hanging, ref filled);
            rows.Add(line);
            filledCells += line.Count;
            if (filledCells > most || repeated > letters + MostRepeated)
            {
                return null;
            }
        }

        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Count);
        if ((long)width * rows.Count > most)
        {
            return null;
        }

        foreach (var row in rows)
        {
            row.AddRange(Enumerable.Repeat(default(Passage), width - row.Count));
        }

        return rows;
    }

    /// <summary>Letters that cells reaching down may add to a table beyond as many as it has.</summary>
    private const int MostRepeated = 50_000;

    /// <summary>Repeats the cells that reach down from the rows above; returns how many letters that takes.</summary>
    private static int Fill(List<Passage> line, Dictionary<int, (Passage Text, int Rows)> hanging, ref bool filled)
    {
        var letters = 0;
        while (hanging.TryGetValue(line.Count, out var above))
        {
            letters += above.Text.Text.Length;
            filled |= above.Text.Text.Length > 0;
            hanging.Remove(line.Count);
            if (above.Rows > 1)
            {
                hanging[line.Count] = (above.Text, above.Rows - 1);
            }

            line.Add(above.Text);
        }

        return letters;
    }
}
