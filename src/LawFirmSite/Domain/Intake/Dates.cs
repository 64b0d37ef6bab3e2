namespace LawFirmSite.Domain.Intake;

/// <summary>A date as far as it was printed, and where it ended. Value is null for a relative date (昨天, 13-6-18).</summary>
internal readonly record struct ReadDate(string? Value, int End)
{
    public string? Day => Value?[..10];
}

/// <summary>Rule M2: Chinese forms of a date, with a time of day behind it if there is one.</summary>
internal static class Dates
{
    private static readonly string[] RelativeWords = ["昨天", "前天", "今天", "刚刚", "昨日", "今日"];

    private static readonly string[] AgoUnits = ["天前", "小时前", "分钟前", "周前", "个月前", "年前", "秒前"];

    public static ReadDate? ReadAt(string text, int start) => Full(text, start) ?? Relative(text, start);

    /// <summary>The text is a date and nothing else.</summary>
    public static ReadDate? Whole(string text) =>
        ReadAt(text, 0) is { } date && Skip(text, date.End) == text.Length ? date : null;

    /// <summary>The first full date in the text and where it begins.</summary>
    public static (int Start, ReadDate Date)? FindFull(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (DigitValue(text[i]) >= 0 && (i == 0 || DigitValue(text[i - 1]) < 0) && Full(text, i) is { } date)
            {
                return (i, date);
            }
        }

        return null;
    }

    private static ReadDate? Full(string text, int start)
    {
        var at = start;
        if (Number(text, ref at, 4, 4) is not (>= 1900 and <= 2099 and var year) || Separator(text, ref at) is not { } first)
        {
            return null;
        }

        if (Number(text, ref at, 1, 2) is not (>= 1 and <= 12 and var month) || Separator(text, ref at) is not { } second
            || (first == '年') != (second == '月'))
        {
            return null;
        }

        if (Number(text, ref at, 1, 2) is not { } day || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        if (first == '年')
        {
            var sign = Skip(text, at);
            if (sign >= text.Length || text[sign] is not ('日' or '号'))
            {
                return null;
            }

            at = sign + 1;
        }
        else if (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            return null;
        }

        var value = $"{year:0000}-{month:00}-{day:00}";
        return Time(text, at) is { } time ? new ReadDate(value + "T" + time.Value, time.End) : new ReadDate(value, at);
    }

    private static ReadDate? Time(string text, int start)
    {
        var at = Skip(text, start);
        at += at < text.Length && text[at] == 'T' ? 1 : 0;
        if (Number(text, ref at, 1, 2) is not (<= 23 and var hour) || !Colon(text, ref at, '时', '点')
            || Number(text, ref at, 2, 2) is not (<= 59 and var minute))
        {
            return null;
        }

        var end = at < text.Length && text[at] == '分' ? at + 1 : at;
        if (Colon(text, ref at, '分', '分') && Number(text, ref at, 2, 2) is <= 59 and var second)
        {
            end = at < text.Length && text[at] == '秒' ? at + 1 : at;
            return new ReadDate($"{hour:00}:{minute:00}:{second:00}", end);
        }

        return new ReadDate($"{hour:00}:{minute:00}", end);
    }

    /// <summary>昨天 18:30, 3天前 and two-digit years cannot be resolved safely.</summary>
    private static ReadDate? Relative(string text, int start)
    {
        var end = RelativeEnd(text, start);
        if (end == 0)
        {
            return null;
        }

        return new ReadDate(null, Time(text, end)?.End ?? end);
    }

    private static int RelativeEnd(string text, int start)
    {
        foreach (var word in RelativeWords)
        {
            if (string.CompareOrdinal(text, start, word, 0, word.Length) == 0)
            {
                return start + word.Length;
            }
        }

        var at = start;
        if (Number(text, ref at, 1, 2) is null)
        {
            return 0;
        }

        var afterNumber = Skip(text, at);
        foreach (var unit in AgoUnits)
        {
            if (string.CompareOrdinal(text, afterNumber, unit, 0, unit.Length) == 0)
            {
                return afterNumber + unit.Length;
            }
        }

        // A dot is left out: 13.6.18 is as likely a number of a section.
        return at - start == 2 && Separator(text, ref at) is { } first && first != '.'
            && Number(text, ref at, 1, 2) is >= 1 and <= 12 && Separator(text, ref at) is not null
            && Number(text, ref at, 1, 2) is >= 1 and <= 31
            && (at >= text.Length || !char.IsAsciiDigit(text[at]))
            ? at + (at < text.Length && text[at] is '日' or '号' ? 1 : 0)
            : 0;
    }

    /// <summary>A run of digits, or of Chinese numerals: 二〇一三, 十八.</summary>
    private static int? Number(string text, ref int at, int least, int most)
    {
        var start = Skip(text, at);
        var end = start;
        while (end < text.Length && end - start < most && Arabic(text[end]) >= 0)
        {
            end++;
        }

        if (end - start >= least)
        {
            at = end;
            return text[start..end].Aggregate(0, (sum, c) => sum * 10 + Arabic(c));
        }

        while (end < text.Length && end - start < 4 && DigitValue(text[end]) >= 0)
        {
            end++;
        }

        var value = Chinese(text.AsSpan(start, end - start));
        at = value is null ? at : end;
        return value is null || (least == 4 && end - start != 4) ? null : value;
    }

    private static int? Chinese(ReadOnlySpan<char> numerals)
    {
        var ten = numerals.IndexOf('十');
        if (ten < 0)
        {
            var value = 0;
            foreach (var c in numerals)
            {
                value = value * 10 + DigitValue(c);
            }

            return numerals.Length is 1 or 2 or 4 ? value : null;
        }

        var tens = ten == 0 ? 1 : ten == 1 ? DigitValue(numerals[0]) : -1;
        var ones = numerals.Length == ten + 1 ? 0 : numerals.Length == ten + 2 ? DigitValue(numerals[ten + 1]) : -1;
        return tens is < 0 or > 9 || ones is < 0 or > 9 ? null : tens * 10 + ones;
    }

    private static int Arabic(char c) => char.IsAsciiDigit(c) ? c - '0' : c is >= '０' and <= '９' ? c - '０' : -1;

    private static int DigitValue(char c) => c switch
    {
        '〇' or '零' or '○' or 'Ｏ' or '◯' => 0,
        '十' => 10,
        _ => "一二三四五六七八九".IndexOf(c) is >= 0 and var index ? index + 1 : Arabic(c),
    };

    private static char? Separator(string text, ref int at)
    {
        var sign = Skip(text, at);
        if (sign >= text.Length)
        {
            return null;
        }

        char? separator = text[sign] switch
        {
            '-' or '－' or '–' or '—' => '-',
            '/' or '／' => '/',
            '.' or '．' => '.',
            '年' => '年',
            '月' => '月',
            _ => null,
        };
        at = separator is null ? at : sign + 1;
        return separator;
    }

    private static bool Colon(string text, ref int at, char word, char otherWord)
    {
        if (at < text.Length && (text[at] is ':' or '：' or '∶' || text[at] == word || text[at] == otherWord))
        {
            at++;
            return true;
        }

        return false;
    }

    private static int Skip(string text, int at)
    {
        while (at < text.Length && Characters.IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
