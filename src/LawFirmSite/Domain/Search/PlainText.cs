using System.Text;
using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Search;

/// <summary>The words of a Markdown body without its marks: what is looked through and what excerpts are cut from.</summary>
public static partial class PlainText
{
    public static string Of(string markdown)
    {
        var plain = new StringBuilder(markdown.Length);
        foreach (var line in markdown.AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            if (text.IsEmpty || text.StartsWith("{{") || text.StartsWith(":::") || text.StartsWith("```")) continue;

            if (plain.Length > 0) plain.Append('\n');
            plain.Append(WithoutMarks(text.ToString()));
        }
        return plain.ToString();
    }

    private static string WithoutMarks(string line)
    {
        line = Lead().Replace(line, "");
        if (line.Contains('[', StringComparison.Ordinal)) line = Link().Replace(line, "$1");
        if (line.Contains('|', StringComparison.Ordinal)) line = TableRule().IsMatch(line) ? "" : line.Replace('|', ' ').Trim();
        return line.Replace("**", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?:#{1,6} +|> ?|[-*+] +)+", RegexOptions.None, 1000)]
    private static partial Regex Lead();

    [GeneratedRegex(@"!?\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?: ""[^""]{0,200}"")?\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^[|:\- ]+$", RegexOptions.None, 1000)]
    private static partial Regex TableRule();
}
