using System.Text;

namespace LawFirmSite.Domain.Intake;

/// <summary>Rule S0: bytes to text without ever guessing silently.</summary>
internal static class Encodings
{
    private const string Mojibake = "娉曞緥鎻村姪锛銆鐨";

    /// <summary>The text and the name of its encoding, or null when the bytes are no text.</summary>
    public static (string Text, string Name)? Decode(ReadOnlySpan<byte> bytes, bool html)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            return Strict(Utf8, bytes[3..], "utf-8");
        }

        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
        {
            return Strict(new UnicodeEncoding(false, false, true), bytes[2..], "utf-16le");
        }

        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Strict(new UnicodeEncoding(true, false, true), bytes[2..], "utf-16be");
        }

        // Plain ASCII is every encoding at once, so there the page's own word counts.
        if (html && Ascii.IsValid(bytes) && DeclaresChinese(bytes))
        {
            return Strict(Utf8, bytes, "gb18030");
        }

        return Strict(Utf8, bytes, "utf-8") ?? Strict(Gb18030(), bytes, "gb18030");
    }

    /// <summary>A file of control characters decodes well and still is no text.</summary>
    public static bool IsBinary(string text)
    {
        var controls = text.Count(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v'));
        return controls * 10 > text.Length;
    }

    public static bool IsMojibake(string text) =>
        text.Contains('\uFFFD') || text.Contains("锟斤拷", StringComparison.Ordinal)
        || text.Contains("烫烫烫", StringComparison.Ordinal)
        || Mojibake.Count(text.Contains) >= 3;

    private static readonly UTF8Encoding Utf8 = new(false, true);

    /// <summary>The encoding of older Chinese pages; bytes it does not know are refused.</summary>
    public static Encoding Gb18030()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    private static (string, string)? Strict(Encoding encoding, ReadOnlySpan<byte> bytes, string name)
    {
        try
        {
            return (encoding.GetString(bytes), name);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool DeclaresChinese(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.ASCII.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        var at = head.IndexOf("charset=", StringComparison.OrdinalIgnoreCase);
        return at >= 0 && head[(at + 8)..].TrimStart('"', '\'', ' ') is var name
            && (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase));
    }
}
