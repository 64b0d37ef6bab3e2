using AngleSharp.Dom;

namespace LawFirmSite.Tests.BadInput;

/// <summary>
/// Looks at a whole page, frame and content, for anything that could run, load from elsewhere or lead astray: what the site
/// itself writes is scripts and styles of its own address, and nothing else.
/// </summary>
public static class RunningMarkup
{
    private static readonly HashSet<string> Forbidden = new(StringComparer.OrdinalIgnoreCase)
    {
        "iframe", "frame", "object", "embed", "applet", "base", "style", "foreignObject", "animate", "set", "video", "audio", "template", "math",
    };

    private static readonly HashSet<string> Addresses = new(StringComparer.OrdinalIgnoreCase) { "href", "src", "action", "formaction", "xlink:href", "data", "poster", "background", "cite" };

    public static IEnumerable<string> In(IDocument page)
    {
        foreach (var element in page.All)
        {
            if (Forbidden.Contains(element.LocalName)) yield return $"element {element.LocalName}";
            if (element.LocalName == "script" && !IsOwnScript(element)) yield return $"script {element.OuterHtml}";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)) yield return $"attribute {attribute.Name}";
                if (attribute.Name is "style" or "srcdoc" or "is" or "contenteditable" or "autofocus" or "http-equiv") yield return $"attribute {attribute.Name}";
                if (Addresses.Contains(attribute.Name) && !IsHarmless(attribute.Value)) yield return $"{element.LocalName} {attribute.Name}={attribute.Value}";
            }
        }
    }

    // Data blocks (JSON-LD) are not run; a content security policy without inline scripts holds for them too.
    private static bool IsOwnScript(IElement script) =>
        script.GetAttribute("type") is "application/ld+json" or "application/json"
        || script.GetAttribute("src") is { } source && source.StartsWith("/js/", StringComparison.Ordinal) && script.TextContent.Length == 0;

    private static bool IsHarmless(string address)
    {
        var text = new string([.. address.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))]);
        if (text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("/\\", StringComparison.Ordinal) || text.StartsWith('\\')) return false;

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var path = text.IndexOfAny(['/', '?', '#']);
        return colon < 0 || (path >= 0 && path < colon) || text[..colon].ToLowerInvariant() is "http" or "https" or "mailto" or "tel" or "sms" or "otpauth" || text.StartsWith("data:image/", StringComparison.Ordinal);
    }
}
