using LawFirmSite.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.Seeding;

/// <summary>Why bytes are no file the site would keep, in a sentence; null when they are. The type is what they claim to be.</summary>
public delegate string? MediaFault(byte[] bytes, string contentType, int width, int height);

/// <summary>
/// Brings back the files of an export as they were, not encoded again: that would cost quality each time and change what the
/// hashes name. So they are checked against their hashes and looked into instead.
/// </summary>
internal sealed class MediaImport(SiteDb db, MediaFault fault)
{
    /// <summary>Adds what is not there. Gives the addresses of those that have another number here than in the export.</summary>
    public async Task<Dictionary<int, string>> AddAsync(IReadOnlyList<MediaEntry> entries, Func<MediaFile, int, Task> saveKeepingId, ImportReport report, CancellationToken cancel)
    {
        var moved = new Dictionary<int, string>();
        foreach (var entry in entries)
        {
            var there = await db.MediaFiles.Where(file => file.Hash == entry.Hash).Select(file => new { file.Id, file.Name }).SingleOrDefaultAsync(cancel);
            if (there is not null)
            {
                report.Skipped.Add($"{entry.Name} → file {there.Id}, which is already there");
                if (there.Id != entry.Id || there.Name != entry.Name) moved[entry.Id] = MediaAddress.Of(there.Id, there.Name);
                continue;
            }
            var file = await ReadAsync(entry, cancel);
            await saveKeepingId(file, entry.Id);
            if (file.Id != entry.Id) moved[entry.Id] = file.Address;
            report.Added.Add($"{entry.Name} → file {file.Id}");
            // One file in memory at a time.
            db.ChangeTracker.Clear();
        }
        return moved;
    }

    private async Task<MediaFile> ReadAsync(MediaEntry entry, CancellationToken cancel)
    {
        var (bytes, smaller) = await MediaFolder.ReadAsync(entry, cancel);
        if (fault(bytes, entry.ContentType, entry.Width, entry.Height) is { } reason) throw new ContentFileException(MediaFolder.Index, $"{entry.Name}: {reason}");

        foreach (var size in smaller)
        {
            var height = (int)Math.Round((double)entry.Height * size.Width / Math.Max(1, entry.Width));
            if (fault(size.Bytes, entry.ContentType, size.Width, Math.Max(1, height)) is { } wrong) throw new ContentFileException(MediaFolder.Index, $"{entry.Name}, {size.Width} wide: {wrong}");
        }
        var content = new MediaContent(bytes, entry.ContentType, Path.GetExtension(entry.Name), entry.Width, entry.Height, smaller);
        return MediaFile.AsExported(content, entry.Name, entry.Title, entry.Alt, entry.AddedBy, entry.AddedAt, entry.BinnedAt);
    }
}
