using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Lines under the headline that name the writer without a label (M1, M5, M7), and names inside the text (M3).</summary>
internal static class Byline
{
    private static readonly string[] Roles = ["特约通讯员", "特约记者", "实习记者", "见习记者", "实习生", "通讯员", "记者"];

    /// <summary>M7: 某局局长　　张三.</summary>
    public static bool IsByline(string text) => Office(text) is not null;

    /// <summary>M7 and the WeChat line (M5) directly under title or subtitle.</summary>
    public static void PlaceUnderTitle(IntakePage page)
    {
        var last = page.Lines.FindLastIndex(line => line.Role is LineRole.Title or LineRole.Subtitle);
        var below = last < 0 ? -1 : page.Lines.FindIndex(last + 1, line => line.Role != LineRole.Removed);
        if (below < 0 || !page.Lines[below].IsFreeText)
        {
            return;
        }

        var line = page.Lines[below];
        if (Office(line.String) is { } signed)
        {
            page.AuthorOrg = page.First(page.AuthorOrg, Typography.Settle(signed.Office));
            page.AddAuthors(signed.Name);
            line.Place(LineRole.Author, "M7");
        }
        else if (page.IsPlainText)
        {
            TakeAccount(page, line);
        }
    }

    private static (string Office, string Name)? Office(string text)
    {
        if (text.Length > 40 || text.Contains('。'))
        {
            return null;
        }

        for (var at = text.Length - 1; at > 0; at--)
        {
            if (!IsSpace(text[at]))
            {
                continue;
            }

            var end = at + 1;
            var width = SpaceWidth(text[at]);
            while (at > 0 && IsSpace(text[at - 1]))
            {
                width += SpaceWidth(text[--at]);
            }

            var name = Names.People(text[end..]);
            if (width >= 2 && name is not null && !name.Contains('、') && Names.IsOffice(text[..at]))
            {
                return (text[..at], name);
            }
        }

        return null;
    }

    /// <summary>M5 in plain text: [原创] [author] account date [place].</summary>
    private static void TakeAccount(IntakePage page, Line line)
    {
        var text = line.String;
        if (text.Length > 80 || text.AsSpan().IndexOfAny("。，：:；！？") >= 0 && Dates.FindFull(text) is null)
        {
            return;
        }

        var words = Words(text);
        var date = words.FindIndex(word => Dates.ReadAt(text, word.Start) is not null);
        if (date < 1 || words.Take(date).Any(word => word.Text.Length > 20 || word.Text.Any(c => IsWidePunctuation(c) && c != '·' || c == ':')))
        {
            return;
        }

        var read = Dates.ReadAt(text, words[date].Start)!.Value;
        var names = words.Take(date).Where(word => word.Text != "原创").ToList();
        var rest = words.Where(word => word.Start >= read.End || word.Text == "原创").Select(word => word.Text).ToList();
        if (names.Count is 0 or > 3 || rest.Count > 3 || read.End < text.Length && !IsSpace(text[read.End]))
        {
            return;
        }

        page.Source = page.First(page.Source, $"微信公众号“{names[^1].Text}”");
        var author = names.LastOrDefault(word => word.Text != names[^1].Text);
        if (author.Text is not null)
        {
            page.AddAuthors(author.Text);
        }

        page.Removed.AddRange(rest);
        page.Removed.AddRange(names.SkipLast(1).Where(word => word.Start != author.Start || author.Text is null).Select(word => word.Text));
        Fields.TakeDate(page, text[words[date].Start..read.End], () => text[words[date].Start..read.End]);
        line.Place(LineRole.Labels, "M5");
    }

    private static List<(int Start, string Text)> Words(string text)
    {
        var words = new List<(int, string)>();
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && !IsSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                words.Add((start, text[start..at]));
            }
        }

        return words;
    }

    /// <summary>M1: 长治日报记者 李某 as a line of its own.</summary>
    public static bool TakeReporter(IntakePage page, Line line)
    {
        var text = line.String.TrimStart('□', '■', '○', '◎', '●', ' ').Trim('（', '）', '(', ')');
        foreach (var role in Roles)
        {
            var at = text.IndexOf(role, StringComparison.Ordinal);
            if (at is < 1 or > 16 || text.Length > 60 || !text[..at].All(c => IsHan(c) || c is '《' or '》' or ' '))
            {
                continue;
            }

            var names = text[(at + role.Length)..];
            foreach (var further in Roles)
            {
                names = names.Replace(further, "、");
            }

            var medium = text[..at].Trim('《', '》', ' ');
            if (Names.People(names) is { } people && (IsOwn(medium) || Names.IsOrganisation(medium)))
            {
                page.AddAuthors(people);
                page.Source = page.First(page.Source, IsOwn(medium) ? null : medium);
                line.Place(LineRole.Labels, "M1");
                return true;
            }
        }

        return false;
    }

    private static bool IsOwn(string medium) => medium is "本报" or "本网" or "本刊" or "本台" or "本社";

    /// <summary>M3: names that stay in the text and also fill a field.</summary>
    public static void ReadText(IntakePage page, string text)
    {
        if (page.AuthorOrg is null && Value(text, "作者单位") is { } office)
        {
            page.AuthorOrg = Typography.Settle(office);
        }

        if (page.DatelineAuthor is null && Dateline(text) is { } names)
        {
            page.DatelineAuthor = names;
        }
    }

    private static string? Value(string text, string label)
    {
        var at = text.IndexOf(label, StringComparison.Ordinal);
        if (at < 1 || text[at - 1] is not ('（' or '(' or '[' or '【'))
        {
            return null;
        }

        var start = at + label.Length;
        var end = text.IndexOfAny(['）', ')', ']', '】'], start);
        return end > start + 1 && text[start] is '：' or ':' && end - start < 60 ? text[(start + 1)..end].Trim() : null;
    }

    /// <summary>本报讯（记者 张三 通讯员 李四）at the head of a paragraph.</summary>
    private static string? Dateline(string text)
    {
        var open = text.AsSpan(0, Math.Min(text.Length, 30)).IndexOfAny("（(");
        if (open < 2 || text[..open].TrimEnd() is not [.., '讯' or '电' or '道' or '息'])
        {
            return null;
        }

        var close = text.IndexOfAny(['）', ')'], open, Math.Min(60, text.Length - open));
        var inside = close < 0 ? "" : text[(open + 1)..close];
        foreach (var word in (string[])["本报", "本网", "本刊", "本台", .. Roles])
        {
            inside = inside.Replace(word, "、");
        }

        return inside.StartsWith('、') ? Names.People(inside.Replace(":", "").Replace("：", "")) : null;
    }
}
