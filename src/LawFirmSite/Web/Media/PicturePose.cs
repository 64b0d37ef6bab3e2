using SkiaSharp;

namespace LawFirmSite.Web.Media;

/// <summary>
/// How a picture has to be turned, mirrored and scaled down to stand upright and be no wider than it is ever shown. Cameras
/// write the turn into metadata, which do not survive, so it has to be done to the pixels.
/// </summary>
internal sealed record PicturePose(SKSizeI Decoded, SKSizeI Upright, SKEncodedOrigin Origin)
{
    // The decoders scale in steps of an eighth to the nearest one; half a step more and they never give too few pixels.
    private const float HalfStep = 1 / 16f;

    public static PicturePose Of(SKCodec codec, int widest)
    {
        var stored = codec.Info.Size;
        var size = IsSideways(codec.EncodedOrigin) ? new SKSizeI(stored.Height, stored.Width) : stored;
        if (size.Width <= widest) return new(stored, size, codec.EncodedOrigin);

        var scale = (float)widest / size.Width;
        var upright = new SKSizeI(widest, Math.Max(1, (int)Math.Round((double)size.Height * widest / size.Width)));
        return new(codec.GetScaledDimensions(Math.Min(1, scale + HalfStep)), upright, codec.EncodedOrigin);
    }

    /// <summary>The picture as it is to be kept; null when there is no memory for it.</summary>
    public SKBitmap? Apply(SKBitmap decoded)
    {
        var bitmap = new SKBitmap();
        if (Origin == SKEncodedOrigin.TopLeft && Upright == Decoded)
        {
            // Shares the pixels, each bitmap with a hold on them of its own.
            if (decoded.ExtractSubset(bitmap, new SKRectI(0, 0, Decoded.Width, Decoded.Height))) return bitmap;
        }
        else if (bitmap.TryAllocPixels(decoded.Info.WithSize(Upright)))
        {
            Draw(decoded, bitmap);
            return bitmap;
        }
        bitmap.Dispose();
        return null;
    }

    private void Draw(SKBitmap decoded, SKBitmap upright)
    {
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.Transparent);
        canvas.SetMatrix(Turn(Upright.Width, Upright.Height));
        var target = IsSideways(Origin) ? new SKRect(0, 0, Upright.Height, Upright.Width) : new SKRect(0, 0, Upright.Width, Upright.Height);
        canvas.DrawBitmap(decoded, target, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private SKMatrix Turn(float width, float height) => Origin switch
    {
        SKEncodedOrigin.TopLeft => SKMatrix.Identity,
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
    };

    private static bool IsSideways(SKEncodedOrigin origin) => origin >= SKEncodedOrigin.LeftTop;
}
