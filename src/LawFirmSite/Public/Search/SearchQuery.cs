using System.Text;

namespace LawFirmSite.Public.Search;

/// <summary>What somebody looked for: cleaned of what no text holds, and cut into the words that must all occur.</summary>
public sealed record SearchQuery(string Text, IReadOnlyList<string> Words, bool IsTooLong)
{
    public const int Length = 100;

    /// <summary>More words narrow nothing down and cost a condition each.</summary>
    private const int MostWords = 8;

    private const int FewestDigits = 4;

    public static SearchQuery Of(string? typed)
    {
        var text = string.Join(' ', Cleaned(typed ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length > Length ? new("", [], true) : new(text, [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(MostWords)], false);
    }

    public bool IsEmpty => Words.Count == 0;

    /// <summary>The digits, when what was typed can be a telephone number.</summary>
    public string? Number => Text.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '(' or ')' or '+') && Digits(Text) is { Length: >= FewestDigits } digits ? digits : null;

    public static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    /// <summary>The pattern of a word for LIKE, in which nothing it holds has a meaning of its own.</summary>
    public static string Pattern(string word)
    {
        var pattern = new StringBuilder("%");
        foreach (var c in word)
        {
            if (c is '%' or '_' or '[' or ']' or '^' or '\\') pattern.Append('\\');
            pattern.Append(c);
        }
        return pattern.Append('%').ToString();
    }

    private static string Cleaned(string typed) =>
        string.Concat(typed.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar)
            .Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())).Normalize(NormalizationForm.FormC);
}
