using System.Globalization;
using System.Text;
using System.Text.Unicode;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Redirects;

/// <summary>
/// The one spelling of an address that the site once had, such as <c>/view.asp?id=1798</c>. Two spellings that the former
/// server would have answered alike become the same text: the host and what follows # do not count, ASCII letters are small
/// (the old servers did not tell them apart), percent signs are read as UTF-8 or else as GBK, the parts of the query
/// stand in order, and no slash stands at the end. A text in this spelling stays as it is.
/// </summary>
public static class FormerAddress
{
    public const int Length = 500;

    // UTF-8 begins a character of three bytes with this or more.
    private const byte FirstOfThree = 0xE0;

    // Longer than any spelling of an address that would be kept: nine bytes a Han character.
    private const int MostRead = Length * 9;

    /// <summary>What WeChat and others append to whatever is shared.</summary>
    private static readonly string[] ShareMarks = ["from=", "isappinstalled=", "nsukey=", "spm=", "utm_", "share_token=", "bd_vid="];

    /// <summary>The address as it is kept, of one that a person typed or a file holds; with the host or without.</summary>
    /// <param name="fault">Why it is none, as a sentence; null when it is one.</param>
    public static string? Read(string? typed, out string? fault)
    {
        var text = typed?.Trim() ?? "";
        fault = text.Length == 0 ? "旧网址是空的。"
            : TypedText.Fault(text, singleLine: true) is { } confusing ? $"旧网址{confusing}"
            : text.Contains('\\', StringComparison.Ordinal) ? "旧网址里不能有反斜杠。"
            : text.Length > MostRead ? "旧网址太长。"
            : null;
        if (fault is not null) return null;

        text = WithoutHost(text.Split('#', 2)[0]);
        if (text.StartsWith("//", StringComparison.Ordinal))
        {
            fault = "旧网址开头的斜杠多了。请写成 /view.asp?id=12 的样子。";
            return null;
        }
        var address = Spell(text, preferGbk: false);
        fault = address is null ? "旧网址里的百分号编码看不懂，请从浏览器里重新复制。" : address.Length > Length ? $"旧网址太长：最多 {Length} 个字。" : null;
        return fault is null ? address : null;
    }

    /// <summary>What a request may be kept under, the likeliest first; empty when it cannot be kept at all.</summary>
    public static IReadOnlyList<string> Spellings(string target)
    {
        if (Read(target, out _) is not { } exact) return [];

        // Pairs of bytes may be both; as they were typed is how they are kept, so either is looked for.
        var asGbk = Spell(WithoutHost(target.Split('#', 2)[0]), preferGbk: true);
        return asGbk is null || asGbk == exact ? WithoutMarks(exact) : [.. WithoutMarks(exact), .. WithoutMarks(asGbk)];
    }

    private static IReadOnlyList<string> WithoutMarks(string exact)
    {
        var parts = exact.Split('?', 2);
        if (parts.Length < 2) return [exact];

        // What this site itself once had is the same page whatever the query says: /categories/news?page=2.
        if (SiteAddress.Read(parts[0]) is not null) return [exact, parts[0]];

        var kept = string.Join('&', parts[1].Split('&').Where(pair => !ShareMarks.Any(mark => pair.StartsWith(mark, StringComparison.Ordinal))));
        return kept == parts[1] ? [exact] : [exact, kept.Length == 0 ? parts[0] : $"{parts[0]}?{kept}"];
    }

    private static string WithoutHost(string text)
    {
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && text[..scheme] is var name && (name.Equals("http", StringComparison.OrdinalIgnoreCase) || name.Equals("https", StringComparison.OrdinalIgnoreCase)))
            return AfterHost(text[(scheme + 3)..]);
        if (text.StartsWith('/')) return text;

        // www.example.cn/view.asp, as people copy it; view.asp?id=1 has no slash after its dot.
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && text[..slash] is var first && first.Contains('.', StringComparison.Ordinal) && first.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':')
            ? text[slash..]
            : "/" + text;
    }

    private static string AfterHost(string text)
    {
        var end = text.AsSpan().IndexOfAny('/', '?');
        return end < 0 ? "/" : text[end] == '/' ? text[end..] : "/" + text[end..];
    }

    private static string? Spell(string text, bool preferGbk)
    {
        var parts = text.Split('?', 2);
        var path = parts[0].Split('/').Select(segment => Spell(segment, "%?#/\\", preferGbk)).ToList();
        var pairs = parts.Length < 2 ? [] : parts[1].Replace('+', ' ').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => Pair(pair, preferGbk)).ToList();
        if (path.Contains(null) || pairs.Contains(null)) return null;

        var address = string.Join('/', path).TrimEnd('/');
        if (address.StartsWith("//", StringComparison.Ordinal)) return null;
        if (address.Length == 0) address = "/";
        var query = string.Join('&', pairs.Where(pair => pair!.Length > 0).Order(StringComparer.Ordinal));
        return query.Length == 0 ? address : $"{address}?{query}";
    }

    private static string? Pair(string pair, bool preferGbk)
    {
        var sides = pair.Split('=', 2);
        var key = Spell(sides[0], "%&=+#\\", preferGbk);
        var value = sides.Length < 2 ? "" : Spell(sides[1], "%&+#\\", preferGbk);
        return key is null || value is null ? null : value.Length == 0 ? key : $"{key}={value}";
    }

    /// <summary>A piece between two signs of an address: read, in one spelling, with only the signs that would be taken for others written in percent.</summary>
    private static string? Spell(string piece, string signs, bool preferGbk)
    {
        var bytes = Bytes(piece);
        if (Encodings.Decode(bytes, html: false) is not { Text: var read }) return null;
        // Pairs alone, of which UTF-8 makes Latin, Greek or Cyrillic, are Han characters in GBK, every one.
        if (preferGbk && Utf8.IsValid(bytes) && bytes.All(b => b < FirstOfThree)) read = Encodings.Gb18030().GetString(bytes);
        // Decoding takes the first away; of two, what is kept would be read another way.
        read = read.TrimStart('\uFEFF');
        if (TypedText.Fault(read, singleLine: true) is not null) return null;

        // In this order, for a letter may join with the mark after it only once it is small.
        var normal = Small(read.Normalize(NormalizationForm.FormC)).Normalize(NormalizationForm.FormC);
        var spelled = new StringBuilder(normal.Length);
        foreach (var c in normal)
        {
            if (signs.Contains(c, StringComparison.Ordinal) || char.IsWhiteSpace(c)) spelled.Append(Uri.EscapeDataString(c.ToString()));
            else spelled.Append(c);
        }
        return spelled.ToString();
    }

    private static string Small(string text) => string.Create(text.Length, text, (small, from) =>
    {
        for (var i = 0; i < from.Length; i++) small[i] = char.IsAsciiLetterUpper(from[i]) ? (char)(from[i] | ' ') : from[i];
    });

    private static byte[] Bytes(string piece)
    {
        var bytes = new List<byte>(piece.Length);
        var utf8 = Encoding.UTF8.GetBytes(piece);
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] == '%' && i + 2 < utf8.Length && byte.TryParse(utf8.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var coded))
            {
                bytes.Add(coded);
                i += 2;
            }
            else bytes.Add(utf8[i]);
        }
        return [.. bytes];
    }
}
