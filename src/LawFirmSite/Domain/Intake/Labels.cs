using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

internal enum LabelKind
{
    Source,
    Author,
    Reporter,
    Date,
    Editor,
    OriginalUrl,

    /// <summary>A date that stands without a label.</summary>
    BareDate,
    Furniture,

    /// <summary>Text that belongs to no label.</summary>
    Rest,
}

/// <summary>A part of a label line; the value of furniture is the piece itself.</summary>
internal readonly record struct LabelPiece(LabelKind Kind, int Start, int End, string Value, int? Views = null, bool Dated = false);

/// <summary>Reads a line of labels into its pieces (M1, M4, M8). What such a line may say is decided by <see cref="Fields"/>.</summary>
internal static class Labels
{
    private static readonly (string Word, LabelKind Kind)[] Words =
    [
        ("来源", LabelKind.Source), ("出处", LabelKind.Source), ("转自", LabelKind.Source), ("摘自", LabelKind.Source),
        ("作者", LabelKind.Author), ("撰稿", LabelKind.Author), ("文", LabelKind.Author),
        ("通讯员", LabelKind.Reporter), ("记者", LabelKind.Reporter),
        ("时间", LabelKind.Date), ("日期", LabelKind.Date),
        ("责任编辑", LabelKind.Editor), ("编辑", LabelKind.Editor), ("责编", LabelKind.Editor), ("审核", LabelKind.Editor),
        ("原文链接", LabelKind.OriginalUrl), ("原文地址", LabelKind.OriginalUrl),
    ];

    private static readonly string[] BeforeSource = ["文章", "稿件", "信息"];

    private static readonly string[] BeforeDate = ["发布", "更新"];

    private static readonly string[] BeforeReporter = ["本报", "本网", "本刊", "本台", "特约", "实习", "见习"];

    /// <summary>The line begins with a label or furniture and holds nothing that is said in a sentence.</summary>
    public static bool IsLabelLine(string text) => Read(text).Any(piece => piece.Kind is not (LabelKind.Rest or LabelKind.Furniture))
        && Fields.Reason(Read(text)) is null;

    /// <summary>The pieces of the line in order; none where the line does not begin like a label line.</summary>
    public static List<LabelPiece> Read(string text)
    {
        var pieces = new List<LabelPiece>();
        if (text.Length > 200 || text.Contains('。'))
        {
            return pieces;
        }

        for (var at = Furniture.SkipSeparators(text, 0); at < text.Length; at = Furniture.SkipSeparators(text, at))
        {
            var piece = PieceAt(text, at);
            if (pieces.Count == 0 && piece.Kind == LabelKind.Rest)
            {
                return pieces;
            }

            pieces.Add(piece);
            at = Math.Max(piece.End, at + 1);
        }

        return pieces;
    }

    private static LabelPiece PieceAt(string text, int at)
    {
        if (Furniture.ReadAt(text, at) is { } furniture)
        {
            var (start, end) = WithBrackets(text, at, furniture.End);
            return new(LabelKind.Furniture, start, end, text[start..end], furniture.Views);
        }

        if (LabelAt(text, at) is { } label)
        {
            var end = ValueEnd(text, label.End);
            return new(label.Kind, at, at + text[at..end].TrimEnd(TrimSigns).Length, text[label.End..end].Trim(TrimSigns), Dated: label.Dated);
        }

        if (Dates.ReadAt(text, at) is { } date && (date.End >= text.Length || Furniture.IsSeparator(text[date.End])))
        {
            return new(LabelKind.BareDate, at, date.End, text[at..date.End]);
        }

        var rest = at;
        while (rest < text.Length && !IsSpace(text[rest]))
        {
            rest++;
        }

        return new(LabelKind.Rest, at, rest, text[at..rest]);
    }

    private static readonly char[] TrimSigns = [' ', '\t', '\u3000', '\u00A0', '|', '｜', '【', '】', '[', ']', '（', '(', ',', '，', ';', '；', '、'];

    /// <summary>【打印】 is reported with its brackets.</summary>
    private static (int Start, int End) WithBrackets(string text, int start, int end)
    {
        while (start > 0 && text[start - 1] is '【' or '[' or '［' or '（' or '(')
        {
            start--;
        }

        while (end < text.Length && text[end] is '】' or ']' or '］' or '）' or ')')
        {
            end++;
        }

        return (start, end);
    }

    /// <summary>A label here with its colon; 记者 and 通讯员 do without one when only names follow.</summary>
    private static (LabelKind Kind, int End, bool Dated)? LabelAt(string text, int at, bool insideValue = false)
    {
        var word = at;
        var dated = Skips(text, ref word, BeforeDate);
        var fits = (LabelKind kind) => !dated || kind == LabelKind.Date;
        if (!dated && Skips(text, ref word, BeforeSource))
        {
            fits = kind => kind == LabelKind.Source;
        }
        else if (!dated && Skips(text, ref word, BeforeReporter))
        {
            fits = kind => kind == LabelKind.Reporter;
        }

        foreach (var (label, kind) in Words)
        {
            var end = word;
            if (!fits(kind) || !Padded(text, ref end, label))
            {
                continue;
            }

            var colon = end;
            while (colon < text.Length && IsSpace(text[colon]))
            {
                colon++;
            }

            if (colon < text.Length && (text[colon] is ':' or '：' || (label == "文" && text[colon] is '/' or '／' or '|' or '｜')))
            {
                return (kind, colon + 1, dated);
            }

            // Inside a value the word alone ends it; looking at what follows there would never come to an end.
            if (kind == LabelKind.Reporter && (insideValue || Names.People(text[end..ValueEnd(text, end)].Trim(TrimSigns).TrimEnd('）', ')')) is not null))
            {
                return (kind, end, dated);
            }

            if (label is "转自" or "摘自" && colon < text.Length && text[colon] == '《')
            {
                return (kind, colon, dated);
            }
        }

        return null;
    }

    private static bool Skips(string text, ref int at, string[] words)
    {
        foreach (var word in words)
        {
            if (Padded(text, ref at, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>来　源 is 来源.</summary>
    private static bool Padded(string text, ref int at, string word)
    {
        var position = at;
        for (var i = 0; i < word.Length; i++, position++)
        {
            while (i > 0 && position < text.Length && IsSpace(text[position]))
            {
                position++;
            }

            if (position >= text.Length || text[position] != word[i])
            {
                return false;
            }
        }

        at = position;
        return true;
    }

    /// <summary>A value reaches up to the next label or furniture.</summary>
    private static int ValueEnd(string text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var border = at > start && (Furniture.IsSeparator(text[at - 1]) || text[at - 1] is ':' or '：');
            if ((border && Furniture.ReadAt(text, at) is not null) || BeginsLabel(text, at, border))
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>With its colon a label may be glued to the value before it; 文 and the labels without colon may not.</summary>
    private static bool BeginsLabel(string text, int at, bool border)
    {
        if (!border && text[at] is '文' or '记' or '通')
        {
            return false;
        }

        return text[at] is '来' or '出' or '转' or '摘' or '作' or '撰' or '文' or '通' or '记' or '时' or '日' or '责' or '编' or '审' or '原'
                or '稿' or '信' or '发' or '更' or '本' or '特' or '实' or '见'
            && LabelAt(text, at, insideValue: true) is not null;
    }
}
