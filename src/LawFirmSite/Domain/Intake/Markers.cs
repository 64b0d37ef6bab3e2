using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

internal enum MarkerKind
{
    /// <summary>一、</summary>
    Section,

    /// <summary>（一）</summary>
    Subsection,

    /// <summary>第一章</summary>
    Chapter,

    /// <summary>第一节</summary>
    Part,

    /// <summary>第一条</summary>
    Article,

    /// <summary>1. 1、 ⒈</summary>
    Number,

    /// <summary>①</summary>
    CircledNumber,

    /// <summary>(1) ⑴</summary>
    BracketedNumber,
    Bullet,
}

/// <summary>What a paragraph begins with: its kind, length with the space after it, normal form (C9) and number.</summary>
internal readonly record struct Marker(MarkerKind Kind, int Length, string Normal, int Number);

/// <summary>Reads the marker at the start of a paragraph (C9, H1, H2, H5, L1, L4).</summary>
internal static class Markers
{
    public static Marker? Read(string text) =>
        text.Length == 0 ? null : NotAlone(Sign(text), text) ?? Chinese(text) ?? Statute(text) ?? NotAlone(Numbered(text), text) ?? Bullet(text);

    /// <summary>A number that numbers nothing is text.</summary>
    private static Marker? NotAlone(Marker? marker, string text) => marker?.Length < text.Length ? marker : null;

    /// <summary>A marker as printed that the punctuation rules must not reshape: 1) stays 1), and 一. is left to C9.</summary>
    public static int LiteralLength(string text)
    {
        var at = 0;
        while (at < text.Length && at < 3 && (char.IsAsciiDigit(text[at]) || IsNumeral(text[at])))
        {
            at++;
        }

        return at is > 0 and < 3 && at < text.Length && (text[at] == ')' || (text[at] == '.' && IsNumeral(text[0]))) ? at + 1 : 0;
    }

    private static Marker? Sign(string text) => text[0] switch
    {
        >= '㈠' and <= '㈩' => new(MarkerKind.Subsection, Past(text, 1), $"（{ChineseNumber(text[0] - '㈠' + 1)}）", text[0] - '㈠' + 1),
        >= '①' and <= '⑳' => new(MarkerKind.CircledNumber, Past(text, 1), "", text[0] - '①' + 1),
        >= '⑴' and <= '⒇' => new(MarkerKind.BracketedNumber, Past(text, 1), "", text[0] - '⑴' + 1),
        >= '⒈' and <= '⒛' => new(MarkerKind.Number, Past(text, 1), "", text[0] - '⒈' + 1),
        _ => null,
    };

    private static string ChineseNumber(int number) => "一二三四五六七八九十".Substring(number - 1, 1);

    private static Marker? Chinese(string text)
    {
        var bracketed = text[0] is '（' or '(';
        var start = bracketed ? 1 : 0;
        var end = start;
        while (end < text.Length && end - start < 4 && IsNumeral(text[end]) && text[end] is not ('〇' or '零'))
        {
            end++;
        }

        if (end == start || end >= text.Length)
        {
            return null;
        }

        var digits = text[start..end];
        if (bracketed)
        {
            return text[end] is '）' or ')'
                ? new(MarkerKind.Subsection, Past(text, end + 1), $"（{digits}）", 0)
                : null;
        }

        // 三.八 and 五.一 are days, not numbers of sections.
        var dotted = text[end] is '.' or '．' && end + 1 < text.Length && !IsNumeral(text[end + 1]) && !char.IsAsciiDigit(text[end + 1]) && text[end + 1] != '.';
        return text[end] == '、' || dotted ? new(MarkerKind.Section, Past(text, end + 1), digits + "、", 0)
            : null;
    }

    /// <summary>第一章, 第十二条, 第3条, 第九条之一.</summary>
    private static Marker? Statute(string text)
    {
        if (text[0] != '第')
        {
            return null;
        }

        var end = 1;
        while (end < text.Length && end < 9 && (IsNumeral(text[end]) || text[end] == '千' || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        if (end == 1 || end >= text.Length || text[end] is not ('章' or '节' or '条'))
        {
            return null;
        }

        var kind = text[end] switch { '章' => MarkerKind.Chapter, '节' => MarkerKind.Part, _ => MarkerKind.Article };
        end++;
        if (kind == MarkerKind.Article && end + 1 < text.Length && text[end] == '之' && IsNumeral(text[end + 1]))
        {
            end += 2;
        }

        return new(kind, Past(text, end), text[..end], 0);
    }

    /// <summary>L4: one or two digits, a sign, and no digit after it.</summary>
    private static Marker? Numbered(string text)
    {
        var bracketed = text[0] is '（' or '(';
        var start = bracketed ? 1 : 0;
        var end = start;
        var number = 0;
        while (end < text.Length && end - start < 3 && Digit(text[end]) is >= 0 and var digit)
        {
            number = number * 10 + digit;
            end++;
        }

        // A list would print 01 as 1.
        if (end == start || end - start > 2 || end >= text.Length || Digit(text[start]) == 0)
        {
            return null;
        }

        var fits = bracketed ? text[end] is '）' or ')' : text[end] is '.' or '．' or '、' or ')' or '）';
        if (!fits || end + 1 >= text.Length || Digit(text[end + 1]) >= 0)
        {
            return null;
        }

        return new(bracketed ? MarkerKind.BracketedNumber : MarkerKind.Number, Past(text, end + 1), "", number);
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= '０' and <= '９' => c - '０',
        _ => -1,
    };

    /// <summary>A dash or star needs a space behind it, a dot does not.</summary>
    private static Marker? Bullet(string text)
    {
        var spaced = text.Length > 1 && IsSpace(text[1]);
        var bullet = text[0] switch
        {
            '•' or '●' or '■' or '◆' or '▲' or '★' or '▪' or '◇' or '□' or '○' or '►' or '➢' or '✓' or '\uF06C' or '\uF06E' or '\uF0D8' => true,
            '·' or '・' => true,
            '-' or '*' or '–' or '+' => spaced,
            _ => false,
        };
        return bullet && Past(text, 1) < text.Length ? new(MarkerKind.Bullet, Past(text, 1), text[..1], 0) : null;
    }

    private static int Past(string text, int at)
    {
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
