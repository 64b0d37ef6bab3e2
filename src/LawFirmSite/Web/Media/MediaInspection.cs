using LawFirmSite.Domain.Media;

namespace LawFirmSite.Web.Media;

/// <summary>Looks into a file that comes back from an export: is it whole, and what it is said to be?</summary>
public static class MediaInspection
{
    /// <summary>A sentence for the operator; null when the file may be kept as it is.</summary>
    public static string? Fault(byte[] bytes, string contentType, int width, int height)
    {
        if (contentType == MediaFile.PdfType) return width != 0 || height != 0 ? "a PDF has no width." : PdfInspection.Refusal(bytes);
        if (PictureSignature.FormatOf(bytes) is not { } format || format.ContentType() != contentType) return $"it is not {contentType}.";

        return PictureReencoding.SizeOf(bytes, format) is not { } size ? "the picture cannot be opened."
            : size == (width, height) ? null : $"it is {size.Width}×{size.Height} and not {width}×{height}.";
    }
}
