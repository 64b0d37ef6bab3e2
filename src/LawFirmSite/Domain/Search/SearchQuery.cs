using System.Text;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Search;

/// <summary>A word or phrase that was looked for, folded, with the other spellings that will do as well.</summary>
public sealed record SearchWord(IReadOnlyList<string> Spellings)
{
    public string Text => Spellings[0];

    public bool OccursIn(string folded) => Spellings.Any(spelling => folded.Contains(spelling, StringComparison.Ordinal));
}

/// <summary>
/// What somebody looked for: cleaned of what no text holds, and cut into the words that should all occur. What stands in
/// quotation marks is one word and has no synonyms. Nothing in it has a meaning to a query language.
/// </summary>
public sealed record SearchQuery(string Text, IReadOnlyList<SearchWord> Words, string? Number, bool IsTooLong)
{
    public const int Length = 100;

    /// <summary>More words narrow nothing down and cost a condition each.</summary>
    private const int MostWords = 8;

    private const int MostSpellings = 8;
    private const int FewestDigits = 3;

    private const string Quotes = "\"“”「」『』";

    public static SearchQuery Of(string? typed) => Of(typed, Synonyms.None);

    public static SearchQuery Of(string? typed, Synonyms synonyms)
    {
        // Cut before anything is looked at closely: the rest of a megabyte is of no use.
        var start = typed is { Length: > Length * 10 } ? typed[..(Length * 10)] : typed ?? "";
        var text = string.Join(' ', Cleaned(start).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length > Length) return new("", [], null, true);

        var number = NumberIn(FoldedText.Fold(text));
        var words = number is null ? WordsOf(text, synonyms) : [new SearchWord(NumberSpellings(FoldedText.Fold(text), number))];
        return new(text, words, number, false);
    }

    public bool IsEmpty => Words.Count == 0;

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

    private static List<SearchWord> WordsOf(string text, Synonyms synonyms)
    {
        var words = new List<SearchWord>();
        foreach (var (n, part) in text.Split(Quotes.ToCharArray()).Index())
        {
            // Between the first and the second mark, the third and the fourth; a mark without a partner is only a gap.
            var isPhrase = n % 2 == 1 && n < text.Count(Quotes.Contains);
            var pieces = isPhrase ? [FoldedText.Fold(part)] : FoldedText.Fold(SpacesKept(part)).Split(Gap, StringSplitOptions.RemoveEmptyEntries);
            foreach (var piece in pieces.Where(piece => SearchTerms.OfWords(piece).Count > 0))
                if (words.Count < MostWords && words.All(word => word.Text != piece))
                    words.Add(new(isPhrase ? [piece] : synonyms.Spellings(piece, MostSpellings)));
        }
        return words;
    }

    private const char Gap = '\n';

    /// <summary>Folding joins Han characters across a blank; between words that were typed apart a new line holds.</summary>
    private static string SpacesKept(string part) => string.Join(Gap, part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The digits, when what was typed can be a telephone number, in the way people in the country dial it.</summary>
    private static string? NumberIn(string folded)
    {
        if (!folded.All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '(' or ')' or '+' or '.' or '–' or '—' or '‐' or '−')) return null;

        var digits = Digits(folded);
        if (digits.StartsWith("0086", StringComparison.Ordinal)) digits = digits[2..].TrimStart('0');
        if (digits.StartsWith("86", StringComparison.Ordinal) && digits.Length > 9 && (digits.Length > 11 || folded.Contains('+', StringComparison.Ordinal)))
            // Not by its length: a number of eight digits behind an area code of three has eleven as well.
            digits = digits[2] == '0' || PhoneNumber.Parse(digits[2..]).Kind == PhoneKind.Mobile ? digits[2..] : "0" + digits[2..];
        return digits.Length >= FewestDigits ? digits : null;
    }

    /// <summary>The number as typed, as texts print it, and as digits only.</summary>
    private static List<string> NumberSpellings(string folded, string digits) =>
        [.. new[] { folded, FoldedText.Fold(PhoneNumber.Parse(digits).Display), digits }.Where(spelling => SearchTerms.OfWords(spelling).Count > 0).Distinct(StringComparer.Ordinal)];

    private static string Cleaned(string typed) =>
        string.Concat(typed.EnumerateRunes().Where(rune => rune != Rune.ReplacementChar && rune.Value != TypedText.NoCharacter)
            .Select(rune => Rune.IsControl(rune) ? " " : rune.ToString())).Normalize(NormalizationForm.FormC);
}
