using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Search;

namespace LawFirmSite.Web.Search;

/// <summary>Finds articles by what staff last wrote, drafts included. The facets say whose; whoever asks checks again what may be opened.</summary>
public sealed class StaffSearch(IndexReader reader, SearchQuery query, IReadOnlyList<string> facets)
{
    private const int Most = 1000;
    private const int MostCompared = 200;

    /// <summary>Numbers of articles, at most a thousand: the newest.</summary>
    public List<int> Articles()
    {
        var rows = reader.StaffRows(SearchExpression.With(SearchExpression.All(query.Words), facets), Most);
        return [.. rows.Where((row, n) => n >= MostCompared || IsMeant(row)).Select(row => IndexRow.Meaning(row).Id)];
    }

    /// <summary>The pairs of a word occur; only the text tells whether they stand side by side.</summary>
    private bool IsMeant(long row) => reader.Text(row) is { } text
        && query.Words.All(word => word.OccursIn(text.Title) || word.OccursIn(text.About) || word.OccursIn(text.Body));
}
