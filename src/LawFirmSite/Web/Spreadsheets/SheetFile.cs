using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Web.Spreadsheets;

/// <summary>One row of a table, with the number that Excel and WPS show beside it. Cells are text; missing ones are left out.</summary>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>
/// The table in an uploaded file, .xlsx or .csv in whatever encoding and with whatever separator, or the sentence why there
/// is none. However the file was made, reading it takes a bounded amount of memory and never throws.
/// </summary>
public sealed record SheetFile(IReadOnlyList<SheetRow> Rows, string? Refusal)
{
    public const int MostBytes = 2 * 1024 * 1024;
    public const int MostRows = 5_000;
    public const int MostColumns = 100;
    public const int CellLength = 2_000;

    private const string Unreadable = "读不懂这个文件。请用本页下载的表格改，存成 .xlsx 或 .csv，再选一次。";
    private static readonly byte[] OldExcel = [0xD0, 0xCF, 0x11, 0xE0];

    public static SheetFile TooLarge { get; } = Refused($"文件太大：最多 {MostBytes / 1024 / 1024} MB。请只留名录这一张表，删去图片，再选一次。");

    public static SheetFile Read(byte[] bytes)
    {
        if (bytes.Length == 0) return Refused("这个文件是空的。请确认选的是改好的表格。");
        if (bytes.Length > MostBytes) return TooLarge;
        if (bytes.AsSpan().StartsWith(OldExcel)) return Refused("这是旧格式的 .xls 文件，或者设了打开密码。请在 Excel 或 WPS 里另存为 .xlsx，再选一次。");
        if (bytes.AsSpan().StartsWith("PK"u8)) return XlsxReading.Read(bytes) ?? Refused(Unreadable);

        return Encodings.Decode(bytes, html: false) is { } decoded && !Encodings.IsBinary(decoded.Text)
            ? CsvTable.Read(decoded.Text) ?? Refused(Unreadable)
            : Refused(Unreadable);
    }

    /// <summary>Takes rows one by one until there are more than a directory can have.</summary>
    internal static SheetFile Of(IEnumerable<SheetRow> rows)
    {
        var kept = new List<SheetRow>();
        foreach (var row in rows)
        {
            if (row.Cells.All(string.IsNullOrWhiteSpace)) continue;
            if (kept.Count == MostRows) return Refused($"表格太长：最多 {MostRows} 行。请只留要改的行，再选一次。");
            if (row.Cells.Count > MostColumns) return Refused($"第 {row.Number} 行的列太多：最多 {MostColumns} 列。请用本页下载的表格改。");
            if (row.Cells.Any(cell => cell.Length > CellLength)) return Refused($"第 {row.Number} 行有一格太长：最多 {CellLength} 个字。");
            kept.Add(row);
        }
        return new(kept, null);
    }

    internal static SheetFile Refused(string reason) => new([], reason);
}
