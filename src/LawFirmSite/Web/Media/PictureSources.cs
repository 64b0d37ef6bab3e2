using System.Text.RegularExpressions;
using LawFirmSite.Data;
using LawFirmSite.Domain.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Media;

/// <summary>
/// Tells browsers the size of the site's own pictures in a stored body, so that nothing jumps while they load, and the
/// smaller widths there are, so that a phone fetches what it can show. Done when the body is read, as directory lines
/// are: stored HTML stays free of what only the store knows, and an older picture gets its due without being published again.
/// </summary>
public sealed partial class PictureSources
{
    // The column of text is 38 characters of 18 px; on a phone it is the screen.
    private const string Sizes = "(min-width: 45em) 43em, 100vw";

    private readonly Dictionary<int, OwnPicture> _pictures;

    private PictureSources(IEnumerable<OwnPicture> pictures) => _pictures = pictures.ToDictionary(picture => picture.Id);

    /// <summary>The sources of all pictures in a text; a text without any costs no query.</summary>
    public static async Task<PictureSources> ReadAsync(SiteDb db, string html, CancellationToken cancel)
    {
        var ids = Own().Matches(html).Select(IdOf).Distinct().ToList();
        return new(ids.Count == 0 ? [] : await db.MediaFiles.AsNoTracking().Where(file => ids.Contains(file.Id) && file.Width > 0)
            .Select(file => new OwnPicture(file.Id, file.Name, file.Width, file.Height, file.Sizes.OrderBy(size => size.Width).Select(size => size.Width).ToList()))
            .ToListAsync(cancel));
    }

    /// <param name="html">The text, or a part of it.</param>
    /// <param name="lazy">False for paper: a page that is printed at once must have its pictures.</param>
    public string In(string html, bool lazy) => _pictures.Count == 0 ? html : Own().Replace(html, match =>
    {
        if (!_pictures.TryGetValue(IdOf(match), out var picture) || match.Groups[2].Value != picture.Name) return match.Value;

        var widths = picture.Smaller.Select(width => $"{MediaAddress.Of(picture.Id, width, picture.Name)} {width}w")
            .Append($"{MediaAddress.Of(picture.Id, picture.Name)} {picture.Width}w");
        var sources = picture.Smaller.Count == 0 ? "" : $" srcset=\"{string.Join(", ", widths)}\" sizes=\"{Sizes}\"";
        return $"{match.Value}{sources} width=\"{picture.Width}\" height=\"{picture.Height}\"{(lazy ? " loading=\"lazy\"" : "")} decoding=\"async\"";
    });

    private static int IdOf(Match match) => int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);

    // Sanitized HTML: in words this sign is written &lt;, and no attribute can hold the quotation mark.
    [GeneratedRegex("<img src=\"/media/([0-9]{1,9})/([a-z0-9.-]+)\"")]
    private static partial Regex Own();

    private sealed record OwnPicture(int Id, string Name, int Width, int Height, IReadOnlyList<int> Smaller);
}
