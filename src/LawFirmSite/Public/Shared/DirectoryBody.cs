using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Public.Shared;

/// <summary>A body with the records its lines in double braces stand for.</summary>
public sealed record DirectoryBody(IReadOnlyList<BodyPart> Parts, FirmDirectory Directory)
{
    public static DirectoryBody Of(string html, FirmDirectory directory) => new(BodyParts.Of(html), directory);

    public static readonly DirectoryBody Empty = new([], new([], []));
}
