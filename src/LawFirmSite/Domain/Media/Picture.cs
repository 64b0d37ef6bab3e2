namespace LawFirmSite.Domain.Media;

/// <summary>A picture as this program encoded it: pixels and nothing else.</summary>
public sealed record Picture(byte[] Bytes, PictureFormat Format, int Width, int Height);

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
