using System.Security.Cryptography;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Media;

/// <summary>
/// A picture or PDF of the site. Its bytes, name and address never change once added, so the address may be cached for ever;
/// the bytes of a picture were written by this program, never by whoever sent it; no two rows hold the same bytes; and
/// nothing is deleted: what is in the bin can be taken out again.
/// </summary>
public sealed class MediaFile : Binnable, IVersioned
{
    public const int AltLength = 200;
    public const int TitleLength = 100;
    public const string PdfType = "application/pdf";

    private readonly List<PictureSize> _sizes = [];

    private MediaFile() { }

    public MediaFile(MediaContent content, string sentName, string alt, string by, DateTimeOffset now)
    {
        Hash = HashOf(content.Bytes);
        Name = MediaName.Of(sentName, Hash, content.Extension);
        Title = Line(MediaName.Title(sentName), TitleLength) is { Length: > 0 } title ? title : Name;
        ContentType = content.ContentType;
        Bytes = content.Bytes;
        (Width, Height) = (content.Width, content.Height);
        _sizes.AddRange(content.Smaller.Select(smaller => new PictureSize(smaller.Width, smaller.Bytes)));
        Alt = Line(alt, AltLength);
        (AddedBy, AddedAt) = (by, now);
    }

    public int Id { get; private set; }

    public int Version { get; private set; }

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal; unique.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The end of its address, as <see cref="MediaName"/> makes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What staff call it; at first the name it was sent with.</summary>
    public string Title { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Up to 20 megabytes: lists leave it out.</summary>
    public byte[] Bytes { get; private set; } = [];

    /// <summary>In pixels; 0 for a PDF.</summary>
    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>The same picture in smaller widths; none for a small picture, a PDF, or one that was added before there were any.</summary>
    public IReadOnlyCollection<PictureSize> Sizes => _sizes;

    /// <summary>What is to be seen, for those who cannot see it; may be empty.</summary>
    public string Alt { get; private set; } = "";

    public string AddedBy { get; private set; } = "";
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>The account that added it; authors may change only their own. Null for what was imported.</summary>
    public int? OwnerId { get; init; }

    public bool IsPicture => ContentType != PdfType;

    /// <summary>Where it is shown, as an article's Markdown writes it.</summary>
    public string Address => MediaAddress.Of(Id, Name);

    /// <summary>The line of Markdown that shows it.</summary>
    public string Markdown => IsPicture ? MediaAddress.Picture(Id, Name, Alt) : MediaAddress.Pdf(Id, Name, Title, Bytes.Length);

    /// <summary>The same with the words of whoever puts it there; without any, its own.</summary>
    public string MarkdownSaying(string? alt) =>
        IsPicture && Line(alt ?? "", AltLength) is { Length: > 0 } words ? MediaAddress.Picture(Id, Name, words) : Markdown;

    /// <summary>Gives it another name and other words; its address stays.</summary>
    public void Describe(string title, string alt)
    {
        Title = Line(title, TitleLength) is { Length: > 0 } named ? named : Name;
        Alt = Line(alt, AltLength);
    }

    /// <summary>A file as an export wrote it: the same bytes under the same name. Whoever reads it has checked the bytes.</summary>
    public static MediaFile AsExported(MediaContent content, string name, string title, string alt, string by, DateTimeOffset added, DateTimeOffset? binned)
    {
        var file = new MediaFile(content, name, alt, by, added) { Name = name, BinnedAt = binned };
        file.Describe(title, alt);
        return file;
    }

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    // The words may come from a stranger's page: what does not pass as typed text is worth less than no words.
    private static string Line(string words, int longest)
    {
        if (TypedText.Fault(words, singleLine: true) is not null) return "";

        var line = TypedText.Normal(words);
        if (line.Length <= longest) return line;
        // Half a surrogate pair is not a character.
        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)];
    }
}

/// <summary>A picture once more, in one smaller width. It never changes and belongs to one <see cref="MediaFile"/>.</summary>
public sealed class PictureSize
{
    private PictureSize() { }

    internal PictureSize(int width, byte[] bytes) => (Width, Bytes) = (width, bytes);

    public int Id { get; private set; }
    public int Width { get; private set; }
    public byte[] Bytes { get; private set; } = [];
}
