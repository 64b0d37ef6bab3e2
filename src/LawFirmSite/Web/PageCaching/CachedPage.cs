using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// A page ready to be sent: packed both ways, all headers made, a strong tag a coding. Never changes. Plain bytes are
/// unpacked for the few who ask for them.
/// </summary>
public sealed class CachedPage : IPageAnswer
{
    // Headers, key and dictionary entry: an estimate, so that many tiny pages count too.
    private const int Overhead = 2048;

    private static readonly string[] OfTheBody = [HeaderNames.ContentLength, HeaderNames.ContentEncoding, HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.Vary, HeaderNames.Date, HeaderNames.TransferEncoding];

    // A client that keeps the page knows these already (RFC 9110 §15.4.5).
    private static readonly string[] NotIn304 = [HeaderNames.ContentType, HeaderNames.ContentEncoding, HeaderNames.ContentDisposition];

    private readonly int _status;
    private readonly int _plainLength;
    private readonly byte[] _hash;
    private readonly byte[] _brotli;
    private readonly byte[] _gzip;
    private readonly DateTimeOffset _made;
    private readonly DateTimeOffset? _modified;
    // An array, as all that a kept page is read into: a collection of structs is compiled at run time, and here before the first reader has a page.
    private readonly KeyValuePair<string, StringValues>[] _headers;
    private readonly Variant[] _variants;

    /// <param name="recording">What was answered.</param>
    /// <param name="under">Content as it was before the page was begun.</param>
    /// <param name="made">When it was made.</param>
    /// <param name="until">When its view count is too old.</param>
    /// <param name="before">The page under this key until now: often only the time has run out, and packing is the dear part.</param>
    public CachedPage(PageRecording recording, ContentMoment under, DateTimeOffset made, DateTimeOffset until, CachedPage? before)
    {
        Under = under;
        Until = until;
        _made = made;
        _status = recording.StatusCode;
        var plain = recording.IsHtml ? Indentation.Remove(recording.Bytes) : recording.Bytes;
        _plainLength = plain.Length;
        _hash = SHA256.HashData(plain);
        var same = before is not null && before._hash.AsSpan().SequenceEqual(_hash);
        _brotli = same ? before!._brotli : ContentCodings.ToBrotli(plain);
        _gzip = same ? before!._gzip : ContentCodings.ToGzip(plain);
        _modified = (same ? before!._modified : null) ?? Modified(made, before);

        var headers = recording.Headers.Where(header => !OfTheBody.Contains(header.Key, StringComparer.OrdinalIgnoreCase)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        headers.TryAdd(HeaderNames.CacheControl, "no-cache");
        headers[HeaderNames.Vary] = "Accept-Encoding, Cookie";
        if (_status == StatusCodes.Status200OK && _modified is { } moment) headers[HeaderNames.LastModified] = HeaderUtilities.FormatDate(moment);
        _headers = [.. headers];
        _variants = Variants();
    }

    /// <summary>The page that <see cref="Write"/> wrote.</summary>
    public CachedPage(BinaryReader from)
    {
        Under = new(new Guid(from.ReadBytes(16)), Moment(from));
        Until = Moment(from);
        _made = Moment(from);
        _modified = from.ReadBoolean() ? Moment(from) : null;
        _status = from.ReadInt32();
        _plainLength = from.ReadInt32();
        _hash = Bytes(from);
        _brotli = Bytes(from);
        _gzip = Bytes(from);
        _headers = new KeyValuePair<string, StringValues>[from.ReadInt32()];
        for (var n = 0; n < _headers.Length; n++)
        {
            var name = from.ReadString();
            var values = new string[from.ReadInt32()];
            for (var value = 0; value < values.Length; value++) values[value] = from.ReadString();
            _headers[n] = new(name, values);
        }
        _variants = Variants();

        static DateTimeOffset Moment(BinaryReader from) => new(from.ReadInt64(), TimeSpan.Zero);

        static byte[] Bytes(BinaryReader from) => from.ReadBytes(from.ReadInt32());
    }

    /// <summary>The page holds as long as this is now.</summary>
    public ContentMoment Under { get; }

    public DateTimeOffset Until { get; private set; }

    /// <summary>The same page for longer: it is old, but none other is to be had.</summary>
    public CachedPage For(DateTimeOffset until)
    {
        var longer = (CachedPage)MemberwiseClone();
        longer.Until = until;
        return longer;
    }

    /// <summary>For <see cref="CachedPage(BinaryReader)"/>: all there is of it, packed as it is.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(Under.Version.ToByteArray());
        to.Write(Under.NextDue.UtcTicks);
        to.Write(Until.UtcTicks);
        to.Write(_made.UtcTicks);
        to.Write(_modified is not null);
        if (_modified is { } modified) to.Write(modified.UtcTicks);
        to.Write(_status);
        to.Write(_plainLength);
        foreach (var bytes in (byte[][])[_hash, _brotli, _gzip])
        {
            to.Write(bytes.Length);
            to.Write(bytes);
        }
        to.Write(_headers.Length);
        foreach (var (name, values) in _headers)
        {
            to.Write(name);
            to.Write(values.Count);
            foreach (var value in values) to.Write(value ?? "");
        }
    }

    public long Size => _brotli.Length + _gzip.Length + Overhead;

    public Task AnswerAsync(HttpContext context)
    {
        var asked = context.Request.Headers;
        var coding = ContentCodings.Choose(asked.AcceptEncoding.ToString());
        var variant = _variants[(int)coding];
        var response = context.Response;
        if (variant.Tag is not null && IsKnown(asked, variant.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            Write(response.Headers, variant.HeadersOf304);
            return Task.CompletedTask;
        }
        response.StatusCode = _status;
        Write(response.Headers, variant.Headers);
        var bytes = coding switch
        {
            ContentCoding.Brotli => _brotli,
            ContentCoding.Gzip => _gzip,
            ContentCoding.Identity => ContentCodings.FromGzip(_gzip, _plainLength),
        };
        response.ContentLength = bytes.Length;
        return response.Body.WriteAsync(bytes, 0, bytes.Length, context.RequestAborted);
    }

    /// <summary>The tag decides; only who names none is told apart by the time (RFC 9110 §13.2.2).</summary>
    private bool IsKnown(IHeaderDictionary asked, string tag) => asked.IfNoneMatch.Count > 0
        ? EntityTags.Match(asked.IfNoneMatch, tag)
        : asked.IfModifiedSince.Count == 1 && _modified is { } moment
            && HeaderUtilities.TryParseDate(asked.IfModifiedSince.ToString(), out var since) && moment <= since;

    /// <summary>
    /// The second before the one in which these bytes were first made: never later than the Date of an answer, whose clock lags a little.
    /// Other bytes of the same second cannot be told apart by it, so they carry none until they are made again.
    /// </summary>
    private static DateTimeOffset? Modified(DateTimeOffset made, CachedPage? before)
    {
        var second = new DateTimeOffset(made.Ticks - (made.Ticks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        return before?._made >= second ? null : second.AddSeconds(-1);
    }

    private static void Write(IHeaderDictionary headers, KeyValuePair<string, StringValues>[] prepared)
    {
        foreach (var (name, values) in prepared) headers[name] = values;
    }

    private Variant[] Variants() => [VariantOf(ContentCoding.Brotli), VariantOf(ContentCoding.Gzip), VariantOf(ContentCoding.Identity)];

    private Variant VariantOf(ContentCoding coding) => new(coding, _headers, _status == StatusCodes.Status200OK ? Tag(coding) : null);

    private string Tag(ContentCoding coding) => $"\"{Convert.ToHexStringLower(_hash.AsSpan(0, 12))}-{coding.Name() ?? "plain"}\"";

    private sealed class Variant
    {
        public Variant(ContentCoding coding, KeyValuePair<string, StringValues>[] headers, string? tag)
        {
            Tag = tag;
            Headers = headers;
            if (tag is not null) Headers = With(Headers, HeaderNames.ETag, tag);
            if (coding.Name() is { } name) Headers = With(Headers, HeaderNames.ContentEncoding, name);
            HeadersOf304 = Array.FindAll(Headers, header => !NotIn304.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
        }

        public string? Tag { get; }

        public KeyValuePair<string, StringValues>[] Headers { get; }

        public KeyValuePair<string, StringValues>[] HeadersOf304 { get; }

        private static KeyValuePair<string, StringValues>[] With(KeyValuePair<string, StringValues>[] headers, string name, string value)
        {
            var more = new KeyValuePair<string, StringValues>[headers.Length + 1];
            headers.CopyTo(more, 0);
            more[^1] = new(name, value);
            return more;
        }
    }
}
