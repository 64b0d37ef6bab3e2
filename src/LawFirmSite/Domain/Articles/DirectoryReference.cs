using System.Globalization;

namespace LawFirmSite.Domain.Articles;

/// <summary>
/// A line of a body that stands for current records: <c>{{legal-aid}}</c> for all centers,
/// <c>{{legal-aid:3}}</c> for one, <c>{{office:1}}</c> for one office. It counts only alone on its line.
/// </summary>
public sealed record DirectoryReference(DirectoryKind Kind, int? Id)
{
    public static DirectoryReference? Parse(string line)
    {
        var text = line.Trim();
        if (!text.StartsWith("{{", StringComparison.Ordinal) || !text.EndsWith("}}", StringComparison.Ordinal)) return null;

        return text[2..^2].Replace('：', ':').Split(':', StringSplitOptions.TrimEntries) switch
        {
            ["legal-aid"] => new(DirectoryKind.LegalAidCenter, null),
            ["legal-aid", var id] when Number(id) is { } number => new(DirectoryKind.LegalAidCenter, number),
            ["office", var id] when Number(id) is { } number => new(DirectoryKind.Office, number),
            _ => null,
        };
    }

    /// <summary>The references of a Markdown body, in order.</summary>
    public static IEnumerable<DirectoryReference> In(string body) =>
        body.Split('\n').Select(Parse).OfType<DirectoryReference>();

    /// <summary>Lines with double braces that stand for nothing: misspelled, or not alone on their line.</summary>
    public static IEnumerable<string> MisspelledIn(string body) =>
        body.Split('\n').Where(line => line.Contains("{{", StringComparison.Ordinal) && Parse(line) is null).Select(line => line.Trim());

    public override string ToString()
    {
        var name = Kind == DirectoryKind.Office ? "office" : "legal-aid";
        return Id is { } id ? $"{{{{{name}:{id.ToString(CultureInfo.InvariantCulture)}}}}}" : $"{{{{{name}}}}}";
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What a line in double braces may stand for.</summary>
public enum DirectoryKind
{
    LegalAidCenter,
    Office,
}
