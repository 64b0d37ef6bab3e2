using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Search;

namespace LawFirmSite.Web.Search;

/// <summary>How well a text answers what was looked for. The title comes first, then who and where from, then how often the text says it; a newer text before an older one.</summary>
internal static class Relevance
{
    private const double AnotherSpelling = 0.8;
    private const double InTitle = 12;
    private const double WholeTitle = 20;
    private const double StartOfTitle = 3;
    private const double ShareOfTitle = 6;
    private const double InAbout = 4;
    private const double InBody = 5;
    private const double Newness = 1.5;
    private const int MostCounted = 8;

    private const double InTextOnly = 0.9;
    private const double OneWord = 0.5;
    private const double WordInTitle = 0.2;

    // What one text in six has tells nothing about what somebody meant.
    private const double Telling = 1.9;

    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>Null when a word does not occur: its pairs do, but not side by side.</summary>
    public static double? Of(IndexedText text, SearchQuery query, DateTimeOffset now)
    {
        var score = 0.0;
        foreach (var word in query.Words)
        {
            var best = word.Spellings.Select((spelling, n) => Of(text, spelling) * (n == 0 ? 1 : AnotherSpelling)).Max();
            if (best == 0) return null;
            score += best;
        }
        var age = Math.Max(0, (now - DateTimeOffset.FromUnixTimeMilliseconds(text.Due)) / Year);
        return score / query.Words.Count + Newness / (1 + age);
    }

    /// <summary>How much a part of a sentence tells: the rarer, the more. One that no text has may only be the seam between two words.</summary>
    public static double Weight(int texts, long total, bool isMore) =>
        isMore ? Math.Min(Math.Log(1 + total / (texts + 0.5)), Telling / 2)
        : texts == 0 ? Math.Log(1 + total / 0.5) / 2
        : Math.Log(1 + total / (texts + 0.5));

    /// <summary>The share of the words that the text has, from 0 to 1, a little more where the title has them; null when there is nothing to compare.</summary>
    public static double? Near(IndexedText text, SearchQuery query, Dictionary<string, double> weights)
    {
        var (sum, best) = (0.0, 0.0);
        foreach (var word in query.Words)
        {
            var share = word.Spellings.Max(spelling => Share(text, spelling, weights));
            sum += share;
            best = Math.Max(best, share);
        }
        var near = sum / query.Words.Count + WordInTitle * query.Words.Count(word => word.OccursIn(text.Title)) / query.Words.Count;
        // One whole word of several is enough; it still comes after a text that has more of them.
        return best >= 0.999 ? OneWord + near : near;
    }

    private static double Of(IndexedText text, string spelling)
    {
        var score = 0.0;
        if (text.Title.IndexOf(spelling, StringComparison.Ordinal) is var at and >= 0)
            score += InTitle + (text.Title.Length == spelling.Length ? WholeTitle : at == 0 ? StartOfTitle : 0) + ShareOfTitle * spelling.Length / text.Title.Length;
        if (text.About.Contains(spelling, StringComparison.Ordinal)) score += InAbout;
        if (Count(text.Body, spelling) is var count and > 0) score += InBody * count / (count + 1.5);
        return score;
    }

    private static int Count(string text, string spelling)
    {
        var count = 0;
        for (var at = 0; count < MostCounted && (at = text.IndexOf(spelling, at, StringComparison.Ordinal)) >= 0; at += spelling.Length) count++;
        return count;
    }

    private static double Share(IndexedText text, string spelling, Dictionary<string, double> weights)
    {
        var (found, all, most) = (0.0, 0.0, 0.0);
        foreach (var term in SearchTerms.OfWords(spelling))
        {
            if (!weights.TryGetValue(term, out var weight)) continue;
            all += weight;
            var isInTitle = text.Title.Contains(term, StringComparison.Ordinal);
            if (!isInTitle && !text.About.Contains(term, StringComparison.Ordinal) && !text.Body.Contains(term, StringComparison.Ordinal)) continue;
            found += isInTitle ? weight : weight * InTextOnly;
            most = Math.Max(most, weight);
        }
        if (found >= all * InTextOnly - 0.001 && all > 0) return 1;
        return most < Telling ? 0 : found / all;
    }
}
