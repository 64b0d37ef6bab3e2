using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Media;

/// <summary>The pictures and PDFs of the site: the list, and name and words of each.</summary>
[Route("/admin/media")]
public sealed class MediaController(SiteDb db) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel, int page = 1)
    {
        var list = await MediaList.ReadAsync(db, Me, page, cancel);
        return list.Rows.Exists ? View(list) : NotFound();
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await PageAsync(id, null, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, MediaForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } file) return NotFound();
        if (!ModelState.IsValid) return Refused("Edit", (await PageAsync(id, form, cancel))!);

        var saved = await db.SaveAsync(file, form, MediaForm.Of, form.ApplyTo, () => FindAsync(id, cancel), cancel);
        if (saved.Theirs.Count > 0) return Collided("Edit", (await PageAsync(id, saved.Form, cancel))!, saved.Theirs);

        Say("已保存。已经写进文章的文字不会跟着变，要改请到文章里改。");
        return Redirect($"/admin/media/{id}");
    }

    /// <summary>The file itself, also when it is in the bin.</summary>
    [HttpGet("{id:int}/file"), NetEscapades.AspNetCore.SecurityHeaders.SecurityHeadersPolicy(SecurityHeaders.Media)]
    public async Task<IActionResult> Show(int id, CancellationToken cancel)
    {
        var file = await db.MediaFiles.AsNoTracking().OpenTo(Me).Where(f => f.Id == id)
            .Select(f => new { f.Name, f.Title, f.ContentType, f.Hash, f.AddedAt, f.Bytes.Length }).SingleOrDefaultAsync(cancel);
        return file is null ? NotFound()
            : this.Stored(new StoredBytes(db, StoredIn.MediaFiles, id, file.Length), new(file.Name, file.Title, file.ContentType, file.Hash, file.AddedAt));
    }

    private Task<MediaFile?> FindAsync(int id, CancellationToken cancel) => db.MediaFiles.OpenTo(Me).SingleOrDefaultAsync(file => file.Id == id, cancel);

    private async Task<MediaPage?> PageAsync(int id, MediaForm? form, CancellationToken cancel)
    {
        if (await db.MediaFiles.AsNoTracking().OpenTo(Me).Where(file => file.Id == id).Rows().SingleOrDefaultAsync(cancel) is not { } row) return null;

        return new(row, form ?? MediaForm.Of(row), await db.UsesAsync([id], Me, cancel));
    }
}

/// <summary>One file, the form to change what it is called, and the texts that show it.</summary>
public sealed record MediaPage(MediaRow File, MediaForm Form, IReadOnlyList<MediaUse> Uses);
