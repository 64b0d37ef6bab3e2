using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// Lets the page cache keep what an action answers. The answer is made from the path and the query keys named here and
/// from nothing else: every other key, cookie and header is taken away while it is made. A name such as <c>page</c>
/// stands for a whole number; <c>size=large</c> for that one value, any other counts as none.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CachedPageAttribute(params string[] query) : Attribute
{
    // Each a name, or a name and its one value.
    private readonly string[][] _named = [.. query.Order(StringComparer.Ordinal).Select(key => key.Split('=', 2))];

    /// <summary>
    /// The part of a query the page depends on, in one spelling; null when a number is spelled in another way than the
    /// pager does, so that nobody can fill the cache with one page under many names.
    /// </summary>
    public string? Canonical(QueryString query)
    {
        if (!query.HasValue || _named.Length == 0) return "";

        var canonical = "";
        foreach (var named in _named)
        {
            var (name, only) = (named[0], named.Length > 1 ? named[1] : null);
            string? value = null;
            foreach (var pair in new QueryStringEnumerable(query.Value))
            {
                if (!pair.DecodeName().Span.Equals(name, StringComparison.OrdinalIgnoreCase)) continue;

                var sent = pair.DecodeValue().ToString();
                if (only is null && (value is not null || !IsPlainNumber(sent))) return null;
                if (only is null || sent == only) value = sent;
            }
            if (value is not null) canonical += $"{(canonical.Length == 0 ? '?' : '&')}{name}={value}";
        }
        return canonical;
    }

    /// <summary>Whether an address is spelled as the site itself spells it: lower case, no slash at the end, numbers without zeros before them.</summary>
    public static bool IsCanonical(PathString path, RouteValueDictionary route)
    {
        var text = path.Value ?? "";
        if (text.Length > 1 && text[^1] == '/') return false;
        foreach (var c in text)
            if (!char.IsAscii(c) || char.IsAsciiLetterUpper(c)) return false;
        foreach (var (_, value) in route)
            if (value is string word && IsNumber(word) && !IsPlainNumber(word)) return false;
        return true;
    }

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _);

    private static bool IsPlainNumber(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == text;
}
