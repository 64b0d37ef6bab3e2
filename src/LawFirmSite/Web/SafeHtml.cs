using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace LawFirmSite.Web;

/// <summary>
/// The one place where a string becomes markup without being encoded. Only sanitized bodies and markup of our own
/// making come here; a test looks for any other way.
/// </summary>
public static class SafeHtml
{
    /// <summary>HTML that <see cref="Markdown.SiteMarkdown"/> made.</summary>
    public static IHtmlContent Body(string sanitized) => new HtmlString(sanitized);

    /// <summary>Markup written by the program itself from numbers and constants, such as a QR code.</summary>
    public static IHtmlContent Own(string markup) => new HtmlString(markup);

    /// <summary>Markup written by the program itself; whatever stands in its braces is encoded.</summary>
    public static IHtmlContent Markup(FormattableString markup) => new HtmlFormattableString(markup.Format, markup.GetArguments());

    /// <summary>Data for other programs (JSON-LD). Nothing in it can end the element, and browsers never run it.</summary>
    public static IHtmlContent Data(JsonNode data) => new HtmlString($"<script type=\"application/ld+json\">{data.ToJsonString(InMarkup)}</script>");

    // Han characters as themselves; <, >, &, quotes and the like as escapes.
    private static readonly JsonSerializerOptions InMarkup = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
}
