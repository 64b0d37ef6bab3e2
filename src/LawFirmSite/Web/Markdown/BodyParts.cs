using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Web.Markdown;

/// <summary>A stretch of article HTML, or the place of a directory block that the view fills from current records.</summary>
public sealed record BodyPart(string? Html, DirectoryReference? Reference);

/// <summary>Cuts stored HTML at the lines in double braces.</summary>
public static class BodyParts
{
    private const string Open = "<p>{{";
    private const string Close = "}}</p>";

    public static IReadOnlyList<BodyPart> Of(string html)
    {
        var parts = new List<BodyPart>();
        var from = 0;
        for (var at = Next(html, 0); at >= 0; at = Next(html, at + 1))
        {
            var end = html.IndexOf(Close, at, StringComparison.Ordinal);
            if (end < 0) break;
            if (DirectoryReference.Parse(html[(at + 3)..(end + 2)]) is not { } reference) continue;

            if (at > from) parts.Add(new(html[from..at], null));
            parts.Add(new(null, reference));
            from = end + Close.Length;
        }
        if (from < html.Length) parts.Add(new(html[from..], null));
        return parts;
    }

    private static int Next(string html, int from) => html.IndexOf(Open, from, StringComparison.Ordinal);
}
