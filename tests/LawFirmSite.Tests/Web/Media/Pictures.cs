using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace LawFirmSite.Tests.Web.Media;

/// <summary>Pictures to try, made from nothing: the left half red, the right half blue, the top left corner white.</summary>
internal static class Pictures
{
    // Only JPEG announces EXIF with a word of its own.
    private const int ExifMark = 6;

    public static byte[] Jpeg(int width = 64, int height = 32) => Encode(width, height, SKEncodedImageFormat.Jpeg);

    public static byte[] Png(int width = 64, int height = 32) => Encode(width, height, SKEncodedImageFormat.Png);

    public static byte[] Webp(int width = 64, int height = 32) => Encode(width, height, SKEncodedImageFormat.Webp);

    /// <summary>As a camera held some other way writes it, with words in several places.</summary>
    public static byte[] JpegWithMetadata(int orientation, string words, int width = 64, int height = 32)
    {
        var jpeg = Jpeg(width, height);
        return [.. jpeg[..2], .. Segment(0xE1, Exif(orientation, words)), .. Segment(0xFE, Encoding.UTF8.GetBytes(words)), .. jpeg[2..], .. Encoding.UTF8.GetBytes(words)];
    }

    public static byte[] PngWithMetadata(string words)
    {
        var png = Png();
        var text = Encoding.UTF8.GetBytes($"Comment\0{words}");
        // After the signature and the header, 8 and 25 bytes.
        return [.. png[..33], .. Chunk("tEXt", text), .. Chunk("eXIf", Exif(1, words)[ExifMark..]), .. png[33..], .. Encoding.UTF8.GetBytes(words)];
    }

    public static byte[] WebpWithMetadata(string words)
    {
        var webp = Webp();
        var body = webp[12..];
        byte[] extended = [(byte)'V', (byte)'P', (byte)'8', (byte)'X', 10, 0, 0, 0, 0x0C, 0, 0, 0, 63, 0, 0, 31, 0, 0];
        byte[] all = [.. extended, .. body, .. Riff("EXIF", Exif(1, words)[ExifMark..]), .. Riff("XMP ", Encoding.UTF8.GetBytes(words))];
        return [.. "RIFF"u8, .. LittleEndian(all.Length + 4), .. "WEBP"u8, .. all];
    }

    /// <summary>A header that promises so many pixels, and nearly nothing behind it.</summary>
    public static byte[] PngPromising(int width, int height)
    {
        byte[] header = [.. BigEndian(width), .. BigEndian(height), 8, 6, 0, 0, 0];
        return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", [0x78, 0x9C, 0x03, 0, 0, 0, 0, 1]), .. Chunk("IEND", [])];
    }

    /// <summary>A JPEG whose one scan is there many times over.</summary>
    public static byte[] JpegWithScans(int count)
    {
        var jpeg = Jpeg();
        var scan = jpeg[jpeg.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA])..^2];
        return [.. jpeg[..^2], .. Enumerable.Repeat(scan, count - 1).SelectMany(bytes => bytes), 0xFF, 0xD9];
    }

    private static byte[] Encode(int width, int height, SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        using (var blue = new SKPaint { Color = SKColors.Blue })
        using (var white = new SKPaint { Color = SKColors.White })
        {
            canvas.Clear(SKColors.Red);
            canvas.DrawRect(width / 2f, 0, width, height, blue);
            canvas.DrawRect(0, 0, width / 4f, height / 2f, white);
        }
        using var data = bitmap.Encode(format, 95);
        return data.ToArray();
    }

    private static byte[] Exif(int orientation, string words)
    {
        var text = Encoding.UTF8.GetBytes(words + "\0");
        // A big-endian TIFF with two entries: Orientation, and ImageDescription after the directory.
        return
        [
            .. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 2,
            0x01, 0x0E, 0, 2, .. BigEndian(text.Length), 0, 0, 0, 38,
            0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0,
            0, 0, 0, 0, .. text,
        ];
    }

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    private static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.ASCII.GetBytes(type), .. data];
        return [.. BigEndian(data.Length), .. typed, .. BigEndian((int)Crc32(typed))];
    }

    private static uint Crc32(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var bit = 0; bit < 8; bit++) sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ 0xEDB88320;
        }
        return ~sum;
    }

    private static byte[] Riff(string type, byte[] data) =>
        [.. Encoding.ASCII.GetBytes(type), .. LittleEndian(data.Length), .. data, .. new byte[data.Length % 2]];

    private static byte[] BigEndian(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] LittleEndian(int number) => [.. BigEndian(number).Reverse()];
}
