using System.Text.Json.Serialization;

namespace LawFirmSite.Data.Seeding;

/// <summary>
/// An entry of <c>media/index.json</c>: a picture or PDF, whose bytes are in <c>media/12/name.jpg</c> and, in smaller
/// widths, in <c>media/12/480/name.jpg</c>, as its addresses are. Hashes are SHA-256, so that what is read is what was written.
/// </summary>
public sealed record MediaEntry
{
    public int Id { get; init; }
    public string Name { get; init; } = "";
    public string Title { get; init; } = "";
    public string ContentType { get; init; } = "";
    public string Hash { get; init; } = "";
    public int Width { get; init; }
    public int Height { get; init; }
    public string Alt { get; init; } = "";
    public string AddedBy { get; init; } = "";
    public DateTimeOffset AddedAt { get; init; }
    public DateTimeOffset? BinnedAt { get; init; }
    public IReadOnlyList<MediaSizeEntry> Sizes { get; init; } = [];

    /// <summary>The folder it was read from, for the bytes; they are read one file at a time.</summary>
    [JsonIgnore]
    public string Folder { get; init; } = "";
}

/// <summary>A smaller width of a picture.</summary>
public sealed record MediaSizeEntry(int Width, string Hash);
