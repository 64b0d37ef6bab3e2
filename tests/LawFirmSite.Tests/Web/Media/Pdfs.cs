using System.IO.Compression;
using System.Text;

namespace LawFirmSite.Tests.Web.Media;

/// <summary>PDFs to try, made from nothing.</summary>
internal static class Pdfs
{
    public static byte[] Plain(string extra = "", int padding = 0) => Encoding.Latin1.GetBytes(
        $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R {extra}>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%{new string('x', padding)}\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n");

    /// <summary>Its objects packed, as most writers of today do it.</summary>
    public static byte[] Packed(string objects)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) zlib.Write(Encoding.Latin1.GetBytes(objects));
        return
        [
            .. Encoding.Latin1.GetBytes($"%PDF-1.5\n3 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {packed.Length}>>stream\r\n"),
            .. packed.ToArray(), .. "\nendstream endobj\nstartxref\n0\n%%EOF\n"u8,
        ];
    }
}
