using System.IO.Compression;
using System.Xml;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// A .docx file. It is a zip of XML, read here part by part with a limit on what it may unpack to, so that a
/// crafted file cannot fill the memory.
/// </summary>
internal sealed class WordFile
{
    private const long MostUnpacked = 40 * 1024 * 1024;

    private readonly string _html;

    private WordFile(string html) => _html = html;

    public static bool IsOne(ReadOnlySpan<byte> file) => file.StartsWith("PK\u0003\u0004"u8);

    /// <summary>Null when the zip is broken, unpacks to too much, or is no Word document.</summary>
    public static WordFile? Read(ReadOnlySpan<byte> file)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
            if (zip.GetEntry("word/document.xml") is not { } document)
            {
                return null;
            }

            var parts = new[] { document, zip.GetEntry("word/styles.xml"), zip.GetEntry("word/numbering.xml"), zip.GetEntry("word/_rels/document.xml.rels") };
            if (parts.Sum(part => part?.Length ?? 0) > MostUnpacked)
            {
                return null;
            }

            var html = new WordHtml(
                Part(parts[1], WordStyles.Read) ?? [],
                Part(parts[2], WordNumbering.Read) ?? new WordNumbering(),
                Part(parts[3], Targets) ?? []);
            return Part(document, html.Read) is { } written ? new WordFile(written) : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or NotSupportedException or IOException)
        {
            return null;
        }
    }

    /// <summary>Null when the document is in too many pieces.</summary>
    public IntakePage? Page(IntakeOptions options)
    {
        var lines = HtmlLines.Read(Characters.Clean(_html));
        if (lines.IsInPieces)
        {
            return null;
        }

        var page = new IntakePage { Origin = "word", Lines = lines.Lines, Links = lines.Links, Options = options };
        page.Warnings.UnionWith(lines.Warnings);
        return page;
    }

    private static T? Part<T>(ZipArchiveEntry? entry, Func<XmlReader, T> read)
        where T : class
    {
        if (entry is null)
        {
            return null;
        }

        // The size in the directory of the zip is only a claim.
        using var stream = new LimitedStream(entry.Open(), MostUnpacked);
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true, XmlResolver = null });
        return read(reader);
    }

    /// <summary>Addresses of links and names of images by their id.</summary>
    private static Dictionary<string, string> Targets(XmlReader reader)
    {
        var targets = new Dictionary<string, string>();
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Id") is { } id)
            {
                targets[id] = reader.GetAttribute("Target") ?? "";
            }
        }

        return targets;
    }

    private sealed class LimitedStream(Stream inner, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => _read; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            _read += read;
            return _read > most ? throw new InvalidDataException("unpacks to too much") : read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
