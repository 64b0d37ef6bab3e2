using System.Text;

namespace LawFirmSite.Web.Media;

/// <summary>Says what a file that is neither a picture we take nor a PDF is, by its own bytes, and what to do instead.</summary>
public static class ForeignFile
{
    private const int Head = 512;

    public static string Reason(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return "文件是空的。请重新选择。";
        if (bytes.StartsWith("GIF8"u8)) return "这是 GIF 动图，本站不收。请另存为 JPEG 或 PNG 后再试。";
        if (bytes.StartsWith("BM"u8)) return "这是 BMP 图片，本站不收。请另存为 JPEG 或 PNG 后再试。";
        if (bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8)) return "这是 TIFF 图片，本站不收。请另存为 JPEG 或 PNG 后再试。";
        if (bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8)) return "这是苹果手机的 HEIC 照片或者视频，本站不收。照片请另存为 JPEG 后再试（手机上：设置、相机、格式、兼容性最佳）。";
        if (bytes.StartsWith("PK"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return "这是 Word、WPS 文件或者压缩包，这里不收。文章请用“粘贴文章”；给读者下载的，请另存为 PDF 后再试。";

        var start = Encoding.Latin1.GetString(bytes[..Math.Min(Head, bytes.Length)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');
        if (start.StartsWith('<')) return "这是 SVG 或网页文件，里面可以藏程序，本站不收。请另存为 PNG 后再试。";
        return "只收 JPEG、PNG、WebP 图片和 PDF 文件，这个文件不是（按内容判断，改名没有用）。请另存为其中一种后再试。";
    }
}
