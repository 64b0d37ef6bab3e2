using LawFirmSite.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.Seeding;

/// <summary>
/// The files of an export. No path comes from a file: each is made from a number and a name that <see cref="MediaName"/>
/// could have made, so that none leads out of the folder.
/// </summary>
public static class MediaFolder
{
    public const string Name = "media";
    public const string Index = "media/index.json";

    /// <summary>What there is, without bytes, in the order of the numbers.</summary>
    public static async Task<List<MediaEntry>> ReadEntriesAsync(SiteDb db, CancellationToken cancel)
    {
        var entries = new List<MediaEntry>();
        var ids = await db.MediaFiles.OrderBy(file => file.Id).Select(file => file.Id).ToListAsync(cancel);
        foreach (var id in ids)
        {
            var file = await db.MediaFiles.AsNoTracking().Include(f => f.Sizes).SingleAsync(f => f.Id == id, cancel);
            entries.Add(EntryOf(file));
        }
        return entries;
    }

    /// <summary>Writes the bytes of one file after another, never all at once into memory.</summary>
    public static async Task WriteAsync(string folder, SiteDb db, IReadOnlyList<MediaEntry> entries, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            var file = await db.MediaFiles.AsNoTracking().Include(f => f.Sizes).SingleAsync(f => f.Id == entry.Id, cancel);
            await WriteAsync(PathOf(folder, entry.Id, null, entry.Name), file.Bytes, cancel);
            foreach (var size in file.Sizes) await WriteAsync(PathOf(folder, entry.Id, size.Width, entry.Name), size.Bytes, cancel);
        }
    }

    /// <exception cref="ContentFileException">A file is missing, is another one than was exported, or its name is none of ours.</exception>
    public static async Task<(byte[] Bytes, List<SmallerPicture> Smaller)> ReadAsync(MediaEntry entry, CancellationToken cancel)
    {
        if (!MediaName.IsValid(entry.Name)) throw new ContentFileException(Index, $"'{entry.Name}' is not a name of this program.");

        var bytes = await ReadAsync(entry, null, entry.Hash, cancel);
        var smaller = new List<SmallerPicture>();
        foreach (var size in entry.Sizes) smaller.Add(new(size.Width, await ReadAsync(entry, size.Width, size.Hash, cancel)));
        return (bytes, smaller);
    }

    private static MediaEntry EntryOf(MediaFile file) => new()
    {
        Id = file.Id,
        Name = file.Name,
        Title = file.Title,
        ContentType = file.ContentType,
        Hash = file.Hash,
        Width = file.Width,
        Height = file.Height,
        Alt = file.Alt,
        AddedBy = file.AddedBy,
        AddedAt = file.AddedAt,
        BinnedAt = file.BinnedAt,
        Sizes = [.. file.Sizes.OrderBy(size => size.Width).Select(size => new MediaSizeEntry(size.Width, MediaFile.HashOf(size.Bytes)))],
    };

    private static async Task WriteAsync(string path, byte[] bytes, CancellationToken cancel)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, bytes, cancel);
    }

    private static async Task<byte[]> ReadAsync(MediaEntry entry, int? width, string hash, CancellationToken cancel)
    {
        var path = PathOf(entry.Folder, entry.Id, width, entry.Name);
        if (!File.Exists(path)) throw new ContentFileException(path, "the file is missing.");

        var bytes = await File.ReadAllBytesAsync(path, cancel);
        return MediaFile.HashOf(bytes) == hash ? bytes : throw new ContentFileException(path, "the file is not the one that was exported (its SHA-256 is another).");
    }

    private static string PathOf(string folder, int id, int? width, string name) =>
        Path.GetFullPath(width is { } w ? Path.Combine(folder, Name, $"{id}", $"{w}", name) : Path.Combine(folder, Name, $"{id}", name));
}
