using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Domain.Intake;

/// <summary>Puts the pieces of label lines into the fields of the article (M1, M2, M8).</summary>
internal static class Fields
{
    /// <summary>Why these pieces are no label line; null when they are one.</summary>
    public static string? Reason(List<LabelPiece> pieces)
    {
        if (pieces.Count == 0)
        {
            return "no label";
        }

        // 时间：本周六上午 is an announcement, not the date of the page.
        if (pieces.Any(piece => piece is { Kind: LabelKind.Date, Dated: false } && Dates.ReadAt(piece.Value, 0) is null))
        {
            return "no date";
        }

        if (pieces.All(piece => piece.Kind is LabelKind.BareDate or LabelKind.Furniture))
        {
            return pieces.Any(piece => piece.Kind == LabelKind.BareDate) ? "only dates" : null;
        }

        if (pieces.Any(piece => piece.Kind is LabelKind.OriginalUrl && Url(piece.Value) is null))
        {
            return "no address";
        }

        return pieces.Where(piece => piece.Kind == LabelKind.Rest).Sum(piece => piece.Value.Length) > 12 ? "a sentence" : null;
    }

    public static void Take(IntakePage page, Line line, List<LabelPiece> pieces)
    {
        foreach (var piece in pieces)
        {
            switch (piece.Kind)
            {
                case LabelKind.Source:
                    TakeSource(page, piece.Value);
                    break;
                case LabelKind.Author or LabelKind.Reporter:
                    TakeAuthor(page, piece.Value);
                    break;
                case LabelKind.Date or LabelKind.BareDate:
                    TakeDate(page, piece.Value, () => Printed(line, piece));
                    break;
                case LabelKind.Editor:
                    var editor = Names.People(piece.Value) ?? Typography.Settle(piece.Value);
                    page.Editor = page.Editor is null ? editor : page.Editor + "、" + editor;
                    break;
                case LabelKind.OriginalUrl:
                    page.OriginalUrl = page.First(page.OriginalUrl, Url(piece.Value));
                    Keep(page, piece.Value, Url(piece.Value)!.Length);
                    break;
                case LabelKind.Furniture:
                    page.Views ??= piece.Views;
                    page.Removed.Add(Printed(line, piece));
                    break;
                case LabelKind.Rest:
                    page.Removed.Add(Printed(line, piece));
                    break;
            }
        }
    }

    public static void TakeAuthor(IntakePage page, string value)
    {
        value = value.TrimEnd('）', ')', '】', ']');
        if (Names.People(value) is null && value.IndexOfAny([' ', '\u3000', '\t', '\u00A0']) is > 0 and var gap && Names.People(value[..gap]) is not null)
        {
            // 文/张某　图/李某: whoever took the pictures is not the author.
            page.Removed.Add(value[gap..].Trim());
            value = value[..gap];
        }

        page.AddAuthors(Names.People(value) ?? Typography.Settle(value));
    }

    /// <summary>M2. A second date, or a relative one, is shown among the removed parts.</summary>
    public static void TakeDate(IntakePage page, string value, Func<string> printed)
    {
        var date = Dates.ReadAt(value, 0);
        if (date is { Value: null } or null)
        {
            page.Warnings.Add("relative-date");
            page.Removed.Add(printed());
        }
        else if (page.Date is null)
        {
            page.Date = date.Value.Value;
            Keep(page, value, date.Value.End);
        }
        else
        {
            page.Removed.Add(printed());
        }
    }

    /// <summary>M8: 2013年8月26日《长治日报》4版.</summary>
    public static void TakeSource(IntakePage page, string value)
    {
        var open = value.IndexOf('《');
        var close = open < 0 ? -1 : value.IndexOf('》', open);
        var page1 = PageOf(value);
        var dated = Dates.FindFull(value);
        var source = value;
        if (close > open + 1)
        {
            source = value[(open + 1)..close];
            var rest = value[..open] + " " + value[(close + 1)..];
            rest = Without(rest, page1, dated is { } inBrackets ? value[inBrackets.Start..inBrackets.Date.End] : null);
            TakeIssue(page, dated, page1, issue: true);
            Keep(page, rest, 0);
        }
        else if (dated is { } date && value[..date.Start].Trim(Edges).Length + value[date.Date.End..].Trim(Edges).Length > 0)
        {
            source = Without(value, page1, value[date.Start..date.Date.End]);
            TakeIssue(page, dated, page1, issue: page1 is not null);
        }

        source = Typography.Settle(source.Trim(Edges));
        page.Source = page.First(page.Source, source.Length == 0 ? null : source);
    }

    private static readonly char[] Edges = [' ', '\t', '\u3000', '\u00A0', ',', '，', '、', '（', '）', '(', ')', '【', '】', '[', ']', '；', ';', ':', '：', '|'];

    private static void TakeIssue(IntakePage page, (int Start, ReadDate Date)? dated, string? pageNumber, bool issue)
    {
        page.SourcePage = page.First(page.SourcePage, pageNumber);
        if (issue)
        {
            page.SourceDate = page.First(page.SourceDate, dated?.Date.Day);
        }
        else
        {
            page.Date = page.First(page.Date, dated?.Date.Value);
        }
    }

    /// <summary>4版, 第4版, A03版, 第四版 as printed; 版 in 出版社 is none.</summary>
    private static string? PageOf(string value)
    {
        for (var at = value.IndexOf('版'); at > 0; at = value.IndexOf('版', at + 1))
        {
            var start = at;
            while (start > 0 && (char.IsAsciiLetterOrDigit(value[start - 1]) || value[start - 1] is >= '０' and <= '９' || Characters.IsNumeral(value[start - 1])))
            {
                start--;
            }

            if (start < at && value[start..at].Any(c => char.IsDigit(c) || Characters.IsNumeral(c)))
            {
                start -= start > 0 && value[start - 1] == '第' ? 1 : 0;
                return Typography.Settle(value[start..(at + 1)]);
            }
        }

        return null;
    }

    private static string Without(string text, params ReadOnlySpan<string?> parts)
    {
        foreach (var part in parts)
        {
            var at = part is null ? -1 : text.IndexOf(part, StringComparison.Ordinal);
            text = at < 0 ? text : text[..at] + " " + text[(at + part!.Length)..];
        }

        return text;
    }

    /// <summary>P1: what a field does not hold is reported.</summary>
    private static void Keep(IntakePage page, string value, int from)
    {
        var rest = value[Math.Min(from, value.Length)..].Trim(Edges);
        if (rest.Length > 0)
        {
            page.Removed.Add(rest);
        }
    }

    private static string? Url(string value) =>
        Literals.Find(value) is [{ Start: 0, Kind: LiteralKind.Url } url, ..] && ArticleText.IsWebAddress(value[..url.End]) ? value[..url.End] : null;

    /// <summary>The piece as it was printed, where C10 has not shifted positions.</summary>
    private static string Printed(Line line, LabelPiece piece) =>
        (line.Printed.Length == line.String.Length ? line.Printed : line.String)[piece.Start..piece.End];
}
