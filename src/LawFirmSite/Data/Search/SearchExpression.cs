using LawFirmSite.Domain.Search;

namespace LawFirmSite.Data.Search;

/// <summary>
/// Says in the language of FTS5 what a text must hold. Every term is made of letters and digits and stands in quotes, so
/// nothing that was typed can mean anything there.
/// </summary>
public static class SearchExpression
{
    private const int ShortestPrefix = 2;
    private const int ShortestNumberPrefix = 5;

    /// <summary>Texts that may have all the words in them. Pairs do not tell whether they stand side by side; the text does.</summary>
    public static string All(IEnumerable<SearchWord> words) => string.Join(" AND ", words.Select(One));

    public static string InTitle(string expression) => $"title : ({expression})";

    public static string With(string expression, IEnumerable<string> facets) =>
        string.Concat(facets.Select(facet => $"facets : \"{facet}\" AND ")) + $"({expression})";

    public static string Term(string term) => $"\"{term}\"" + (IsPrefix(term) ? "*" : "");

    private static string One(SearchWord word) => $"({string.Join(" OR ", word.Spellings.Select(Spelling))})";

    private static string Spelling(string spelling) => $"({string.Join(" AND ", SearchTerms.OfWords(spelling).Select(Term))})";

    /// <summary>The beginning of a Latin word or of a number is enough. Of a short one it would be half of the index.</summary>
    private static bool IsPrefix(string term) =>
        char.IsAsciiDigit(term[0]) ? term.Length >= ShortestNumberPrefix : term.Length >= ShortestPrefix && char.IsAsciiLetter(term[0]);
}
