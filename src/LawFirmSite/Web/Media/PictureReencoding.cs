using System.Globalization;
using LawFirmSite.Domain.Media;
using SkiaSharp;

namespace LawFirmSite.Web.Media;

/// <summary>
/// The boundary for pictures from outside. What passed was decoded and encoded anew by this program: upright, at most
/// <see cref="WidestSide"/> wide, in sRGB, without metadata or anything else that was hidden in the file. Bytes of any
/// kind give a picture or a refusal, never an exception.
/// </summary>
public static class PictureReencoding
{
    public const int MostBytes = 10 * 1024 * 1024;
    public const int MostPixels = 40_000_000;
    public const int WidestSide = 2400;

    // Skia's rasterizer counts in 16.16 fixed point.
    private const int LongestSide = 32_767;
    private const int Quality = 82;

    // 40 million pixels take 160 MB while they are open.
    private static readonly SemaphoreSlim Places = new(2);

    public static async Task<Reencoded> ReencodeAsync(byte[] sent, CancellationToken cancel)
    {
        await Places.WaitAsync(cancel);
        try
        {
            return Reencode(sent);
        }
        finally
        {
            Places.Release();
        }
    }

    /// <summary>Width and height by the header; null when it is no picture that could be kept.</summary>
    internal static (int Width, int Height)? SizeOf(byte[] bytes, PictureFormat format)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        return codec is null || codec.EncodedFormat != SkiaFormat(format) ? null : (codec.Info.Width, codec.Info.Height);
    }

    private static Reencoded Reencode(byte[] sent)
    {
        if (sent.Length > MostBytes) return Refuse($"图片太大：最多 {Megabytes(MostBytes)} MB，这张有 {Megabytes(sent.Length)} MB。请缩小后再试。");
        if (PictureSignature.FormatOf(sent) is not { } format) return Refuse("只收 JPEG、PNG 和 WebP 图片，这个文件不是。");
        if (format == PictureFormat.Jpeg && PictureSignature.HasTooManyScans(sent)) return Refuse(Broken);

        // Opening reads the header only; pixels take memory from Decode on.
        using var data = SKData.CreateCopy(sent);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat != SkiaFormat(format)) return Refuse(Broken);

        var (width, height) = (codec.Info.Width, codec.Info.Height);
        if ((long)width * height > MostPixels || Math.Max(width, height) > LongestSide)
            return Refuse($"图片的尺寸太大：最多 {MostPixels / 10_000} 万像素，每边最长 {LongestSide} 像素，这张是 {width}×{height}。请缩小后再试。");

        var pose = PicturePose.Of(codec, WidestSide);
        using var decoded = Decode(codec, pose, out var refusal);
        if (decoded is null) return Refuse(refusal);

        using var upright = pose.Apply(decoded);
        if (upright is null) return Refuse(NoMemory);
        return Encode(upright, format) is not { } bytes ? Refuse(Broken)
            : bytes.Length > MostBytes ? Refuse($"图片重新编码后超过 {Megabytes(MostBytes)} MB。请缩小后再试。")
            : new(new Picture(bytes, format, upright.Width, upright.Height, [.. Smaller(upright, format, bytes.Length)]), null);
    }

    /// <summary>Those of the widths that are smaller than the picture. One that takes more bytes than the picture itself is of no use.</summary>
    private static IEnumerable<SmallerPicture> Smaller(SKBitmap upright, PictureFormat format, int most)
    {
        foreach (var width in Picture.Widths.Where(width => width < upright.Width))
        {
            var height = Math.Max(1, (int)Math.Round((double)upright.Height * width / upright.Width));
            using var bitmap = upright.Resize(new SKImageInfo(width, height, upright.ColorType, upright.AlphaType), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            if (bitmap is not null && Encode(bitmap, format) is { } bytes && bytes.Length < most) yield return new(width, bytes);
        }
    }

    private const string Broken = "图片已经损坏，或者不完整，打不开。请重新导出后再试。";
    private const string NoMemory = "图片太大，服务器眼下处理不了。请缩小后再试。";

    private static SKBitmap? Decode(SKCodec codec, PicturePose pose, out string refusal)
    {
        var opaque = codec.Info.AlphaType == SKAlphaType.Opaque;
        using var sRgb = SKColorSpace.CreateSrgb();
        // Skia converts other colour spaces, CMYK and 16 bits a channel while it decodes.
        var info = new SKImageInfo(pose.Decoded.Width, pose.Decoded.Height, SKImageInfo.PlatformColorType, opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, sRgb);
        var bitmap = new SKBitmap();
        refusal = NoMemory;
        if (bitmap.TryAllocPixels(info))
        {
            refusal = Broken;
            if (codec.GetPixels(info, bitmap.GetPixels()) == SKCodecResult.Success)
            {
                bitmap.SetImmutable(); // so that drawing it copies nothing
                return bitmap;
            }
        }
        bitmap.Dispose();
        return null;
    }

    private static byte[]? Encode(SKBitmap bitmap, PictureFormat format)
    {
        // Without a colour space no profile is written, and browsers take the picture for the sRGB it is.
        var info = new SKImageInfo(bitmap.Width, bitmap.Height, bitmap.ColorType, bitmap.AlphaType);
        using var plain = new SKPixmap(info, bitmap.GetPixels(), bitmap.RowBytes);
        using var encoded = format switch
        {
            PictureFormat.Jpeg => plain.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore)),
            PictureFormat.Png => plain.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.AllFilters, 6)),
            PictureFormat.Webp => plain.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, Quality)),
        };
        return encoded?.ToArray();
    }

    private static SKEncodedImageFormat SkiaFormat(PictureFormat format) => format switch
    {
        PictureFormat.Jpeg => SKEncodedImageFormat.Jpeg,
        PictureFormat.Png => SKEncodedImageFormat.Png,
        PictureFormat.Webp => SKEncodedImageFormat.Webp,
    };

    private static Reencoded Refuse(string sentence) => new(null, sentence);

    private static string Megabytes(int bytes) => (bytes / 1024.0 / 1024.0).ToString("0.#", CultureInfo.InvariantCulture);
}

/// <summary>A picture that may be kept, or the sentence that says why not; always one of the two.</summary>
public sealed record Reencoded(Picture? Picture, string? Refusal);
