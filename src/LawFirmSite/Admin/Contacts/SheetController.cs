using System.IO.Compression;
using System.Security.Cryptography;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Web;
using LawFirmSite.Web.Spreadsheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Contacts;

/// <summary>
/// A part of the directory as a table to take along, and back again. An upload only shows what it would change; the page that
/// shows it carries the file, and what is then applied is that file to the directory as it was shown, or nothing.
/// </summary>
public abstract class SheetController<TOwner, TForm>(SiteDb db, SiteClock clock, DirectorySheet<TOwner, TForm> sheet, string path, string name) : AdminController
    where TOwner : class, IHasContacts where TForm : class, IEquatable<TForm>
{
    private const string PageView = "/Admin/Contacts/Sheet.cshtml";
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Nothing = "没有改动";

    // The file travels through the page in base 64, which makes four bytes of three.
    private const int MostBytes = (SheetFile.MostBytes / 3 * 4) + (64 * 1024);

    protected SiteDb Db => db;

    /// <summary>All of them with their numbers, in a fixed order, to be changed.</summary>
    protected abstract IQueryable<TOwner> Owners { get; }

    [HttpGet("export.csv")]
    public async Task<IActionResult> Csv(CancellationToken cancel) =>
        File(CsvTable.Write(sheet.Headings, sheet.Rows(await LoadAsync(cancel))), "text/csv; charset=utf-8", $"{name}-{clock.Today.InList()}.csv");

    [HttpGet("export.xlsx")]
    public async Task<IActionResult> Xlsx(CancellationToken cancel) =>
        File(XlsxWriting.Write(sheet.Noun, sheet.Headings, sheet.Rows(await LoadAsync(cancel))), XlsxType, $"{name}-{clock.Today.InList()}.xlsx");

    [HttpGet("import")]
    public IActionResult Import() => View(PageView, PageOf());

    /// <summary>Shows what the table would change. Writes nothing.</summary>
    [HttpPost("import"), FormLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Review(SheetUpload form, CancellationToken cancel)
    {
        if (form.File is null)
        {
            ModelState.AddModelError(nameof(form.File), "还没有选文件。请先选改好的表格。");
            return Refused(PageView, PageOf(), Nothing);
        }
        if (form.File.Length > SheetFile.MostBytes) return Shown(SheetFile.TooLarge, [], await LoadAsync(cancel));

        var bytes = new byte[form.File.Length];
        await using (var stream = form.File.OpenReadStream()) await stream.ReadExactlyAsync(bytes, cancel);
        return Shown(SheetFile.Read(bytes), bytes, await LoadAsync(cancel));
    }

    /// <summary>Does what was shown, all of it at once; shows it again when the directory is another one by now.</summary>
    [HttpPost("import/apply"), FormLimit(MostBytes), RequestFormLimits(ValueLengthLimit = MostBytes, MultipartBodyLengthLimit = MostBytes, BufferBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Apply(SheetShown form, CancellationToken cancel)
    {
        var bytes = Unpacked(form.Table);
        var file = SheetFile.Read(bytes);
        SheetReview? applied = null;
        var before = new List<TOwner>();
        try
        {
            applied = await db.WholeAsync(async () =>
            {
                before = await Owners.ToListAsync(cancel);
                if (StampOf(bytes, before) != form.Stamp) return null;

                var import = new SheetImport<TOwner, TForm>(sheet, before, StampOf(bytes, []));
                var review = import.Take(file);
                if (!review.CanApply) return null;

                db.AddRange(import.Added);
                await db.SaveChangesAsync(cancel);
                return review;
            }, done => done is not null, alone: true, cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed an entry between our look and our save.
            db.ChangeTracker.Clear();
            before = await LoadAsync(cancel);
        }
        if (applied is null)
        {
            ModelState.AddModelError("", "您看过以后，目录有了别的改动。下面是现在会改的内容，请再看一遍。");
            return Shown(file, bytes, before);
        }
        Say($"已按表格改好，共 {applied.Changes.Count} 处。改过的号码要重新核实。");
        return Redirect(path);
    }

    private ViewResult Shown(SheetFile file, byte[] bytes, IReadOnlyList<TOwner> owners)
    {
        var stamp = StampOf(bytes, owners);
        var review = new SheetImport<TOwner, TForm>(sheet, owners, StampOf(bytes, [])).Take(file);
        var page = PageOf() with { Review = review, Shown = new() { Table = review.CanApply ? Packed(bytes) : null, Stamp = stamp } };
        if (!ModelState.IsValid) return Refused(PageView, page, Nothing, StatusCodes.Status409Conflict);
        return review.Problems.Count > 0 ? Refused(PageView, page, Nothing) : View(PageView, page);
    }

    private Task<List<TOwner>> LoadAsync(CancellationToken cancel) => Owners.AsNoTracking().ToListAsync(cancel);

    private string StampOf(byte[] file, IReadOnlyList<TOwner> owners) => Convert.ToHexString(SHA256.HashData([.. SHA256.HashData(file), .. Convert.FromHexString(sheet.StampOf(owners))]));

    private SheetPage PageOf() => new(sheet.Noun, path, sheet.Headings);

    private static string Packed(byte[] file)
    {
        using var packed = new MemoryStream();
        using (var zip = new BrotliStream(packed, CompressionLevel.Fastest)) zip.Write(file);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>Nothing when it is not what a page of ours carried.</summary>
    private static byte[] Unpacked(string? table)
    {
        try
        {
            using var zip = new BrotliStream(new MemoryStream(Convert.FromBase64String(table ?? "")), CompressionMode.Decompress);
            var bytes = new byte[SheetFile.MostBytes + 1];
            var read = zip.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return bytes[..read];
        }
        catch (Exception broken) when (broken is FormatException or InvalidDataException or InvalidOperationException)
        {
            return [];
        }
    }
}

/// <summary>The table somebody has changed.</summary>
public sealed record SheetUpload
{
    public IFormFile? File { get; init; }
}

/// <summary>What the review page carries: the file it showed, and what it and the directory were when they were shown.</summary>
public sealed record SheetShown
{
    public string? Table { get; init; }

    public string? Stamp { get; init; }
}

/// <summary>Take the table along, bring it back, see what it would change.</summary>
public sealed record SheetPage(string Noun, string Path, IReadOnlyList<string> Headings)
{
    public SheetReview? Review { get; init; }

    public SheetShown? Shown { get; init; }
}
