using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace LawFirmSite.Public.Media;

/// <summary>
/// The pictures and PDFs of the site. One that was fetched is never asked for again: what an address shows cannot change.
/// What is in the bin is not found, like what never was.
/// </summary>
[SecurityHeadersPolicy(SecurityHeaders.Media)]
public sealed class MediaController(SiteDb db) : PublicController
{
    [HttpGet("/media/{id:int}/{name}")]
    public async Task<IActionResult> Show(int id, string name, CancellationToken cancel)
    {
        var file = await Open(id, name).Select(f => new { f.Name, f.Title, f.ContentType, f.Hash, f.AddedAt, f.Bytes.Length }).SingleOrDefaultAsync(cancel);
        // SQL Server takes A.JPG for a.jpg; a file has one address.
        if (file is null || file.Name != name) return NotFound();

        return this.Stored(new StoredBytes(db, StoredIn.MediaFiles, id, file.Length), new(file.Name, file.Title, file.ContentType, file.Hash, file.AddedAt));
    }

    [HttpGet("/media/{id:int}/{width:int}/{name}")]
    public async Task<IActionResult> ShowSmaller(int id, int width, string name, CancellationToken cancel)
    {
        var file = await Open(id, name).SelectMany(f => f.Sizes.Where(size => size.Width == width),
            (f, size) => new { f.Name, f.Title, f.ContentType, f.Hash, f.AddedAt, SizeId = size.Id, size.Bytes.Length }).SingleOrDefaultAsync(cancel);
        if (file is null || file.Name != name) return NotFound();

        return this.Stored(new StoredBytes(db, StoredIn.PictureSizes, file.SizeId, file.Length), new(file.Name, file.Title, file.ContentType, $"{file.Hash}-{width}", file.AddedAt));
    }

    private IQueryable<MediaFile> Open(int id, string name) => db.MediaFiles.AsNoTracking().InUse().Where(f => f.Id == id && f.Name == name);
}
