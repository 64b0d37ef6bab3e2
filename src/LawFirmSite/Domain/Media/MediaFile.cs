using System.Security.Cryptography;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Media;

/// <summary>
/// A picture the site shows. It never changes once added, so its address may be cached for ever; its bytes were written by
/// this program, never by whoever sent it; and no two rows hold the same bytes.
/// </summary>
public sealed class MediaFile
{
    public const int AltLength = 200;

    private MediaFile() { }

    public MediaFile(Picture picture, string sentName, string alt, string by, DateTimeOffset now)
    {
        Hash = HashOf(picture);
        Name = MediaName.Of(sentName, picture.Format);
        ContentType = picture.Format.ContentType();
        Bytes = picture.Bytes;
        (Width, Height) = (picture.Width, picture.Height);
        Alt = Line(alt);
        (AddedBy, AddedAt) = (by, now);
    }

    public int Id { get; private set; }

    /// <summary>SHA-256 of the bytes in lower-case hexadecimal; unique.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The end of its address, as <see cref="MediaName"/> makes it.</summary>
    public string Name { get; private set; } = "";

    public string ContentType { get; private set; } = "";

    /// <summary>Up to several megabytes: lists leave it out.</summary>
    public byte[] Bytes { get; private set; } = [];

    public int Width { get; private set; }
    public int Height { get; private set; }

    /// <summary>What is to be seen, for those who cannot see it; may be empty.</summary>
    public string Alt { get; private set; } = "";

    public string AddedBy { get; private set; } = "";
    public DateTimeOffset AddedAt { get; private set; }

    /// <summary>Where it is shown, as an article's Markdown writes it.</summary>
    public string Address => $"/media/{Id}/{Name}";

    public static string HashOf(Picture picture) => Convert.ToHexStringLower(SHA256.HashData(picture.Bytes));

    // The words may come from a stranger's page: what does not pass as typed text is worth less than no words.
    private static string Line(string alt)
    {
        if (TypedText.Fault(alt, singleLine: true) is not null) return "";

        var line = TypedText.Normal(alt);
        if (line.Length <= AltLength) return line;
        // Half a surrogate pair is not a character.
        return line[..(char.IsHighSurrogate(line[AltLength - 1]) ? AltLength - 1 : AltLength)];
    }
}
