using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace LawFirmSite.Web.Markdown;

/// <summary>The elements, attributes and addresses that article HTML may hold. Everything else is dropped.</summary>
internal static class Allowed
{
    private static readonly HtmlSanitizer Sanitizer = Build();

    public static string Sanitize(string html) => Sanitizer.Sanitize(html);

    /// <summary>
    /// http, https, mailto, tel, an address on this site or within the page. An address on another host without a scheme
    /// (<c>//host</c>, and its spellings with a backslash) is refused.
    /// </summary>
    private static bool IsAddress(string address)
    {
        var text = address.Trim();
        if (text.Length == 0 || text.Any(c => char.IsControl(c) || c == '\\')) return false;
        if (text[0] == '#') return true;
        if (text[0] == '/') return text.Length == 1 || text[1] != '/';

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text[..colon].ToLowerInvariant() is "http" or "https" or "mailto" or "tel";
    }

    /// <summary>
    /// Each table in a box of its own that scrolls where the screen is narrower, with keys as well. Made once everything else has been
    /// cleaned, since no writer may use what it is made of.
    /// </summary>
    private static void BoxTables(IHtmlDocument document)
    {
        foreach (var table in document.QuerySelectorAll("table").ToList())
        {
            var box = document.CreateElement("div");
            box.ClassName = "across";
            box.SetAttribute("role", "group");
            box.SetAttribute("aria-label", "表格，放不下时可以左右移动");
            box.SetAttribute("tabindex", "0");
            table.Replace(box);
            box.AppendChild(table);
        }
    }

    private static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>
            {
                "p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br",
                "strong", "em", "sup", "sub", "a", "img", "table", "thead", "tbody", "tr", "th", "td", "div",
            },
            AllowedAttributes = new HashSet<string> { "href", "src", "alt", "title", "start", "class" },
            UriAttributes = new HashSet<string> { "href", "src" },
        });
        sanitizer.AllowedClasses.Add("sign");
        sanitizer.PostProcessDom += (_, cleaned) => BoxTables(cleaned.Document);
        // Decides alone: the sanitizer's own list knows schemes only.
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = IsAddress(url.OriginalUrl) ? url.OriginalUrl : null;
        return sanitizer;
    }
}
