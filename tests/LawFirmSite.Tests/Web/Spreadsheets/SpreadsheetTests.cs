using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Xunit;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web.Spreadsheets;

namespace LawFirmSite.Tests.Web.Spreadsheets;

/// <summary>Tables out and in: no cell is ever a formula, each comes back as it was, and no file does harm.</summary>
public class SpreadsheetTests
{
    private static readonly string[] Signs = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"];

    private static readonly string[] Cells = [.. Corpus.Payloads("csv-formula"), "0355", "'0355", "''=1", "+86 10 0000 0000", "", " =1", "\u3000=1", "\uFEFF=1"];

    [Fact]
    public void No_cell_of_a_CSV_file_is_a_formula()
    {
        var bytes = CsvTable.Write(["甲"], Cells.Select(cell => new[] { cell }));
        using var csv = CsvHelper.CsvReader.Create(bytes, new() { HasHeader = false, SkipEmptyLines = false });
        while (csv.Read())
        {
            var cell = csv.GetString(0);
            Assert.False(Signs.Any(sign => cell.TrimStart(' ', '\u3000', '\uFEFF').StartsWith(sign, StringComparison.Ordinal)), cell);
        }
    }

    [Fact]
    public void A_CSV_file_begins_with_a_mark_and_what_follows_does_not()
    {
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\r', (byte)'\n', (byte)'1', (byte)'\r', (byte)'\n'], CsvTable.Write(["a"], [["1"]]));
        Assert.Equal("2\r\n"u8.ToArray(), CsvTable.WriteMore([["2"]]));
    }

    [Theory]
    [InlineData("=1+1", "=1+1"), InlineData("'=1+1", "''=1+1"), InlineData("'甲'", "'甲'"), InlineData("", "")]
    public void A_cell_that_is_text_by_type_changes_only_where_it_would_come_back_otherwise(string cell, string kept) => Assert.Equal(kept, FormulaGuard.KeptAsText(cell));

    [Fact]
    public void Every_cell_comes_back_as_it_was()
    {
        Assert.Equal(Cells, Cells.Select(cell => FormulaGuard.Restored(FormulaGuard.Harmless(cell))));
        Assert.Equal(Cells, Cells.Select(cell => FormulaGuard.Restored(FormulaGuard.KeptAsText(cell))));

        // A line of empty cells is no row, so each has a neighbour.
        string[][] rows = [.. Cells.Select(cell => new[] { "某", cell })];
        Assert.Equal(Cells, Back(CsvTable.Write(["甲", "乙"], rows)));
        // XML knows one line end only; no field of the directory has more than one line.
        Assert.Equal(Cells.Select(cell => cell.ReplaceLineEndings("\n")), Back(XlsxWriting.Write("某表", ["甲", "乙"], rows)));
    }

    [Rounds(1000)]
    public void Whatever_a_cell_holds_is_harmless_and_comes_back(string? text)
    {
        var cell = text ?? "";
        Assert.Equal(cell, FormulaGuard.Restored(FormulaGuard.Harmless(cell)));
        Assert.Equal(cell, FormulaGuard.Restored(FormulaGuard.KeptAsText(cell)));
        Assert.DoesNotContain(Signs, sign => FormulaGuard.Harmless(cell).StartsWith(sign, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-8", ','), InlineData("utf-8", ';'), InlineData("utf-8", '\t'), InlineData("gb18030", ','), InlineData("gb18030", '\t'), InlineData("utf-16", '\t')]
    public void A_table_is_read_in_whatever_encoding_and_with_whatever_separator(string encoding, char separator)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = $"机构名称{separator}地址\r\n某某县法律援助中心{separator}\"某某路{separator}1号\"\r\n\r\n另一家{separator}\r\n";
        var bytes = Encoding.GetEncoding(encoding) is var chosen && encoding == "utf-16" ? [.. chosen.GetPreamble(), .. chosen.GetBytes(text)] : chosen.GetBytes(text);

        var file = SheetFile.Read(bytes);

        Assert.Null(file.Refusal);
        Assert.Equal([1, 2, 4], file.Rows.Select(row => row.Number));
        Assert.Equal(["某某县法律援助中心", $"某某路{separator}1号"], file.Rows[1].Cells);
    }

    [Fact]
    public void A_workbook_is_valid_and_keeps_0355_as_text()
    {
        var bytes = XlsxWriting.Write("机构", ["区号", "号码"], [["0355", "=1+1"]]);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), false);

        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        var sheet = document.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        Assert.DoesNotContain("<x:f", sheet.OuterXml);
        Assert.All(sheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>(), cell => Assert.Equal("inlineStr", cell.DataType!.InnerText));
    }

    [Fact]
    public void Numbers_that_a_spreadsheet_took_for_quantities_are_read_digit_by_digit()
    {
        var bytes = Workbook("<row r=\"3\"><c r=\"B3\"><v>1.3800000000000E10</v></c><c r=\"D3\"><v>2036409</v></c><c r=\"E3\" t=\"str\"><f>A1</f><v>算出来的</v></c></row>");

        var row = Assert.Single(SheetFile.Read(bytes).Rows);

        Assert.Equal(3, row.Number);
        Assert.Equal(["", "13800000000", "", "2036409", "算出来的"], row.Cells);
    }

    public static TheoryData<string> Broken => [.. Files.Keys];

    private static Dictionary<string, byte[]> Files
    {
        get
        {
            var random = new Random(5);
            var noise = new byte[50_000];
            random.NextBytes(noise);
            var good = XlsxWriting.Write("机构", ["机构名称"], [["某某中心"]]);
            return new()
            {
                ["empty"] = [],
                ["noise"] = noise,
                ["noise that says it is a zip"] = [.. "PK\u0003\u0004"u8, .. noise],
                ["half a workbook"] = good[..(good.Length / 2)],
                ["zip of something else"] = Zip(("readme.txt", "某")),
                ["old format"] = [0xD0, 0xCF, 0x11, 0xE0, .. noise],
                ["ten megabytes"] = new byte[10 * 1024 * 1024],
                ["too many rows"] = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("某,1\n", SheetFile.MostRows + 2))),
                ["too many rows in a workbook"] = Workbook(string.Concat(Enumerable.Repeat("<row><c t=\"inlineStr\"><is><t>某</t></is></c></row>", SheetFile.MostRows + 2))),
                ["an endless cell"] = Encoding.UTF8.GetBytes("\"" + new string('某', 100_000)),
                ["a bomb"] = Zip(("xl/workbook.xml", new string(' ', 30 * 1024 * 1024))),
                ["a thousand parts"] = Zip([.. Enumerable.Range(0, 1000).Select(i => ($"{i}.xml", ""))]),
                ["entities"] = Workbook("<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>", "<!DOCTYPE w [<!ENTITY a \"某\">]>"),
                ["a file of the server"] = Workbook("<row><c t=\"inlineStr\"><is><t>&a;</t></is></c></row>", "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"),
                ["too many columns"] = Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Repeat("某", 200))),
            };
        }
    }

    [Theory, MemberData(nameof(Broken))]
    public void A_file_that_is_no_table_is_refused_in_a_sentence(string name)
    {
        var file = SheetFile.Read(Files[name]);

        Assert.Empty(file.Rows);
        Assert.EndsWith("。", file.Refusal, StringComparison.Ordinal);
    }

    [Rounds(300)]
    public void Any_bytes_are_read_or_refused(byte[]? bytes) => Assert.NotNull(SheetFile.Read(bytes ?? []));

    [Rounds(150)]
    public void A_workbook_with_other_bytes_in_it_is_read_or_refused(byte[] bytes, ushort[] places)
    {
        var workbook = XlsxWriting.Write("某表", ["机构名称", "电话"], [["某某县法律援助中心", "0355"]]);
        foreach (var (value, place) in bytes.Zip(places)) workbook[place % workbook.Length] = value;

        Assert.NotNull(SheetFile.Read(workbook));
        Assert.NotNull(SheetFile.Read(workbook[..(places.FirstOrDefault() % workbook.Length)]));
    }

    [Rounds(500)]
    public void A_table_of_any_cells_comes_back_cell_by_cell(NonNull<string>[] cells)
    {
        // Controls are no text of ours (a file with many is taken for no table), halves of surrogate pairs neither, and a table has no empty rows.
        string[] kept = [.. cells.Select(cell => cell.Get).Where(cell => cell.Length <= SheetFile.CellLength && !string.IsNullOrWhiteSpace(cell) && !cell.Any(c => char.IsControl(c) || char.IsSurrogate(c)))];
        var file = SheetFile.Read(CsvTable.Write(["甲", "乙"], kept.Select(cell => new[] { "某", cell })));

        Assert.Null(file.Refusal);
        Assert.Equal(kept, file.Rows.Skip(1).Select(row => FormulaGuard.Restored(row.Cells[1])));
    }

    private static IEnumerable<string> Back(byte[] file) => SheetFile.Read(file).Rows.Skip(1).Select(row => FormulaGuard.Restored(row.Cells[1]));

    private static byte[] Workbook(string rows, string head = "") => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/s.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"s.xml\"/></Relationships>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r\"/></sheets></workbook>"),
        ("xl/s.xml", $"{head}<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
