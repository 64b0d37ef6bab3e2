using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Media;

/// <summary>How texts refer to files of the site, and how the file is found again in a text.</summary>
public static partial class MediaAddress
{
    private const string SignsOfMarkdown = "\\[]*_`<>!";

    public static string Of(int id, string name) => $"/media/{id}/{name}";

    /// <summary>Where a smaller width of a picture is.</summary>
    public static string Of(int id, int width, string name) => $"/media/{id}/{width}/{name}";

    /// <summary>What every text that uses the file holds, in whatever width.</summary>
    public static string MarkIn(int id) => $"/media/{id.ToString(CultureInfo.InvariantCulture)}/";

    public static string Picture(int id, string name, string alt) => $"![{Plain(alt)}]({Of(id, name)})";

    public static string Pdf(int id, string name, string title, long bytes) => $"[{Plain(title)}（PDF，{MediaAmount.Words(bytes)}）]({Of(id, name)})";

    /// <summary>The numbers of the files that a text refers to, each once.</summary>
    public static IReadOnlyList<int> IdsIn(string text) => [.. PlacesIn(text).Select(place => place.Id).Distinct()];

    /// <summary>Where they stand.</summary>
    public static IEnumerable<(int Id, int Start, int End)> PlacesIn(string text) =>
        Reference().Matches(text)
            .Select(match => (int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0, match.Index, match.Index + match.Length))
            .Where(place => place.Item1 > 0);

    /// <summary>The text with other numbers: those of an export may be taken where it is read.</summary>
    public static string Renumber(string text, IReadOnlyDictionary<int, string> addresses) => addresses.Count == 0 ? text
        : Whole().Replace(text, match => int.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && addresses.TryGetValue(id, out var address) ? address : match.Value);

    private static string Plain(string words)
    {
        var plain = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (SignsOfMarkdown.Contains(c, StringComparison.Ordinal)) plain.Append('\\');
            plain.Append(c);
        }
        return plain.ToString();
    }

    [GeneratedRegex(@"/media/([0-9]{1,9})/")]
    private static partial Regex Reference();

    [GeneratedRegex(@"/media/([0-9]{1,9})/[a-z0-9-]+\.[a-z]+")]
    private static partial Regex Whole();
}

/// <summary>Amounts of bytes as people read them.</summary>
public static class MediaAmount
{
    private const double Kilo = 1024;

    public static string Words(long bytes) => bytes switch
    {
        >= 1024 * 1024 => $"{(bytes / Kilo / Kilo).ToString("0.#", CultureInfo.InvariantCulture)} MB",
        >= 1024 => $"{(bytes / Kilo).ToString("0", CultureInfo.InvariantCulture)} KB",
        _ => $"{bytes} 字节",
    };
}
