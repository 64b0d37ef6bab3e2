using System.Text;

namespace LawFirmSite.Domain.Media;

/// <summary>
/// The name at the end of a picture's address: lower-case Latin letters, digits and single hyphens, then the extension of
/// what the picture really is. It is made from the name a file came with, but never leads anywhere: no file is opened by it.
/// </summary>
public static class MediaName
{
    public const int Length = 60;

    private const string Nameless = "picture";
    private const int LongestExtension = 5;

    public static string Of(string sentName, PictureFormat format)
    {
        var file = sentName[(sentName.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = file.LastIndexOf('.');
        var words = new StringBuilder();
        foreach (var c in dot < 0 ? file : file[..dot])
        {
            if (words.Length == Length - LongestExtension) break;
            if (char.IsAsciiLetterOrDigit(c)) words.Append(char.ToLowerInvariant(c));
            else if (words.Length > 0 && words[^1] != '-') words.Append('-');
        }
        var name = words.ToString().TrimEnd('-');
        return (name.Length > 0 ? name : Nameless) + format.Extension();
    }
}
