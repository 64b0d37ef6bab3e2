using CsvHelper;

namespace LawFirmSite.Web.Spreadsheets;

/// <summary>Tables as CSV for Excel and WPS: UTF-8 with a byte order mark, CRLF, and no cell that is a formula.</summary>
public static class CsvTable
{
    private const int MostRecordBytes = 1024 * 1024;

    private static readonly CsvWriterOptions Spreadsheet = new() { NewLine = "\r\n", WriteByteOrderMark = true };

    // Empty lines count, so that row numbers are those that the clerk sees. The separator is found by looking.
    private static readonly CsvReaderOptions Anything = new() { HasHeader = false, SkipEmptyLines = false, MaxRecordSize = MostRecordBytes };

    public static byte[] Write(IEnumerable<string> headings, IEnumerable<IEnumerable<string>> rows) => Write(Spreadsheet, csv => csv.WriteHeader([.. headings]), rows);

    /// <summary>Further rows of a table that is sent as it is written.</summary>
    public static byte[] WriteMore(IEnumerable<IEnumerable<string>> rows) => Write(Spreadsheet with { WriteByteOrderMark = false }, _ => { }, rows);

    private static byte[] Write(CsvWriterOptions options, Action<CsvWriter> begin, IEnumerable<IEnumerable<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, options, leaveOpen: true))
        {
            begin(csv);
            foreach (var row in rows) csv.WriteRecord([.. row.Select(FormulaGuard.Harmless)]);
        }
        return stream.ToArray();
    }

    /// <summary>Null when it is no table.</summary>
    internal static SheetFile? Read(string text)
    {
        try
        {
            using var csv = CsvReader.Create(new StringReader(text), Anything);
            return SheetFile.Of(Rows(csv));
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<SheetRow> Rows(CsvReader csv)
    {
        var number = 0;
        while (csv.Read())
        {
            number++;
            yield return new(number, [.. Enumerable.Range(0, Math.Min(csv.FieldCount, SheetFile.MostColumns + 1)).Select(csv.GetString)]);
        }
    }
}
