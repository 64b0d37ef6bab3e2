using LawFirmSite.Data;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace LawFirmSite.Public.Media;

/// <summary>The pictures of the site. One that was fetched is never asked for again: what an address shows cannot change.</summary>
public sealed class MediaController(SiteDb db) : PublicController
{
    [HttpGet("/media/{id:int}/{name}"), SecurityHeadersPolicy(SecurityHeaders.Media)]
    public async Task<IActionResult> Show(int id, string name, CancellationToken cancel)
    {
        var file = await db.MediaFiles.Where(f => f.Id == id && f.Name == name)
            .Select(f => new { f.Name, f.ContentType, f.Hash, f.AddedAt, f.Bytes }).SingleOrDefaultAsync(cancel);
        // SQL Server takes A.JPG for a.jpg; a picture has one address.
        if (file is null || file.Name != name) return NotFound();

        Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline") { FileName = file.Name }.ToString();
        return File(file.Bytes, file.ContentType, file.AddedAt, new EntityTagHeaderValue($"\"{file.Hash}\""), enableRangeProcessing: true);
    }
}
