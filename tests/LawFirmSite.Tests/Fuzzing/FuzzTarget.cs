using System.Text;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.Media;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Tests.Data;
using LawFirmSite.Tests.Domain.Contacts;
using LawFirmSite.Tests.Domain.Intake;
using LawFirmSite.Tests.Web;
using LawFirmSite.Tests.Web.Media;
using LawFirmSite.Web.Media;
using LawFirmSite.Web.Spreadsheets;

namespace LawFirmSite.Tests.Fuzzing;

/// <summary>
/// One of the doors by which strangers' bytes come in. The law throws for bytes it does not hold for and must hold for all of them; the
/// seeds are where fuzzing begins. <c>tests/LawFirmSite.Fuzz</c> looks for bytes that break one.
/// </summary>
public sealed record FuzzTarget(Action<byte[]> Law, Func<IEnumerable<byte[]>> Seeds)
{
    // Fuzzing lives from many short runs.
    private const int LongestText = 4096;
    private const int LargestPicture = 100_000;

    private static readonly SearchProperties Index = new();

    public static IReadOnlyDictionary<string, FuzzTarget> All { get; } = new Dictionary<string, FuzzTarget>
    {
        ["markdown"] = new(Text(MarkdownProperties.Harmless), () => Texts(Corpus.Payloads("xss-markdown"))),
        ["search"] = new(Text(Index.Ask), () => Texts(Corpus.Payloads("search-queries"))),
        ["phones"] = new(Text(PhoneNumberProperties.Honest), () => Texts(["0355-2000000", "（0351）2000000转801", "+86 139 0000 0000", "400-000-0000、12348", "电话：0355—2000000/2000001"])),
        ["intake"] = new(Page, () => IntakeCases.Inputs.Select(Encoding.UTF8.GetBytes)),
        ["table"] = new(Table, () => [CsvTable.Write(["机构名称", "电话"], [["某某县法律援助中心", "0355-2000000"], ["=1+1", "\"甲\",乙\n丙"]]), .. Texts(Corpus.Payloads("csv-formula"))]),
        ["upload"] = new(Upload, () => [Pictures.Png(), Pictures.Jpeg(), Pictures.Webp(), Pdfs.Plain(), "<svg/>"u8.ToArray(), "PK\u0003\u0004"u8.ToArray()]),
    };

    private static Action<byte[]> Text(Action<string> law) => bytes => law(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, LongestText))));

    private static IEnumerable<byte[]> Texts(IEnumerable<string> texts) => texts.Select(Encoding.UTF8.GetBytes).Where(bytes => bytes.Length <= LongestText);

    private static void Page(byte[] bytes)
    {
        if (bytes.Length > LongestText) return;
        Assert.NotNull(PastedPage.Read(bytes));
        var text = Encoding.UTF8.GetString(bytes);
        IntakeProperties.NothingLost(text);
        IntakeProperties.CleanAndSettled(PastedPage.ReadText(text, IntakeProperties.Options));
    }

    /// <summary>A table is read within its limits or refused with a sentence.</summary>
    private static void Table(byte[] bytes)
    {
        var file = SheetFile.Read(bytes);
        if (file.Refusal is { } refusal)
        {
            Assert.NotEmpty(refusal);
            return;
        }
        Assert.InRange(file.Rows.Count, 0, SheetFile.MostRows);
        Assert.All(file.Rows, row => Assert.InRange(row.Cells.Count, 0, SheetFile.MostColumns));
        Assert.All(file.Rows.SelectMany(row => row.Cells), cell => Assert.InRange(cell.Length, 0, SheetFile.CellLength));
    }

    /// <summary>A file is refused with a sentence or kept, and of a picture nothing is kept but what this program wrote.</summary>
    private static void Upload(byte[] bytes)
    {
        if (bytes.Length > LargestPicture) return;
        if (PdfInspection.IsPdf(bytes))
        {
            if (PdfInspection.Refusal(bytes) is { } reason) Assert.NotEmpty(reason);
            return;
        }
        var (picture, refusal) = PictureReencoding.ReencodeAsync(bytes, CancellationToken.None).GetAwaiter().GetResult();
        if (picture is null)
        {
            Assert.False(string.IsNullOrEmpty(refusal));
            Assert.NotEmpty(ForeignFile.Reason(bytes));
            return;
        }
        Assert.Null(MediaInspection.Fault(picture.Bytes, picture.Format.ContentType(), picture.Width, picture.Height));
        Assert.All(picture.Smaller, size => Assert.InRange(size.Bytes.Length, 1, picture.Bytes.Length));
    }
}
