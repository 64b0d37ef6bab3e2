using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Spreadsheets;

namespace LawFirmSite.Admin.Contacts;

/// <summary>One row of an uploaded table, by heading. A column that the table does not have is null; an empty cell is "".</summary>
internal sealed record SheetLine(int Number, IReadOnlyDictionary<string, string> Cells)
{
    public string? this[string heading] => Cells.TryGetValue(heading, out var cell) ? cell : null;
}

/// <summary>The rows of an uploaded table under the headings that are known, cells as they were before a spreadsheet made them harmless.</summary>
internal sealed class SheetLines
{
    public List<SheetLine> Lines { get; } = [];

    public List<string> Problems { get; } = [];

    /// <summary>Headings that were found and mean something.</summary>
    public HashSet<string> Known { get; } = new(StringComparer.Ordinal);

    /// <summary>Headings that mean nothing here.</summary>
    public List<string> Unknown { get; } = [];

    public static SheetLines Of(SheetFile file, IEnumerable<string> headings)
    {
        var read = new SheetLines();
        if (file.Refusal is { } refusal) read.Problems.Add(refusal);
        else if (file.Rows.Count == 0) read.Problems.Add("表格里没有字。请确认选的是改好的表格。");
        else read.Read(file.Rows, headings.Select(Plain).ToHashSet(StringComparer.Ordinal));
        return read;
    }

    private void Read(IReadOnlyList<SheetRow> rows, HashSet<string> known)
    {
        var columns = new Dictionary<int, string>();
        foreach (var (i, heading) in rows[0].Cells.Select(cell => Plain(FormulaGuard.Restored(cell))).Index().Where(column => column.Item.Length > 0))
        {
            if (!known.Contains(heading)) Unknown.Add(heading);
            else if (!Known.Add(heading)) Problems.Add($"“{heading}”这一列有两个。请删去一个。");
            else columns[i] = heading;
        }
        foreach (var row in rows.Skip(1)) Read(row, columns);
    }

    private void Read(SheetRow row, Dictionary<int, string> columns)
    {
        var cells = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (i, heading) in columns)
        {
            var cell = i < row.Cells.Count ? FormulaGuard.Restored(row.Cells[i]).Trim('\uFEFF') : "";
            if (TypedText.Fault(cell, singleLine: false) is { } fault) Problems.Add($"第 {row.Number} 行“{heading}”{fault}");
            else cells[heading] = TypedText.Normal(cell);
        }
        if (cells.Values.Any(cell => cell.Length > 0)) Lines.Add(new(row.Number, cells));
    }

    /// <summary>最近核实（只看） is 最近核实.</summary>
    private static string Plain(string heading) =>
        string.Concat(heading.Split('（', '(')[0].Where(c => !char.IsWhiteSpace(c) && c != '\uFEFF'));
}
