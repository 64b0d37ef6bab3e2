using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Media;

/// <summary>The only way a picture gets into the site: encoded anew, and stored once however often it is sent.</summary>
public sealed class MediaStore(SiteDb db)
{
    /// <summary>
    /// Saves what else is pending in the context as well. A picture the site already has is given back as it is, with the
    /// name and words it was first added with.
    /// </summary>
    public async Task<AddedMedia> AddAsync(byte[] bytes, string name, string alt, string by, DateTimeOffset now, CancellationToken cancel)
    {
        var (picture, refusal) = await PictureReencoding.ReencodeAsync(bytes, cancel);
        if (picture is null) return new(null, refusal);

        var hash = MediaFile.HashOf(picture);
        if (await FindAsync(hash, cancel) is { } known) return new(known, null);

        var file = new MediaFile(picture, name, alt, by, now);
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new(file, null);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            // Somebody else sent the same picture between our look and our save.
            db.Entry(file).State = EntityState.Detached;
            if (await FindAsync(hash, cancel) is not { } theirs) throw;
            return new(theirs, null);
        }
    }

    private Task<MediaFile?> FindAsync(string hash, CancellationToken cancel) =>
        db.MediaFiles.AsNoTracking().SingleOrDefaultAsync(file => file.Hash == hash, cancel);
}

/// <summary>The picture as the site keeps it, or the sentence that says why it does not; always one of the two.</summary>
public sealed record AddedMedia(MediaFile? File, string? Refusal);
