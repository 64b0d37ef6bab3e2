using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Media;

/// <summary>
/// Uploads: from the list of files, and from the editor for a line of Markdown. What can be kept is kept although its
/// neighbour was refused; what a picture shows is asked for until it is said or left out on purpose.
/// </summary>
[Route("/admin/media")]
public sealed class UploadsController(SiteDb db, SiteClock clock, MediaStore media) : AdminController
{
    private const string List = "/Admin/Media/Index.cshtml";
    private const string NotTaken = "没有上传";

    [HttpPost, FormLimit(UploadForm.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = UploadForm.MostBytes)]
    public async Task<IActionResult> Upload(UploadForm form, CancellationToken cancel)
    {
        if (form.Files.Count == 0) ModelState.AddModelError(nameof(form.Files), "还没有选文件。请先选一个或几个文件。");
        if (form.Files.Count > UploadForm.MostFiles) ModelState.AddModelError(nameof(form.Files), $"一次最多传 {UploadForm.MostFiles} 个文件，这次有 {form.Files.Count} 个。请分几次上传。");
        var added = new List<MediaFile>();
        if (ModelState.IsValid)
        {
            foreach (var sent in form.Files)
            {
                var (file, refusal) = await media.TakeAsync(sent, form.Files.Count == 1 ? form.Alt : null, Me, clock.Now, cancel);
                if (file is not null) added.Add(file);
                else ModelState.AddModelError(nameof(form.Files), refusal!);
            }
        }
        var refusals = ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).ToList();
        var next = added.Count == 0 ? null : Next(added, refusals);
        // The script shows the reasons where it is and goes on by itself.
        if (Request.Headers.Accept == "application/json") return new JsonResult(new { next, refusals = next is null ? refusals : [] }) { StatusCode = next is null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK };
        return next is not null ? Redirect(next) : Refused(List, await MediaList.ReadAsync(db, Me, 1, cancel) with { Alt = form.Alt }, NotTaken);
    }

    /// <summary>What was just uploaded, and what each picture shows.</summary>
    [HttpGet("describe")]
    public async Task<IActionResult> Describe([FromQuery] int[] id, CancellationToken cancel)
    {
        var rows = await RowsAsync(id, cancel);
        return rows.Count > 0 ? View("/Admin/Media/Describe.cshtml", new DescribePage(rows)) : NotFound();
    }

    [HttpPost("describe")]
    public async Task<IActionResult> SaveWords(DescribeForm form, CancellationToken cancel)
    {
        var words = (form.Pictures ?? []).Take(UploadForm.MostFiles).ToList();
        if (!ModelState.IsValid) return Refused("/Admin/Media/Describe.cshtml", new DescribePage(await RowsAsync([.. words.Select(picture => picture.Id)], cancel)));

        foreach (var picture in words)
        {
            if (await db.MediaFiles.OpenTo(Me).SingleOrDefaultAsync(file => file.Id == picture.Id, cancel) is not { } file) continue;

            var alt = TypedText.Normal(picture.Alt);
            if (picture.Version is { } version && version != file.Version && alt != file.Alt)
                ModelState.AddModelError("", $"您写的时候，同事把“{file.Title}”的说明写成了“{file.Alt}”。核对以后再点一次保存，就以您的为准。");
            file.Describe(file.Title, alt);
        }
        if (!ModelState.IsValid)
        {
            db.ChangeTracker.Clear();
            // The hidden versions are those of now, so that saving again is a decision.
            foreach (var name in ModelState.Keys.Where(key => key.EndsWith(".Version", StringComparison.Ordinal)).ToList()) ModelState.Remove(name);
            return Refused("/Admin/Media/Describe.cshtml", new DescribePage(await RowsAsync([.. words.Select(picture => picture.Id)], cancel)), status: StatusCodes.Status409Conflict);
        }
        await db.SaveChangesAsync(cancel);
        Say("已保存。");
        return Redirect("/admin/media");
    }

    /// <summary>For the script of the editor: the line that shows the file, or the sentence why there is none.</summary>
    [HttpPost("insert"), FormLimit(PictureForm.MostBytes), RequestFormLimits(MultipartBodyLengthLimit = PictureForm.MostBytes)]
    public async Task<IActionResult> Insert(PictureForm form, CancellationToken cancel)
    {
        var refusal = ModelState.Values.SelectMany(entry => entry.Errors).Select(error => error.ErrorMessage).FirstOrDefault();
        var file = default(MediaFile);
        if (refusal is null) (file, refusal) = await media.TakeAsync(form.Picture, form.PictureAlt, Me, clock.Now, cancel);
        return file is null ? new JsonResult(new { refusal }) { StatusCode = StatusCodes.Status400BadRequest } : Json(new { line = file.MarkdownSaying(form.PictureAlt) });
    }

    private string Next(List<MediaFile> added, List<string> refusals)
    {
        var mine = added.Where(file => Me.IsEditor || file.OwnerId == Me.Id).ToList();
        // Somebody else's file is not this person's to describe, but may be used.
        var others = added.Except(mine).Select(file => $"“{file.Title}”本站已经有了，可以直接用：{file.Markdown}");
        Say(string.Concat([$"收下 {added.Count} 个文件。", .. refusals, .. others]));
        if (mine.Count == 0) return "/admin/media";
        return mine is [{ } only] && (!only.IsPicture || only.Alt.Length > 0) ? $"/admin/media/{only.Id}" : $"/admin/media/describe?{string.Join('&', mine.Select(file => $"id={file.Id}"))}";
    }

    private async Task<List<MediaRow>> RowsAsync(int[] ids, CancellationToken cancel) =>
        await db.MediaFiles.AsNoTracking().OpenTo(Me).Where(file => ids.Contains(file.Id)).OrderBy(file => file.Id).Take(UploadForm.MostFiles).Rows().ToListAsync(cancel);
}

/// <summary>Files that were just uploaded, to say what the pictures among them show.</summary>
public sealed record DescribePage(IReadOnlyList<MediaRow> Files)
{
    /// <summary>In the order of the fields on the page, which the posted list keeps.</summary>
    public IReadOnlyList<DescribedPicture> Pictures { get; } = [.. Files.Where(file => file.IsPicture).Select(file => new DescribedPicture { Id = file.Id, Version = file.Version, Alt = file.Alt })];
}
