using System.Text;

namespace LawFirmSite.Domain.Intake;

/// <summary>What the rules ask of one character. Everything works on UTF-16 units, so that positions are plain.</summary>
internal static class Characters
{
    /// <summary>Han characters with 〇 and 々; both halves of a pair from planes 2 and 3 count.</summary>
    public static bool IsHan(char c) => c is
        (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF')
        or '〇' or '々'
        or (>= '\uD840' and <= '\uD88F') or (>= '\uDC00' and <= '\uDFFF');

    /// <summary>The space characters of C3; a line break is none of them.</summary>
    public static bool IsSpace(char c) => c is
        ' ' or '\t' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' or '\u205F' or '\u3000';

    /// <summary>Columns a space takes (C3): U+3000 is as wide as a Han character, a tab always parts columns.</summary>
    public static int SpaceWidth(char c) => c is '\u3000' or '\t' ? 2 : 1;

    /// <summary>Punctuation that is as wide as a Han character whatever stands beside it.</summary>
    public static bool IsWidePunctuation(char c) => c is
        '，' or '。' or '；' or '：' or '？' or '！' or '、' or '（' or '）' or '《' or '》' or '〈' or '〉'
        or '【' or '】' or '「' or '」' or '『' or '』' or '〔' or '〕' or '〖' or '〗' or '～' or '・' or '·';

    /// <summary>Quotes, dashes and dots that Chinese and English share: wide only in Chinese surroundings.</summary>
    public static bool IsSharedPunctuation(char c) => c is '“' or '”' or '‘' or '’' or '…' or '—';

    public static bool IsAlphanumeric(char c) => char.IsAsciiLetterOrDigit(c);

    public static bool IsNumeral(char c) => c is
        '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '〇' or '零';

    public static bool IsCloser(char c) => c is '”' or '’' or '）' or ')' or '》' or '】' or '」' or '』' or ']';

    public static bool IsOpener(char c) => c is '“' or '‘' or '（' or '(' or '《' or '【' or '「' or '『' or '[';

    /// <summary>C2: characters that are deleted wherever they stand. Line breaks and tabs are not among them.</summary>
    public static bool IsInvisible(char c) => c is
        (>= '\u200B' and <= '\u200F') or '\u2060' or '\uFEFF' or '\u00AD' or (>= '\u202A' and <= '\u202E')
        or (>= '\u2066' and <= '\u2069') or '\uFFFC' or (< ' ' and not '\n' and not '\t');

    /// <summary>C1 and C2. Lone surrogates become U+FFFD, since no file or page could carry them.</summary>
    public static string Clean(string text)
    {
        if (!NeedsCleaning(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            switch (c)
            {
                case '\r':
                    clean.Append('\n');
                    i += i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                    break;
                case '\v' or '\u0085' or '\u2028' or '\u2029':
                    clean.Append('\n');
                    break;
                case var _ when char.IsSurrogate(c):
                    if (i + 1 < text.Length && char.IsSurrogatePair(c, text[i + 1]))
                    {
                        clean.Append(c).Append(text[++i]);
                    }
                    else
                    {
                        clean.Append('\uFFFD');
                    }

                    break;
                case var _ when !IsInvisible(c):
                    clean.Append(c);
                    break;
            }
        }

        return clean.ToString();
    }

    private static bool NeedsCleaning(string text)
    {
        foreach (var c in text)
        {
            if (IsInvisible(c) || c is '\u0085' or '\u2028' or '\u2029' || char.IsSurrogate(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>C10: radicals and compatibility forms become the characters they look like; nothing else is touched.</summary>
    public static string? Unified(char c) => c is (>= '\u2E80' and <= '\u2FDF') or (>= '\uF900' and <= '\uFAFF')
        ? c.ToString().Normalize(NormalizationForm.FormKC) is var plain && plain != c.ToString() ? plain : null
        : null;

    public static string Unify(string text)
    {
        StringBuilder? unified = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (Unified(text[i]) is { } plain)
            {
                unified ??= new StringBuilder(text, 0, i, text.Length + 16);
                unified.Append(plain);
            }
            else
            {
                unified?.Append(text[i]);
            }
        }

        return unified?.ToString() ?? text;
    }

    public static string WithoutSpaces(string text) =>
        text.Any(IsSpace) ? string.Concat(text.Where(c => !IsSpace(c))) : text;

    public static bool HasHan(string text) => text.Any(IsHan);

    /// <summary>Length in columns of Han characters times two.</summary>
    public static int HalfWidths(string text) => text.Sum(c => c < '\u2000' ? 1 : 2);
}
