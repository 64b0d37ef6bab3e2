using System.Text;

namespace LawFirmSite.Domain.Search;

/// <summary>
/// Cuts folded text into what an index can look up: Han characters singly and in pairs, runs of other letters and digits
/// whole. Holds nothing but letters and digits, so that a term never means anything to a query language.
/// </summary>
public static class SearchTerms
{
    /// <summary>Each term of a text once, singles and pairs of Han characters alike.</summary>
    public static HashSet<string> OfText(string folded)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in Runs(folded))
        {
            if (!run.IsHan)
            {
                terms.Add(run.Text);
                continue;
            }
            for (var n = 0; n < run.Text.Length; n++)
            {
                if (char.IsLowSurrogate(run.Text[n])) continue;
                var end = After(run.Text, n);
                terms.Add(run.Text[n..end]);
                if (end < run.Text.Length) terms.Add(run.Text[n..After(run.Text, end)]);
            }
        }
        return terms;
    }

    /// <summary>What a text must hold so that these words can stand in it: pairs, and a single only where it stands alone.</summary>
    public static List<string> OfWords(string folded)
    {
        var terms = new List<string>();
        foreach (var run in Runs(folded))
        {
            if (!run.IsHan || After(run.Text, 0) == run.Text.Length) terms.Add(run.Text);
            else
                for (int n = 0, end; (end = After(run.Text, n)) < run.Text.Length; n = end) terms.Add(run.Text[n..After(run.Text, end)]);
        }
        return [.. terms.Distinct(StringComparer.Ordinal)];
    }

    private static int After(string text, int at) => at + (char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1);

    private static IEnumerable<(string Text, bool IsHan)> Runs(string folded)
    {
        for (var at = 0; at < folded.Length;)
        {
            var kind = KindAt(folded, at, out var length);
            var start = at;
            at += length;
            if (kind == Kind.Other) continue;

            while (at < folded.Length && KindAt(folded, at, out length) == kind) at += length;
            yield return (folded[start..at], kind == Kind.Han);
        }
    }

    private static Kind KindAt(string text, int at, out int length)
    {
        length = 1;
        var c = text[at];
        if (char.IsAsciiLetterOrDigit(c)) return Kind.Letter;
        if (!char.IsSurrogate(c)) return FoldedText.IsHan(c) ? Kind.Han : char.IsLetterOrDigit(c) ? Kind.Letter : Kind.Other;
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return Kind.Other;

        length = 2;
        return Rune.IsLetterOrDigit(rune) ? Kind.Han : Kind.Other;
    }

    private enum Kind
    {
        Other,
        Letter,
        Han,
    }
}
