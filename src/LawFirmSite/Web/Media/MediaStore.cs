using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Media;

/// <summary>
/// The only way a file gets into the site while it runs: a picture encoded anew, a PDF looked through, and either stored once
/// however often it is sent. (An import brings back what an export wrote.)
/// </summary>
public sealed class MediaStore(SiteDb db)
{
    /// <summary>
    /// Saves what else is pending in the context as well. A file the site already has is given back as it is, with the
    /// name and words it was first added with; one that was in the bin is taken out.
    /// </summary>
    public async Task<AddedMedia> AddAsync(SentFile sent, string by, int? ownerId, DateTimeOffset now, CancellationToken cancel)
    {
        var (content, refusal) = await ReadAsync(sent.Bytes, cancel);
        return content is null ? new(null, refusal) : await StoreAsync(content, sent, by, ownerId, now, cancel);
    }

    /// <summary>The same for places where only a picture makes sense.</summary>
    public async Task<AddedMedia> AddPictureAsync(SentFile sent, string by, int? ownerId, DateTimeOffset now, CancellationToken cancel)
    {
        var (picture, refusal) = await PictureReencoding.ReencodeAsync(sent.Bytes, cancel);
        return picture is null ? new(null, refusal) : await StoreAsync(MediaContent.Of(picture), sent, by, ownerId, now, cancel);
    }

    private static async Task<(MediaContent? Content, string? Refusal)> ReadAsync(byte[] bytes, CancellationToken cancel)
    {
        if (PdfInspection.IsPdf(bytes)) return PdfInspection.Refusal(bytes) is { } reason ? (null, reason) : (MediaContent.OfPdf(bytes), null);
        if (PictureSignature.FormatOf(bytes) is null) return (null, ForeignFile.Reason(bytes));

        var (picture, refusal) = await PictureReencoding.ReencodeAsync(bytes, cancel);
        return picture is null ? (null, refusal) : (MediaContent.Of(picture), null);
    }

    private async Task<AddedMedia> StoreAsync(MediaContent content, SentFile sent, string by, int? ownerId, DateTimeOffset now, CancellationToken cancel)
    {
        var hash = MediaFile.HashOf(content.Bytes);
        if (await FindAsync(hash, cancel) is { } known) return new(known, null);

        var file = new MediaFile(content, sent.Name, sent.Alt, by, now) { OwnerId = ownerId };
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new(file, null);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            // Somebody else sent the same file between our look and our save.
            foreach (var size in file.Sizes) db.Entry(size).State = EntityState.Detached;
            db.Entry(file).State = EntityState.Detached;
            if (await FindAsync(hash, cancel) is not { } theirs) throw;
            return new(theirs, null);
        }
    }

    private async Task<MediaFile?> FindAsync(string hash, CancellationToken cancel)
    {
        var known = await db.MediaFiles.SingleOrDefaultAsync(file => file.Hash == hash, cancel);
        if (known?.BinnedAt is null) return known;

        known.Restore();
        await db.SaveChangesAsync(cancel);
        return known;
    }
}

/// <summary>A file as it was sent, with the name it had there and words for those who cannot see it.</summary>
public sealed record SentFile(byte[] Bytes, string Name, string Alt = "");

/// <summary>The file as the site keeps it, or the sentence that says why it does not; always one of the two.</summary>
public sealed record AddedMedia(MediaFile? File, string? Refusal);
