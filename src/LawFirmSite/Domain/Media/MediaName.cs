using System.Text;
using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Media;

/// <summary>
/// The name at the end of a file's address: lower-case Latin letters, digits and single hyphens, then the extension of
/// what the file really is. It is made from the name a file came with, but never leads anywhere: no file is opened by it.
/// The end of it is a piece of the file's hash, so that nobody who has not been shown the file can guess where it is.
/// </summary>
public static partial class MediaName
{
    public const int Length = 60;

    private const string Nameless = "picture";
    private const int LongestExtension = 5;
    private const int MarkLength = 12;

    public static string Of(string sentName, string hash, string extension)
    {
        var mark = $"-{hash[..MarkLength]}";
        var words = new StringBuilder();
        foreach (var c in Title(sentName))
        {
            if (words.Length == Length - LongestExtension - mark.Length) break;
            if (char.IsAsciiLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[^1] != '-') words.Append('-');
        }
        var name = words.ToString().TrimEnd('-');
        return (name.Length > 0 ? name : extension == ".pdf" ? "document" : Nameless) + mark + extension;
    }

    /// <summary>The sent name without folders and extension.</summary>
    public static string Title(string sentName)
    {
        var file = sentName[(sentName.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = file.LastIndexOf('.');
        return dot < 0 ? file : file[..dot];
    }

    /// <summary>Whether <see cref="Of"/> could have made it.</summary>
    public static bool IsValid(string name) => name.Length <= Length && Pattern().IsMatch(name);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\.(jpg|png|webp|pdf)\z")]
    private static partial Regex Pattern();
}
