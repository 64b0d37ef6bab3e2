namespace LawFirmSite.Domain.Redirects;

/// <summary>
/// One of many redirects that were pasted or came in a file, from a table or typed: the former address, then the new one.
/// An address of this site holds none of the signs that part columns, so the last column is the new address and all
/// before it the former one.
/// </summary>
/// <param name="Number">Which line it was, counted from 1.</param>
public sealed record RedirectLine(int Number, string From, string To)
{
    public const int MostLines = 5000;

    private static readonly char[] Separators = ['\t', ',', '，', ';', '；', ' ', '\u3000'];

    public static IReadOnlyList<RedirectLine> In(string text)
    {
        var lines = new List<RedirectLine>();
        foreach (var (index, raw) in text.ReplaceLineEndings("\n").Split('\n').Index())
        {
            var line = raw.Trim().Trim('\uFEFF').TrimEnd(Separators);
            if (line.Length == 0) continue;

            var at = line.LastIndexOfAny(Separators);
            var (from, to) = at < 0 ? (line, "") : (line[..at].TrimEnd(Separators), line[(at + 1)..]);
            if (lines.Count == 0 && IsHeading(from) && IsHeading(to)) continue;

            lines.Add(new(index + 1, Unquoted(from), Unquoted(to)));
        }
        return lines;
    }

    /// <summary>旧网址,新网址 above the columns.</summary>
    private static bool IsHeading(string cell) => cell.Length > 0 && !cell.Contains('/', StringComparison.Ordinal) && !cell.Contains('.', StringComparison.Ordinal);

    private static string Unquoted(string cell) =>
        cell is ['"', .., '"'] ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal).Trim() : cell.Trim();
}
