using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace LawFirmSite.Web.Spreadsheets;

/// <summary>
/// A table as .xlsx. Every cell is text, and so is whatever is typed into the columns later: 0355 keeps its zero, and nothing is a formula.
/// </summary>
public static class XlsxWriting
{
    private const uint TextFormat = 49; // "@", built in
    private const uint TextStyle = 1;
    private const uint HeadStyle = 2;

    private const double NarrowColumn = 10;
    private const double WidestColumn = 42;

    public static byte[] Write(string name, IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                Columns(headings, rows),
                new SheetData([RowOf(headings, HeadStyle), .. rows.Select(row => RowOf(row, TextStyle))]));
            workbook.Workbook = new Workbook(new Sheets(new Sheet { Id = workbook.GetIdOfPart(sheet), SheetId = 1, Name = name }));
        }
        return stream.ToArray();
    }

    private static Row RowOf(IEnumerable<string> cells, uint style) => new(cells.Select(cell => new Cell
    {
        DataType = CellValues.InlineString,
        StyleIndex = style,
        InlineString = new InlineString(new Text(Writable(FormulaGuard.KeptAsText(cell))) { Space = SpaceProcessingModeValues.Preserve }),
    }));

    private static Columns Columns(IReadOnlyList<string> headings, IReadOnlyList<IReadOnlyList<string>> rows) => new(headings.Select((heading, i) => new Column
    {
        Min = (uint)i + 1,
        Max = (uint)i + 1,
        Style = TextStyle,
        CustomWidth = true,
        // A Han character is about two digits wide.
        Width = Math.Clamp(rows.Select(row => row[i].Length).Append(heading.Length).Max() * 2 + 2, NarrowColumn, WidestColumn),
    }));

    private static Stylesheet Styles() => new(
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, FontId = 1, ApplyFont = true }));

    // XML has no way to write a control character.
    private static string Writable(string text) => text.All(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)) ? text : string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));
}
