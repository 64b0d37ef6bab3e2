using System.Text;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Search;

/// <summary>
/// A text as searching compares it: full-width and half-width alike (NFKC), lower case, nothing invisible, no space between
/// Han characters, every other white space one blank. <see cref="OriginalOf"/> leads back to the text people see.
/// </summary>
public sealed class FoldedText
{
    private readonly List<int> _places = [];

    public FoldedText(string original)
    {
        Original = original;
        Text = Fold(original, _places);
    }

    public string Original { get; }

    public string Text { get; }

    /// <summary>Where a character of <see cref="Text"/> begins in <see cref="Original"/>; the length of the text stands for its end.</summary>
    public int OriginalOf(int place) => place < _places.Count ? _places[place] : Original.Length;

    public static string Fold(string text) => Fold(text, places: null);

    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '〇' or '々' || char.IsSurrogate(c);

    private static string Fold(string text, List<int>? places)
    {
        var folded = new StringBuilder(text.Length);
        var space = ' ';
        var spaceAt = -1;
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (IsHan(c) && !char.IsSurrogate(c)) Add(c, at++);
            else if (c is >= '!' and <= '~') Add(char.ToLowerInvariant(c), at++);
            else at += AddOther(at);
        }
        return folded.ToString();

        int AddOther(int at)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) != System.Buffers.OperationStatus.Done) return length;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                // A new line keeps apart what a blank may join.
                if (spaceAt < 0 || rune.Value == '\n') (space, spaceAt) = (rune.Value == '\n' ? '\n' : ' ', at);
                return length;
            }
            if (Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.NonSpacingMark) return length;

            foreach (var c in Simple(rune)) Add(c, at);
            return length;
        }

        void Add(char c, int at)
        {
            if (spaceAt >= 0 && folded.Length > 0 && (space == '\n' || !IsHan(folded[^1]) || !IsHan(c)))
            {
                folded.Append(space);
                places?.Add(spaceAt);
            }
            spaceAt = -1;
            folded.Append(c);
            places?.Add(at);
        }
    }

    private static string Simple(Rune rune)
    {
        if (rune.Value == TypedText.NoCharacter) return "";
        var text = rune.ToString().Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        return text.Replace(" ", "", StringComparison.Ordinal);
    }
}
