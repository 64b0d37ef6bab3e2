using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace LawFirmSite.Web.Media;

/// <summary>What an answer with a stored file says about it. The tag names exactly these bytes.</summary>
public sealed record StoredFile(string Name, string Title, string ContentType, string Tag, DateTimeOffset AddedAt);

/// <summary>Answers with stored bytes: to be kept for ever, in ranges, and never to be taken for anything but what they are.</summary>
public static class StoredFileResults
{
    public static FileStreamResult Stored(this WebController controller, StoredBytes bytes, StoredFile file)
    {
        // A browser's own PDF viewer shows nothing from an answer in a sandbox, so a PDF is saved, under the name staff gave it.
        var isPdf = file.ContentType == MediaFile.PdfType;
        var disposition = new ContentDispositionHeaderValue(isPdf ? "attachment" : "inline");
        if (isPdf) disposition.SetHttpFileName($"{file.Title}.pdf");
        else disposition.FileName = file.Name;

        var http = controller.ControllerContext.HttpContext;
        // A range in another unit means nothing here (RFC 9110, 14.2); the framework would take it for bytes.
        if (!http.Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase)) http.Request.Headers.Range = default;
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return new(bytes, file.ContentType) { LastModified = file.AddedAt, EntityTag = new EntityTagHeaderValue($"\"{file.Tag}\""), EnableRangeProcessing = true };
    }
}
