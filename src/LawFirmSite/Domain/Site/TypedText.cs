using System.Text;

namespace LawFirmSite.Domain.Site;

/// <summary>
/// The boundary for words from outside: what a person typed or a file holds. Text that passed is in Unicode NFC, has LF
/// line ends and holds no character that only confuses (controls, halves of surrogate pairs, non-characters, bidi overrides).
/// </summary>
public static class TypedText
{
    /// <summary>Why the text is refused, as a sentence without a subject; null when it is fine.</summary>
    public static string? Fault(string text, bool singleLine)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                // The last two code points of each plane are non-characters (Unicode 16, 23.7).
                if ((char.ConvertToUtf32(c, text[i + 1]) & 0xFFFE) == 0xFFFE) return "含有无效字符，请删去后再试。";
                i++;
                continue;
            }
            if (char.IsSurrogate(c)) return "含有残缺的字符，请删去后再试。";
            if (c is '\uFFFE' or '\uFFFF' or (>= '\uFDD0' and <= '\uFDEF')) return "含有无效字符，请删去后再试。";
            if (c is '\n' or '\r' or '\t')
            {
                if (singleLine) return "只能写一行。";
                continue;
            }
            if (char.IsControl(c)) return "含有看不见的控制字符，请删去后再试。";
            if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')) return "含有改变文字方向的控制字符，请删去后再试。";
        }
        return null;
    }

    /// <summary>Nothing that could be seen: white space, and characters that only format.</summary>
    public static bool IsBlank(string text) =>
        text.All(c => char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format);

    /// <summary>The same words in one spelling: NFC, LF line ends, no white space around. Call it only on text without a fault.</summary>
    public static string Normal(string? text) =>
        text is null ? "" : text.ReplaceLineEndings("\n").Normalize(NormalizationForm.FormC).Trim();

    /// <summary>The one code point, besides halves of pairs, that .NET does not normalize.</summary>
    public const int NoCharacter = 0xFFFE;

    /// <summary>Without what cannot be normalized: for comparing words that nobody has looked at yet.</summary>
    public static string Normalizable(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != NoCharacter && rune != Rune.ReplacementChar));

    /// <summary>The same for comparing only: words with a fault, which cannot be normalized, stay as they are.</summary>
    public static string Comparable(string? text) =>
        text is null || Fault(text, singleLine: false) is null ? Normal(text) : text.ReplaceLineEndings("\n").Trim();
}
