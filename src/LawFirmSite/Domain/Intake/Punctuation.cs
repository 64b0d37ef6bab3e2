using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// Rules C4 to C8: width and form of signs. Each rule is a list of edits over plain text, so the same code serves
/// pasted text and the editor's Markdown.
/// </summary>
internal static class Punctuation
{
    /// <summary>In this order: dots must be joined before C5 looks at a single one, quotes paired before it looks for a closing one.</summary>
    public static readonly Func<string, Edits>[] Rules = [Forms, Widths, Quotes, DashesAndDots, Signs];

    /// <summary>C6: an odd number of straight quotes in a paragraph with Han.</summary>
    public static bool HasOddQuotes(string text) => text.Contains('"') && HasHan(text) && text.Count(c => c == '"') % 2 == 1;

    /// <summary>C8: the zero of Chinese numerals, the ratio sign, the dot in foreign names.</summary>
    public static Edits Forms(string text)
    {
        var edits = new Edits();
        var afterNumeral = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var zero = c is '○' or 'Ｏ' or '◯' && afterNumeral && ZeroesLeadToNumeral(text, i);
            if (c == '∶')
            {
                edits.Add(new Edit(i, 1, "："));
            }
            else if (c is '・' or '•' or '﹒' && i > 0 && i + 1 < text.Length && IsHan(text[i - 1]) && IsHan(text[i + 1]))
            {
                edits.Add(new Edit(i, 1, "·"));
            }
            else if (zero && afterNumeral)
            {
                edits.Add(new Edit(i, 1, "〇"));
            }

            afterNumeral = IsNumeral(c) || (afterNumeral && zero);
        }

        return edits;
    }

    /// <summary>二○一○年: the last zero stands before 年, which is as good as a numeral.</summary>
    private static bool ZeroesLeadToNumeral(string text, int at)
    {
        for (var i = at; i < text.Length && i < at + 4; i++)
        {
            if (text[i] is not ('○' or 'Ｏ' or '◯'))
            {
                return IsNumeral(text[i]) || text[i] == '年';
            }
        }

        return false;
    }

    /// <summary>The strings of single ASCII characters, made once.</summary>
    private static readonly string[] Narrow = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    /// <summary>C4: full-width letters, digits and ％＋＠／－; stops, colons and commas only between digits.</summary>
    public static Edits Widths(string text)
    {
        var edits = new Edits();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < '\uFF00' || c > '\uFF5A')
            {
                continue;
            }

            var narrow = (char)(c - 0xFEE0);
            var betweenDigits = i > 0 && i + 1 < text.Length && IsDigit(text[i - 1]) && IsDigit(text[i + 1]);
            if (char.IsAsciiLetterOrDigit(narrow) || narrow is '%' or '+' or '@' or '/' or '-'
                || (betweenDigits && narrow is '.' or ':' or ','))
            {
                edits.Add(new Edit(i, 1, Narrow[narrow]));
            }
        }

        return edits;
    }

    private static bool IsDigit(char c) => char.IsAsciiDigit(c) || c is >= '０' and <= '９';

    /// <summary>C6: straight quotes open and close in turn; an odd number is left for the writer.</summary>
    public static Edits Quotes(string text)
    {
        var edits = new Edits();
        if (!text.Contains('"') || !HasHan(text) || HasOddQuotes(text))
        {
            return edits;
        }

        for (var i = text.IndexOf('"'); i >= 0; i = text.IndexOf('"', i + 1))
        {
            edits.Add(new Edit(i, 1, edits.Count % 2 == 0 ? "“" : "”"));
        }

        return edits;
    }

    /// <summary>C7: dashes between Han become ——, dots ……; 一一 may be a word and is never touched.</summary>
    public static Edits DashesAndDots(string text)
    {
        var edits = new Edits();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is not ('-' or '─' or '―' or '.' or '。' or '…'))
            {
                continue;
            }

            var end = i + 1;
            while (end < text.Length && text[end] == c)
            {
                end++;
            }

            var length = end - i;
            var with = c switch
            {
                '.' or '。' when length >= 3 => c == '。' || Beside(text, i, end) ? "……" : null,
                '…' when length != 2 => Beside(text, i, end) ? "……" : null,
                '-' or '─' or '―' when length >= 2 => Between(text, i, end) ? "——" : null,
                _ => null,
            };
            if (with is not null)
            {
                edits.Add(new Edit(i, length, with));
            }

            i = end - 1;
        }

        return edits;
    }

    private static bool Between(string text, int start, int end) =>
        start > 0 && end < text.Length && IsChineseText(text[start - 1]) && IsChineseText(text[end]);

    private static bool Beside(string text, int start, int end) =>
        (start > 0 && IsChineseText(text[start - 1])) || (end < text.Length && IsChineseText(text[end]));

    private static bool IsChineseText(char c) => IsHan(c) || IsWidePunctuation(c) || c is '“' or '”' or '‘' or '’';

    /// <summary>C5: half-width signs that touch Han become full-width, brackets as a pair.</summary>
    public static Edits Signs(string text)
    {
        if (text.AsSpan().IndexOfAny(",;:?!().") < 0 || !HasHan(text))
        {
            return [];
        }

        var literals = Literals.Find(text);
        var edits = new Edits();
        var open = new Stack<int>();
        for (var i = Markers.LiteralLength(text); i < text.Length; i++)
        {
            var c = text[i];
            if (c is not (',' or ';' or ':' or '?' or '!' or '(' or ')' or '.') || Literals.At(literals, i) is not null)
            {
                continue;
            }

            if (c == '(')
            {
                open.Push(i);
            }
            else if (c == ')' && open.TryPop(out var opening))
            {
                if (TouchesHan(text, opening) || TouchesHan(text, i))
                {
                    edits.Add(new Edit(opening, 1, "（"));
                    edits.Add(new Edit(i, 1, "）"));
                }
            }
            else if (c == '.' ? IsFullStop(text, i, literals) : TouchesHan(text, i) || FollowsQuoted(text, i, edits))
            {
                edits.Add(new Edit(i, 1, c == '.' ? "。" : Wide(c)));
            }
        }

        foreach (var unpaired in open)
        {
            if (TouchesHan(text, unpaired))
            {
                edits.Add(new Edit(unpaired, 1, "（"));
            }
        }

        edits.Sort();
        return edits;
    }

    private static string Wide(char sign) => sign switch
    {
        ',' => "，",
        ';' => "；",
        ':' => "：",
        '?' => "？",
        '!' => "！",
        _ => "）",
    };

    private static bool TouchesHan(string text, int at) =>
        (at > 0 && IsHan(text[at - 1])) || (at + 1 < text.Length && IsHan(text[at + 1]));

    /// <summary>A sign after a title or quotation in Han, before one, or in a row like ？! belongs to the Chinese text as well.</summary>
    private static bool FollowsQuoted(string text, int at, Edits before) =>
        (at > 1 && IsCloser(text[at - 1]) && text[at - 1] > '\u00FF' && IsHan(text[at - 2]))
        || (text[at] is '?' or '!' && at > 0 && (text[at - 1] is '？' or '！' || (before.Count > 0 && before[^1].Start == at - 1)));

    private static bool IsFullStop(string text, int at, List<Stretch> literals)
    {
        if (at == 0)
        {
            return false;
        }

        var next = at + 1 < text.Length ? text[at + 1] : '\n';
        if (Literals.EndsAt(literals, at, LiteralKind.Url) || Literals.EndsAt(literals, at, LiteralKind.Email))
        {
            return IsHan(next);
        }

        var follows = IsHan(text[at - 1]) || (IsCloser(text[at - 1]) && at > 1 && IsHan(text[at - 2]));
        return follows && (next == '\n' || IsSpace(next) || IsHan(next) || next is '”' or '’' or '）' or '』' or '」');
    }
}
