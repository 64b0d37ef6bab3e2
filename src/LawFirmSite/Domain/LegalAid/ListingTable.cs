using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Domain.LegalAid;

/// <summary>The table that a pasted listing became in the body of its article.</summary>
public static class ListingTable
{
    private const string Current = "{{legal-aid}}";

    /// <summary>The body with the line for the current directory instead of the first table of the listed offices; others go.</summary>
    public static string Replaced(string markdown, IReadOnlyList<ListedOffice> listed)
    {
        var names = listed.Select(office => office.Name).ToHashSet(StringComparer.Ordinal);
        var lines = markdown.ReplaceLineEndings("\n").Split('\n');
        var kept = new List<string>();
        var done = false;
        for (var start = 0; start < lines.Length;)
        {
            var end = start;
            while (end < lines.Length && lines[end].StartsWith('|')) end++;
            if (end == start)
            {
                kept.Add(lines[start++]);
                continue;
            }
            if (!lines[start..end].Any(line => names.Contains(FirstCell(line)))) kept.AddRange(lines[start..end]);
            else if (!done) kept.Add(Current);
            done |= kept[^1] == Current;
            start = end;
        }
        return string.Join('\n', kept);
    }

    private static string FirstCell(string row) => row.Split('|') is [_, var cell, ..] ? cell.Trim() : "";
}
