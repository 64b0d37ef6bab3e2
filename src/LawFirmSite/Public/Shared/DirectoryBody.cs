using System.Net;
using System.Text.RegularExpressions;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Public.Shared;

/// <summary>A body with the records its lines in double braces stand for.</summary>
public sealed partial record DirectoryBody(IReadOnlyList<BodyPart> Parts, FirmDirectory Directory)
{
    public static DirectoryBody Of(string html, FirmDirectory directory) => new(BodyParts.Of(html), directory);

    public static readonly DirectoryBody Empty = new([], new([], []));

    private const int BeginningLength = 110;

    /// <summary>The first words as plain text, cut where it is long.</summary>
    public string Beginning
    {
        get
        {
            var html = Parts.FirstOrDefault(part => part.Html is not null)?.Html ?? "";
            var text = Blanks().Replace(WebUtility.HtmlDecode(Tags().Replace(InText().Replace(html[..Math.Min(html.Length, 8 * BeginningLength)], ""), " ")), " ").Trim();
            return text.Length <= BeginningLength ? text : $"{text[..(char.IsHighSurrogate(text[BeginningLength - 1]) ? BeginningLength - 1 : BeginningLength)]}…";
        }
    }

    [GeneratedRegex("</?(?:a|b|i|em|strong|span|sup|sub|mark|code|del|ins)(?: [^>]*)?>")]
    private static partial Regex InText();

    // What is cut off at the end as well.
    [GeneratedRegex("<[^>]*(>|$)")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
