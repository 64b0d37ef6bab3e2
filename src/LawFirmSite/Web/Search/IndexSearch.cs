using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Search;

namespace LawFirmSite.Web.Search;

/// <summary>A row that was found, how well it fits, and what the filters need to know of it.</summary>
public sealed record IndexHit(long Row, double Score, int Category, int Year);

/// <summary>What the index found, best first. <paramref name="IsLoose"/>: nothing had all the words, these come near.</summary>
public sealed record IndexAnswer(IReadOnlyList<IndexHit> Hits, bool IsMore, bool IsLoose);

/// <summary>
/// Finds and orders public texts. The index names candidates, cheaply however common a word is: those with the words in the title, and
/// the newest others. Only these are compared with the words themselves; the rest follows by age.
/// </summary>
public sealed class IndexSearch(IndexReader reader, SearchQuery query, IReadOnlyList<string> facets, DateTimeOffset now)
{
    /// <summary>Nobody turns more pages; beyond it the count says "more than".</summary>
    public const int Most = 1000;

    private const int MostCompared = 200;

    // Of a sentence nobody wrote in these words.
    private const int MostTerms = 24;
    private const int MostRareTerms = 8;
    private const int MostOfTerm = 2000;
    private const int MostComparedOfTerm = 60;
    private const double NearEnough = 0.5;

    public IndexAnswer Exact()
    {
        var expression = SearchExpression.All(query.Words);
        var titled = reader.PublicRows(SearchExpression.With(SearchExpression.InTitle(expression), facets), now, MostCompared);
        var all = reader.PublicRows(SearchExpression.With(expression, facets), now, Most + 1);
        var compared = titled.Concat(all.Take(MostCompared)).ToHashSet();

        var scored = new List<(IndexHit Hit, long Due)>();
        foreach (var row in compared)
            if (reader.Text(row) is { } text && Relevance.Of(text, query, now) is { } score) scored.Add((new(row, score, text.Category, text.Year), text.Due));
        var best = scored.OrderByDescending(found => found.Hit.Score).ThenByDescending(found => found.Due).Select(found => found.Hit);
        var rest = all.Take(Most).Where(row => !compared.Contains(row)).Select(row => new IndexHit(row, 0, 0, 0));
        return new([.. best.Concat(rest).Take(Most)], all.Count > Most, false);
    }

    /// <summary>Texts with one of the words, or with most of what a sentence is made of; rare parts weigh more.</summary>
    public IndexAnswer Loose()
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        var rows = new Dictionary<string, List<long>>(StringComparer.Ordinal);
        var total = reader.Count;
        foreach (var term in query.Words.SelectMany(word => word.Spellings).SelectMany(SearchTerms.OfWords).Distinct(StringComparer.Ordinal).Take(MostTerms))
        {
            rows[term] = reader.PublicRows(SearchExpression.With(SearchExpression.Term(term), facets), now, MostOfTerm);
            weights[term] = Relevance.Weight(rows[term].Count, total, rows[term].Count == MostOfTerm);
        }
        var compared = rows.Where(term => term.Value.Count > 0).OrderBy(term => term.Value.Count).Take(MostRareTerms)
            .SelectMany(term => term.Value.Take(MostComparedOfTerm)).ToHashSet();

        var scored = new List<(IndexHit Hit, long Due)>();
        foreach (var row in compared)
        {
            if (reader.Text(row) is not { } text || Relevance.Near(text, query, weights) is not { } near || near < NearEnough) continue;
            scored.Add((new(row, near, text.Category, text.Year), text.Due));
        }
        return new([.. scored.OrderByDescending(found => found.Hit.Score).ThenByDescending(found => found.Due).Select(found => found.Hit)], false, true);
    }
}
