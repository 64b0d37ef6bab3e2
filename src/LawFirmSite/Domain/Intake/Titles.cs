using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Rules T1 to T3: which line is the headline, and which lines around it belong to it.</summary>
internal static class Titles
{
    private const int MostCharacters = 40;

    public static void Place(IntakePage page)
    {
        var chosen = page.Lines.Where(line => line.Role == LineRole.Title).ToList();
        if (chosen.Count > 0)
        {
            page.Title = Join(chosen);
            return;
        }

        var title = Find(page.Lines);
        if (title < 0)
        {
            TakeWindowTitle(page);
            return;
        }

        var first = title;
        var last = page.Lines[title].HeadingTag == 1 ? title : EndOfCentred(page.Lines, title);
        PlaceSubtitle(page, ref first, ref last, ref title);
        for (var i = title; i <= last; i++)
        {
            page.Lines[i].Place(LineRole.Title, i == title ? "T1" : "T2");
        }

        page.Title = Join(page.Lines[title..(last + 1)]);
    }

    /// <summary>Short, no sentence, and nothing that another rule has a use for.</summary>
    public static bool IsCandidate(Line line) =>
        line.Kind == LineKind.Text && line.List is null && line.Region is Region.None or Region.Headline && line.HeadingTag <= 1
        && IsTitleLike(line.String) && !Labels.IsLabelLine(line.String) && Dates.Whole(line.String) is null;

    private static bool IsTitleLike(string text) =>
        text.Length is > 0 and <= MostCharacters && !EndsSentence(text)
        && !IsDash(text[0]) && Markers.Read(text) is null && text is not ['问' or '答', '：' or ':', ..];

    private static bool EndsSentence(string text)
    {
        var end = text.Length - 1;
        while (end > 0 && IsCloser(text[end]))
        {
            end--;
        }

        return text[end] is '。' or '；' or '！' || (text[end] is '.' or ';' or '!' && end > 0 && IsHan(text[end - 1]));
    }

    private static int Find(List<Line> lines)
    {
        var headline = lines.FindIndex(line => line.IsFreeText && line.Region == Region.Headline);
        headline = headline >= 0 ? headline : lines.FindIndex(line => line.IsFreeText && line.HeadingTag == 1 && line.Region != Region.Content);
        if (headline >= 0)
        {
            return HasMore(lines, headline) ? headline : -1;
        }

        var first = lines.FindIndex(line => line.Role != LineRole.Removed && line.Kind != LineKind.Break && !IsAbove(line));
        if (first < 0 || !lines[first].IsFreeText)
        {
            return -1;
        }

        var top = Standout(lines, first);
        return top >= 0 && HasMore(lines, top) ? top : IsCandidate(lines[first]) && HasMore(lines, first) ? first : -1;
    }

    /// <summary>Labels and the WeChat line of dates may stand above the headline.</summary>
    private static bool IsAbove(Line line) =>
        line.IsFreeText && line.Region is Region.Account or Region.Author or Region.Time
        || (line.IsFreeText && (Labels.IsLabelLine(line.String) || Dates.Whole(line.String) is not null));

    private static bool HasMore(List<Line> lines, int index) =>
        lines.Skip(index + 1).Any(line => line.Role != LineRole.Removed && line.Kind != LineKind.Break);

    /// <summary>The first centred line, or the one in the largest letters, above the first paragraph.</summary>
    private static int Standout(List<Line> lines, int first)
    {
        var sizes = lines.Where(line => line.Kind == LineKind.Text && line.Size > 0)
            .AggregateBy(line => line.Size, 0, (letters, line) => letters + line.String.Length)
            .OrderByDescending(size => size.Value).Select(size => size.Key).ToList();
        var usual = sizes.Count > 0 ? sizes[0] : 0;
        var largest = sizes.Count > 1 ? sizes.Max() : double.MaxValue;
        for (var i = first; i < lines.Count && i < first + 8; i++)
        {
            var line = lines[i];
            if (line.Role == LineRole.Removed)
            {
                continue;
            }

            if (!line.IsFreeText || line.String.Length > 60 || (EndsSentence(line.String) && !line.Centred))
            {
                return -1;
            }

            if ((line.Centred || (line.Size >= largest && line.Size > usual)) && IsCandidate(line))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>T2: a headline broken over several centred lines of one size.</summary>
    private static int EndOfCentred(List<Line> lines, int title)
    {
        var last = title;
        while (lines[title].Centred && last + 1 < lines.Count && lines[last + 1] is { IsFreeText: true, Centred: true } next
            && next.Size == lines[title].Size && IsCandidate(next) && !Byline.IsByline(next.String) && HasMore(lines, last + 1))
        {
            last++;
        }

        return last;
    }

    /// <summary>T3: the line under the headline that begins with a dash, and the kicker over it.</summary>
    private static void PlaceSubtitle(IntakePage page, ref int first, ref int last, ref int title)
    {
        var lines = page.Lines;
        var below = NextText(lines, last);
        if (below < 0)
        {
            return;
        }

        var above = PreviousText(lines, first);
        if (IsSubtitle(lines[below]))
        {
            PlaceAs(page, below, LineRole.Subtitle);
            if (above >= 0 && IsCandidate(lines[above]))
            {
                PlaceAs(page, above, LineRole.Kicker);
            }

            return;
        }

        // Two plain lines over the dash: the nearer one is the headline.
        var second = NextText(lines, below);
        if (first == last && lines[first].Rule.Length == 0 && lines[first].HeadingTag == 0 && above < 0 && second >= 0
            && IsSubtitle(lines[second]) && lines[below].IsFreeText && IsCandidate(lines[below]))
        {
            PlaceAs(page, first, LineRole.Kicker);
            PlaceAs(page, second, LineRole.Subtitle);
            first = last = title = below;
        }
    }

    private static void PlaceAs(IntakePage page, int index, LineRole role)
    {
        var line = page.Lines[index];
        line.Place(role, "T3");
        var text = Typography.Settle(line.String, display: true);
        if (role == LineRole.Kicker)
        {
            page.Kicker = text;
            page.Warnings.Add("title-ambiguous");
        }
        else
        {
            page.Subtitle = Undashed(text);
        }
    }

    public static string Undashed(string text)
    {
        var start = 0;
        while (start < text.Length && (IsDash(text[start]) || IsSpace(text[start])))
        {
            start++;
        }

        return text[start..];
    }

    private static bool IsSubtitle(Line line)
    {
        var text = line.String;
        return line.IsFreeText && text.Length <= 60 && !EndsSentence(text) && IsDash(text[0]) && Undashed(text).Length > 0
            && (text[0] == '—' || (text.Length > 1 && IsDash(text[1])));
    }

    private static bool IsDash(char c) => c is '—' or '-' or '─' or '―' or '－';

    private static int NextText(List<Line> lines, int from)
    {
        var next = lines.FindIndex(from + 1, line => line.Role != LineRole.Removed);
        return next >= 0 && lines[next].Kind == LineKind.Text && lines[next].Role is null ? next : -1;
    }

    private static int PreviousText(List<Line> lines, int from)
    {
        var previous = from == 0 ? -1 : lines.FindLastIndex(from - 1, line => line.Role != LineRole.Removed);
        return previous >= 0 && lines[previous].Kind == LineKind.Text && lines[previous].Role is null ? previous : -1;
    }

    private static string Join(IEnumerable<Line> lines)
    {
        var parts = lines.Where(line => line.Role == LineRole.Title).Select(line => Typography.Settle(line.String, display: true)).ToList();
        return string.Concat(parts.Select((part, i) =>
            i > 0 && !IsHan(part[0]) && !IsHan(parts[i - 1][^1]) && IsAlphanumeric(part[0]) ? " " + part : part));
    }

    /// <summary>T1: the window title, without the name of the site behind it.</summary>
    private static void TakeWindowTitle(IntakePage page)
    {
        var title = Unify(page.WindowTitle ?? "");
        var cut = title.IndexOfAny(['-', '_', '|', '｜']);
        var text = Typography.Settle((cut > 0 ? title[..cut] : title).Replace('\n', ' '), display: true);
        if (text.Length > 0 && page.Lines.Any(line => line.Role is null))
        {
            page.Title = text;
        }
    }
}
