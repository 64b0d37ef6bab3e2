using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LawFirmSite.Web.Spreadsheets;

/// <summary>
/// The first sheet of an .xlsx file. It is a zip of XML: everything in it is unpacked once against a limit before any of it is
/// parsed, and rows are read one at a time. The SDK allows no document types, so there are no entities to expand.
/// </summary>
internal static class XlsxReading
{
    private const long MostUnpacked = 20 * 1024 * 1024;
    private const int MostParts = 300;
    private const int MostStrings = 200_000;

    /// <summary>Null when it is no spreadsheet, or a broken one.</summary>
    public static SheetFile? Read(byte[] bytes)
    {
        try
        {
            if (!UnpacksToLittle(bytes)) return SheetFile.Refused("这个文件解开以后太大，没有读。请只留名录这一张表，再选一次。");

            using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false, new OpenSettings { MaxCharactersInPart = MostUnpacked });
            return document.WorkbookPart is { } workbook && FirstSheet(workbook) is { } sheet
                ? SheetFile.Of(Rows(sheet, Strings(workbook)))
                : null;
        }
        catch (Exception broken) when (broken is OpenXmlPackageException or InvalidDataException or FileFormatException or XmlException or IOException
            or FormatException or ArgumentException or InvalidOperationException or NotSupportedException or OverflowException)
        {
            return null;
        }
    }

    // What the directory of the zip says about sizes is only a claim.
    private static bool UnpacksToLittle(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        if (zip.Entries.Count > MostParts) return false;

        var buffer = new byte[81_920];
        var left = MostUnpacked;
        foreach (var entry in zip.Entries)
        {
            using var stream = entry.Open();
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                left -= read;
                if (left < 0) return false;
            }
        }
        return true;
    }

    private static WorksheetPart? FirstSheet(WorkbookPart workbook) =>
        workbook.Workbook?.Sheets?.Elements<Sheet>().FirstOrDefault(sheet => sheet.State is null || sheet.State.Value == SheetStateValues.Visible) is { Id.Value: { } id }
            ? workbook.GetPartById(id) as WorksheetPart
            : null;

    private static List<string> Strings(WorkbookPart workbook)
    {
        var strings = new List<string>();
        if (workbook.SharedStringTablePart is not { } part) return strings;

        using var reader = OpenXmlReader.Create(part);
        while (reader.Read() && strings.Count < MostStrings)
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement) strings.Add(Words(reader.LoadCurrentElement()));
        }
        return strings;
    }

    private static IEnumerable<SheetRow> Rows(WorksheetPart sheet, List<string> strings)
    {
        using var reader = OpenXmlReader.Create(sheet);
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement || reader.LoadCurrentElement() is not Row row) continue;

            number = row.RowIndex?.Value is { } index and <= int.MaxValue ? (int)index : number + 1;
            var cells = new List<string>();
            foreach (var cell in row.Elements<Cell>().Take(SheetFile.MostColumns + 1))
            {
                var column = ColumnOf(cell.CellReference?.Value) ?? cells.Count;
                while (cells.Count < Math.Min(column, SheetFile.MostColumns)) cells.Add("");
                cells.Add(Text(cell, strings));
            }
            yield return new(number, cells);
        }
    }

    private static string Text(Cell cell, List<string> strings)
    {
        var value = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value;
        if (type == CellValues.SharedString) return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : "";
        if (type == CellValues.InlineString) return cell.InlineString is { } inline ? Words(inline) : "";
        if (type is not null && type != CellValues.Number) return value;

        // A telephone number that a spreadsheet took for a quantity: 1.5713559148E10.
        return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var quantity) ? quantity.ToString("0.##########", CultureInfo.InvariantCulture) : value;
    }

    /// <summary>The text without the readings that some input methods store beside it.</summary>
    private static string Words(OpenXmlElement? item) => item is null ? "" : string.Concat(item.ChildElements.Select(child => child switch
    {
        Text text => text.Text,
        Run run => run.Text?.Text ?? "",
        _ => "",
    }));

    /// <summary>C5 is column 2.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in (reference ?? "").TakeWhile(char.IsAsciiLetter).Take(3)) column = column * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
        return column == 0 ? null : column - 1;
    }
}
