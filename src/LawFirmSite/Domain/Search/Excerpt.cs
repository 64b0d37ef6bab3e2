namespace LawFirmSite.Domain.Search;

/// <summary>A piece of text, and whether it is one of the words that were looked for.</summary>
public readonly record struct ExcerptPart(string Text, bool IsHit);

/// <summary>Cuts from a text the part around the words that were looked for, and says where they stand. Always the text people see, never the folded one.</summary>
public static class Excerpt
{
    private const int Before = 24;
    private const int MostHits = 50;

    /// <summary>The whole text with its hits.</summary>
    public static IReadOnlyList<ExcerptPart> Whole(string text, IEnumerable<string> spellings) => Parts(text, Hits(new(text), spellings), 0, text.Length);

    /// <summary>About <paramref name="length"/> characters around the first hit, or the beginning where there is none.</summary>
    public static IReadOnlyList<ExcerptPart> Around(string text, IEnumerable<string> spellings, int length)
    {
        var hits = Hits(new(text), spellings);
        var start = hits.Count > 0 ? Math.Max(0, hits[0].Start - Before) : 0;
        if (start > 0 && text.LastIndexOfAny(['。', '！', '？', '\n'], hits[0].Start - 1, hits[0].Start - start) is var stop and >= 0) start = stop + 1;
        if (start > 0 && char.IsLowSurrogate(text[start])) start--;
        var end = Math.Min(text.Length, start + length);
        if (end < text.Length && char.IsLowSurrogate(text[end])) end--;

        var parts = Parts(text, hits, start, end);
        if (start > 0) parts.Insert(0, new("…", false));
        if (end < text.Length) parts.Add(new("…", false));
        return parts;
    }

    private static List<(int Start, int End)> Hits(FoldedText text, IEnumerable<string> spellings)
    {
        var hits = new List<(int Start, int End)>();
        foreach (var spelling in spellings.Where(spelling => spelling.Length > 0))
        {
            for (int at = 0, n = 0; n < MostHits && (at = text.Text.IndexOf(spelling, at, StringComparison.Ordinal)) >= 0; at += spelling.Length, n++)
            {
                // One original character can become several: the end is where the next one begins.
                var last = text.OriginalOf(at + spelling.Length - 1);
                var end = at + spelling.Length;
                while (end < text.Text.Length && text.OriginalOf(end) == last) end++;
                hits.Add((text.OriginalOf(at), Math.Max(last + 1, EndOf(text, last, end))));
            }
        }
        return [.. hits.Order()];
    }

    /// <summary>A hit ends with its last character, not with the blanks that were left out behind it.</summary>
    private static int EndOf(FoldedText text, int last, int next)
    {
        var end = text.OriginalOf(next);
        while (end > last + 1 && char.IsWhiteSpace(text.Original[end - 1])) end--;
        return end;
    }

    private static List<ExcerptPart> Parts(string text, List<(int Start, int End)> hits, int start, int end)
    {
        var parts = new List<ExcerptPart>();
        var at = start;
        foreach (var hit in hits)
        {
            var (from, to) = (Math.Max(hit.Start, at), Math.Min(hit.End, end));
            if (from >= to) continue;
            if (from > at) parts.Add(new(text[at..from], false));
            if (parts.Count > 0 && parts[^1].IsHit && from == at) parts[^1] = new(parts[^1].Text + text[from..to], true);
            else parts.Add(new(text[from..to], true));
            at = to;
        }
        if (at < end) parts.Add(new(text[at..end], false));
        return parts;
    }
}
