using System.Globalization;
using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Media;

/// <summary>The places in a body where a pasted page had a picture that nobody has uploaded yet: <c>![图1（待上传）](media:pending/1)</c>.</summary>
public static partial class PendingPictures
{
    /// <summary>What the address of such a picture begins with; its number follows.</summary>
    public const string Address = "media:pending/";

    public static string Markdown(int number) => $"![图{number}（待上传）]({Address}{number})";

    /// <summary>Their numbers in the order of the text.</summary>
    public static IReadOnlyList<int> In(string body) => [.. PlacesIn(body).Select(place => place.Number).Distinct()];

    /// <summary>Where they stand.</summary>
    public static IEnumerable<(int Number, int Start, int End)> PlacesIn(string body) =>
        Place().Matches(body).Select(match => (int.Parse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture), match.Index, match.Index + match.Length));

    /// <summary>The body with a line of Markdown in place of a pending picture, or at its end when there is none of this number.</summary>
    public static string Put(string body, int? number, string line)
    {
        var put = false;
        var changed = number is null ? body : Place().Replace(body, match =>
        {
            if (match.Groups[1].Value != number.Value.ToString(CultureInfo.InvariantCulture)) return match.Value;
            put = true;
            return line;
        });
        if (put) return changed;

        var before = body.TrimEnd();
        return before.Length == 0 ? line + "\n" : $"{before}\n\n{line}\n";
    }

    [GeneratedRegex(@"!\[[^\]\n]*\]\(media:pending/([0-9]{1,4})\)")]
    private static partial Regex Place();
}
