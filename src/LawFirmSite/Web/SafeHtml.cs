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
}
