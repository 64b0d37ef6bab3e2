using System.Globalization;

namespace LawFirmSite.Data.Search;

/// <summary>What a row of the index stands for. The number of a row says it, so that nothing has to be looked up.</summary>
public enum IndexedKind
{
    Article,
    Page,

    /// <summary>The newest text of an article whose public text is another one or none. Only staff search it.</summary>
    Draft,
}

/// <summary>A row's number: drafts lie below zero, so that a search of visitors never meets one; newer entries have higher numbers.</summary>
public static class IndexRow
{
    public static long Of(IndexedKind kind, int id) => kind switch
    {
        IndexedKind.Article => id * 2L,
        IndexedKind.Page => id * 2L + 1,
        IndexedKind.Draft => id * -2L,
    };

    public static (IndexedKind Kind, int Id) Meaning(long row) =>
        row < 0 ? (IndexedKind.Draft, (int)(-row / 2)) : (row % 2 == 0 ? IndexedKind.Article : IndexedKind.Page, (int)(row / 2));
}

/// <summary>
/// Terms that narrow a search instead of being searched for. They begin with a sign of the private area, which no word has:
/// nobody can type one.
/// </summary>
public static class Facet
{
    private const char Sign = '\uE000';

    /// <summary>The text staff are working on, be it public or not.</summary>
    public static string Newest { get; } = $"{Sign}n";

    public static string Category(int id) => string.Create(CultureInfo.InvariantCulture, $"{Sign}c{id}");

    public static string Year(int year) => string.Create(CultureInfo.InvariantCulture, $"{Sign}y{year}");

    public static string Owner(int id) => string.Create(CultureInfo.InvariantCulture, $"{Sign}o{id}");
}

/// <summary>A text as it is indexed, folded. <paramref name="Mark"/> is that of the article or page when it was read.</summary>
/// <param name="Due">When visitors may first see it, in Unix milliseconds.</param>
/// <param name="Facets">Terms that narrow a search: category, year, owner.</param>
public sealed record IndexedText(long Row, long Mark, long Due, int Year, int Category, string Title, string About, string Body, IReadOnlyList<string> Facets);
