namespace LawFirmSite.Domain.Media;

/// <summary>A file that may be kept, and what the site knows about it. A PDF has no width, height or smaller sizes.</summary>
public sealed record MediaContent(byte[] Bytes, string ContentType, string Extension, int Width, int Height, IReadOnlyList<SmallerPicture> Smaller)
{
    public static MediaContent Of(Picture picture) =>
        new(picture.Bytes, picture.Format.ContentType(), picture.Format.Extension(), picture.Width, picture.Height, picture.Smaller);

    public static MediaContent OfPdf(byte[] bytes) => new(bytes, MediaFile.PdfType, ".pdf", 0, 0, []);
}

/// <summary>A picture as this program encoded it: pixels and nothing else, and the same in smaller widths.</summary>
public sealed record Picture(byte[] Bytes, PictureFormat Format, int Width, int Height, IReadOnlyList<SmallerPicture> Smaller)
{
    /// <summary>A phone, a phone of today or the column of text, a screen with two dots a pixel.</summary>
    public static readonly IReadOnlyList<int> Widths = [480, 960, 1600];
}

/// <summary>A picture in one of the <see cref="Picture.Widths"/>.</summary>
public sealed record SmallerPicture(int Width, byte[] Bytes);

/// <summary>The formats the site accepts and serves. Those that can hold script (SVG) or loop (GIF) are left out on purpose.</summary>
public enum PictureFormat
{
    Jpeg,
    Png,
    Webp,
}

/// <summary>How a format is called elsewhere.</summary>
public static class PictureFormats
{
    public static string ContentType(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => "image/jpeg",
        PictureFormat.Png => "image/png",
        PictureFormat.Webp => "image/webp",
    };

    public static string Extension(this PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => ".jpg",
        PictureFormat.Png => ".png",
        PictureFormat.Webp => ".webp",
    };
}
