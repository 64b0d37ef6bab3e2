using System.IO.Compression;

namespace LawFirmSite.Web.PageCaching;

/// <summary>How the bytes of an answer are packed. The order is that of an array of variants.</summary>
public enum ContentCoding
{
    Brotli,
    Gzip,
    Identity,
}

/// <summary>Choosing a coding for a client, packing once and unpacking for the few who take none.</summary>
public static class ContentCodings
{
    // Brotli's best takes 1.5 ms a kilobyte: right for a page, too much for a map of 50,000 addresses.
    private const int LargestAtBest = 256 * 1024;
    private const int QuickBrotli = 5;
    private const int BestBrotli = 11;
    private const int BrotliWindow = 22;

    /// <summary>The smallest coding a client takes (RFC 9110 §12.5.3). Who refuses even plain bytes gets them all the same.</summary>
    public static ContentCoding Choose(string? accepted)
    {
        if (string.IsNullOrEmpty(accepted)) return ContentCoding.Identity;

        bool? brotli = null, gzip = null, any = null;
        var rest = accepted.AsSpan();
        while (!rest.IsEmpty)
        {
            var comma = rest.IndexOf(',');
            var part = (comma < 0 ? rest : rest[..comma]).Trim();
            rest = comma < 0 ? [] : rest[(comma + 1)..];
            var semicolon = part.IndexOf(';');
            var name = semicolon < 0 ? part : part[..semicolon].TrimEnd();
            var taken = semicolon < 0 || !IsZero(part[(semicolon + 1)..]);
            if (name.Equals("br", StringComparison.OrdinalIgnoreCase)) brotli = taken;
            else if (name.Equals("gzip", StringComparison.OrdinalIgnoreCase) || name.Equals("x-gzip", StringComparison.OrdinalIgnoreCase)) gzip = taken;
            else if (name is "*") any = taken;
        }
        return brotli ?? any ?? false ? ContentCoding.Brotli : gzip ?? any ?? false ? ContentCoding.Gzip : ContentCoding.Identity;
    }

    public static string? Name(this ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => "br",
        ContentCoding.Gzip => "gzip",
        ContentCoding.Identity => null,
    };

    public static byte[] ToBrotli(ReadOnlySpan<byte> plain)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
        var quality = plain.Length <= LargestAtBest ? BestBrotli : QuickBrotli;
        return BrotliEncoder.TryCompress(plain, packed, out var length, quality, BrotliWindow)
            ? packed[..length]
            : throw new InvalidOperationException("Brotli needs more room than it said.");
    }

    public static byte[] ToGzip(ReadOnlySpan<byte> plain)
    {
        using var packed = new MemoryStream(plain.Length / 3);
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true)) gzip.Write(plain);
        return packed.ToArray();
    }

    public static byte[] FromGzip(byte[] packed, int length)
    {
        var plain = new byte[length];
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        gzip.ReadExactly(plain);
        return plain;
    }

    private static bool IsZero(ReadOnlySpan<char> parameter)
    {
        parameter = parameter.Trim();
        return parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase) && parameter[2..].Trim("0. ").IsEmpty && parameter.Length > 2;
    }
}
