using System.Buffers;
using System.IO.Compression;
using System.Text;

namespace LawFirmSite.Web.Media;

/// <summary>
/// Whether a PDF may be kept. It cannot be encoded anew as a picture is, so it is kept as it was sent, and what can run,
/// open or carry something else is refused by its names: those in the clear, however they are spelled, and those inside
/// packed object streams. It reads names, not the document: see docs/decisions/0009.
/// </summary>
public static class PdfInspection
{
    public const int MostBytes = 20 * 1024 * 1024;

    private const int MostUnpacked = 64 * 1024 * 1024;
    private const int LongestName = 40;
    private const int Tail = 2048;

    // Any name of the file that says it, anywhere: also inside packed data, where such a run of bytes does not occur by chance.
    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["JavaScript"] = Script,
        ["Rendition"] = Script,
        ["XFA"] = "里面有可以填写的动态表单（XFA）。请“打印”成 PDF，再上传打印出来的那一份。",
        ["Launch"] = "打开时会启动别的程序。请“打印”成 PDF，再上传打印出来的那一份。",
        ["ImportData"] = Script,
        ["SubmitForm"] = "里面的表单会把填写的内容发到别处。请“打印”成 PDF，再上传打印出来的那一份。",
        ["GoToE"] = Carried,
        ["EmbeddedFile"] = Carried,
        ["EmbeddedFiles"] = Carried,
        ["RichMedia"] = "里面有音频、视频或动画。请“打印”成 PDF，再上传打印出来的那一份。",
        ["Encrypt"] = "加了密码或者限制了权限，不能检查里面有什么。请去掉密码，重新导出后再试。",
    };

    private const string Script = "里面带有程序（JavaScript）。请“打印”成 PDF，再上传打印出来的那一份。";
    private const string Carried = "里面夹带了别的文件。请去掉附件，重新导出后再试。";
    private const string Broken = "PDF 已经损坏，或者不完整。请重新导出后再试。";
    private const string Unreadable = "PDF 里有一段打不开，不能检查里面有什么。请“打印”成 PDF，再上传打印出来的那一份。";

    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes.StartsWith("%PDF-"u8);

    /// <summary>The sentence that says why it is refused; null when it may be kept.</summary>
    public static string? Refusal(byte[] pdf)
    {
        if (pdf.Length > MostBytes) return $"PDF 太大：最多 {MostBytes / 1024 / 1024} MB。请压缩或分成几份后再试。";
        if (!IsPdf(pdf) || pdf.AsSpan(Math.Max(0, pdf.Length - Tail)).IndexOf("%%EOF"u8) < 0) return Broken;

        var packed = new List<int>();
        if (InNames(pdf, packed) is { } found) return found;

        var left = MostUnpacked;
        foreach (var at in packed)
        {
            if (Unpack(pdf, at, ref left) is not { } objects) return Unreadable;
            if (InNames(objects, []) is { } hidden) return hidden;
        }
        return null;
    }

    private static string? InNames(ReadOnlySpan<byte> bytes, List<int> objectStreams)
    {
        Span<char> name = stackalloc char[LongestName];
        for (var at = bytes.IndexOf((byte)'/'); at >= 0 && at < bytes.Length; at = Next(bytes, at + 1))
        {
            var length = ReadName(bytes[(at + 1)..], name);
            var read = name[..length];
            if (Refused.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(read, out var reason)) return reason;
            if (read is "ObjStm") objectStreams.Add(at);
        }
        return null;
    }

    private static int Next(ReadOnlySpan<byte> bytes, int from) =>
        bytes[from..].IndexOf((byte)'/') is >= 0 and var next ? from + next : -1;

    /// <summary>A name ends where white space or a delimiter begins; #4A in it is the letter J.</summary>
    private static int ReadName(ReadOnlySpan<byte> bytes, Span<char> name)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length && length < name.Length; i++)
        {
            var b = bytes[i];
            if (b <= 0x20 || "()<>[]{}/%"u8.Contains(b)) break;
            if (b == '#' && i + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[i + 1]) && char.IsAsciiHexDigit((char)bytes[i + 2]))
            {
                b = Convert.FromHexString(Encoding.ASCII.GetString(bytes.Slice(i + 1, 2)))[0];
                i += 2;
            }
            name[length++] = (char)b;
        }
        return length;
    }

    /// <summary>What the object stream with its type at this place holds; null when it cannot be unpacked, or is too much.</summary>
    private static byte[]? Unpack(byte[] pdf, int at, ref int left)
    {
        var start = pdf.AsSpan(at).IndexOf("stream"u8);
        if (start < 0) return null;

        var from = at + start + "stream"u8.Length;
        while (from < pdf.Length && pdf[from] is (byte)'\r' or (byte)'\n') from++;
        try
        {
            using var packed = new MemoryStream(pdf, from, pdf.Length - from);
            using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
            var objects = new ArrayBufferWriter<byte>();
            int count;
            while ((count = unpacked.Read(objects.GetSpan(64 * 1024))) > 0)
            {
                objects.Advance(count);
                left -= count;
                if (left < 0) return null;
            }
            return objects.WrittenCount > 0 ? objects.WrittenSpan.ToArray() : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
