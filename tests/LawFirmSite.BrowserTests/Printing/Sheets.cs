using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using ZXing;

namespace LawFirmSite.BrowserTests.Printing;

/// <summary>A line of print: where its middle is, in millimetres from the top left corner of the sheet, and its words.</summary>
internal sealed record PrintedLine(double Left, double Right, double Middle, string Words);

/// <summary>One sheet of paper.</summary>
/// <param name="Lines">From the top to the bottom.</param>
/// <param name="Words">All its words in the order of the page, without white space.</param>
internal sealed record Sheet(double Width, double Height, IReadOnlyList<PrintedLine> Lines, string Words);

/// <summary>What Chromium prints of a page, read back from the PDF.</summary>
internal sealed class Sheets
{
    private const double Millimetre = 72 / 25.4;

    private Sheets(IReadOnlyList<Sheet> all, IReadOnlyList<string?> codes) => (All, Codes) = (all, codes);

    public IReadOnlyList<Sheet> All { get; }

    /// <summary>What the QR code of each sheet says; null where there is none.</summary>
    public IReadOnlyList<string?> Codes { get; }

    /// <param name="codes">How many codes there must be; as many are looked for.</param>
    public static async Task<Sheets> PrintAsync(IPage page, int codes = 1)
    {
        var folder = Directory.CreateTempSubdirectory("printed");
        try
        {
            var pdf = Path.Combine(folder.FullName, "page.pdf");
            await page.PdfAsync(new() { Path = pdf, PreferCSSPageSize = true, PrintBackground = false });
            var boxes = new HtmlParser().ParseDocument(Poppler.Run("pdftotext", "-bbox-layout", pdf, "-"));
            var words = Poppler.Run("pdftotext", "-raw", pdf, "-").Split('\f');
            // A telephone looks more than once, from nearer and from farther away.
            IReadOnlyList<string?> read = new string?[words.Length - 1];
            foreach (var resolution in (string[])["200", "300", "150"])
                if (read.Count(code => code is not null) < codes) read = [.. read.Zip(CodesAt(resolution, pdf, folder), (known, code) => known ?? code)];
            return new(
                [.. boxes.QuerySelectorAll("page").Select((box, n) => new Sheet(Number(box, "width"), Number(box, "height"), LinesOf(box), Plain(words[n])))],
                read);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string?> CodesAt(string resolution, string pdf, DirectoryInfo folder)
    {
        Poppler.Run("pdftoppm", "-gray", "-r", resolution, pdf, Path.Combine(folder.FullName, "sheet"));
        return [.. folder.GetFiles("sheet*.pgm").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => CodeIn(File.ReadAllBytes(file.FullName)))];
    }

    /// <summary>Without white space, and each character in its usual form: a font may answer with a radical that looks the same.</summary>
    public static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => IsLookAlike(c) ? c.ToString().Normalize(NormalizationForm.FormKC) : c.ToString()));

    private static bool IsLookAlike(char c) => c is (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF');

    private static List<PrintedLine> LinesOf(IElement page) =>
    [
        .. page.QuerySelectorAll("line").Select(line => new PrintedLine(
            Number(line, "xmin"), Number(line, "xmax"), (Number(line, "ymin") + Number(line, "ymax")) / 2, Plain(line.TextContent))).OrderBy(line => line.Middle),
    ];

    private static double Number(IElement element, string name) => double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture) / Millimetre;

    /// <summary>Of a picture in PGM: P5, width, height, 255, and a byte a point.</summary>
    private static string? CodeIn(byte[] pgm)
    {
        var head = Encoding.ASCII.GetString(pgm, 0, 40).Split((char[])[' ', '\n'], 5);
        var (width, height) = (int.Parse(head[1], CultureInfo.InvariantCulture), int.Parse(head[2], CultureInfo.InvariantCulture));
        var points = pgm[^(width * height)..];
        // Some codes it finds only when the sheet is turned, as a telephone is too.
        var reader = new BarcodeReaderGeneric { AutoRotate = true, Options = { PossibleFormats = [BarcodeFormat.QR_CODE], TryHarder = true } };
        return reader.Decode(new RGBLuminanceSource(points, width, height, RGBLuminanceSource.BitmapFormat.Gray8))?.Text;
    }
}
