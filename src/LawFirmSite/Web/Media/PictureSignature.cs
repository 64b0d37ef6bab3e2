using LawFirmSite.Domain.Media;

namespace LawFirmSite.Web.Media;

/// <summary>What a file is by its own bytes. Names and declared types are never asked.</summary>
internal static class PictureSignature
{
    // An ordinary progressive JPEG has about ten scans, and so may the preview in it. A hostile one has thousands, a few
    // bytes each, and every one of them costs a pass over the whole picture.
    private const int MostScans = 40;

    private static ReadOnlySpan<byte> Jpeg => [0xFF, 0xD8, 0xFF];
    private static ReadOnlySpan<byte> Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static ReadOnlySpan<byte> StartOfScan => [0xFF, 0xDA];

    public static PictureFormat? FormatOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Jpeg)) return PictureFormat.Jpeg;
        if (bytes.StartsWith(Png)) return PictureFormat.Png;
        if (bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8)) return PictureFormat.Webp;
        return null;
    }

    /// <summary>Inside a scan 0xFF is always followed by 0x00 or a restart mark, so that the mark cannot occur there by chance.</summary>
    public static bool HasTooManyScans(ReadOnlySpan<byte> jpeg) => jpeg.Count(StartOfScan) > MostScans;
}
