using System.Text.RegularExpressions;

namespace LawFirmSite.Domain.Search;

/// <summary>
/// Words that were looked for on one day (Site:TimeZone) and not found, and how often. Nothing about who looked: no address, no
/// time of day, and nothing that could be somebody's number.
/// </summary>
public sealed partial class MissedSearch
{
    public const int WordsLength = 40;

    /// <summary>More different ones on a day are not people, and are not kept.</summary>
    public const int MostPerDay = 200;

    public const int DaysKept = 90;

    public DateOnly Day { get; init; }
    public string Words { get; init; } = "";
    public long Count { get; init; }

    /// <summary>What is kept of a query; null when nothing may be. Numbers of seven digits and more belong to people, and so do mail addresses.</summary>
    public static string? Kept(SearchQuery query)
    {
        if (query.IsEmpty || query.Number is not null) return null;

        var words = Personal().Replace(FoldedText.Fold(query.Text.Replace('"', ' ')), " ");
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length > WordsLength) words = words[..(char.IsHighSurrogate(words[WordsLength - 1]) ? WordsLength - 1 : WordsLength)].TrimEnd();
        return SearchTerms.OfWords(words).Count == 0 ? null : words;
    }

    [GeneratedRegex(@"[^\s@]+@[^\s@]+|\d(?:[ \-]?\d){6,}x?", RegexOptions.None, 1000)]
    private static partial Regex Personal();
}
