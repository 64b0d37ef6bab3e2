using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace LawFirmSite.Tests.Corpora;

/// <summary>Looks at parsed HTML for anything that could run, load or lead astray. Strings are never compared.</summary>
public static class DangerousMarkup
{
    private static readonly HashSet<string> Elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "strong", "em",
        "sup", "sub", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "div",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "alt", "title", "start", "class", "colspan", "rowspan" };

    private static readonly string[] TableBox = ["class=across", "role=group", "aria-label=表格，放不下时可以左右移动", "tabindex=0"];

    public static IEnumerable<string> In(string html)
    {
        var body = new HtmlParser().ParseDocument($"<body>{html}").Body!;
        foreach (var element in body.QuerySelectorAll("*"))
        {
            // Made by the program around a table, and by nobody else.
            if (element.Matches("div.across:has(> table:only-child)") && element.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value}").SequenceEqual(TableBox)) continue;

            if (!Elements.Contains(element.LocalName)) yield return $"element {element.LocalName}";
            foreach (var attribute in element.Attributes)
            {
                if (!Attributes.Contains(attribute.Name)) yield return $"attribute {attribute.Name}";
                if (attribute.Name is "href" or "src" && !IsHarmless(attribute.Value)) yield return $"address {attribute.Value}";
            }
        }
    }

    private static bool IsHarmless(string address)
    {
        var text = new string([.. address.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))]);
        if (text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("/\\", StringComparison.Ordinal) || text.StartsWith('\\')) return false;

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var path = text.IndexOfAny(['/', '?', '#']);
        if (colon < 0 || (path >= 0 && path < colon)) return true;
        return text[..colon].ToLowerInvariant() is "http" or "https" or "mailto" or "tel";
    }
}
