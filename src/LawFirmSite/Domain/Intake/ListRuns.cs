namespace LawFirmSite.Domain.Intake;

/// <summary>Lines on end that form one list (L1, L2, W6).</summary>
internal sealed class ListRun(bool ordered, int start, int items = 0)
{
    private readonly List<(Passage Text, List<Passage>? Children)> _items = new(items);

    public int Last { get; set; }

    public int Count => _items.Count;

    public int ChildCount => _items[^1].Children?.Count ?? 0;

    public void Add(Passage text) => _items.Add((text, null));

    public void AddChild(Passage text)
    {
        var (item, children) = _items[^1];
        children ??= [];
        children.Add(text);
        _items[^1] = (item, children);
    }

    public ListBlock Block(Func<Passage, string> inline) => new(ordered, ordered ? start : 0,
        _items.ConvertAll(item => new ListItem(inline(item.Text), item.Children is null ? [] : [.. item.Children.Select(inline)])));
}

/// <summary>Finds the lists among the lines of the body.</summary>
internal static class ListRuns
{
    /// <summary>The list that begins with this line, whose lines are then placed; null where none does.</summary>
    public static ListRun? RunAt(List<Line> lines, int at)
    {
        var line = lines[at];
        if (line.Kind != LineKind.Text || !IsOpen(line))
        {
            return null;
        }

        if (line.List is { } mark && line.Role is null)
        {
            return Marked(lines, at, mark);
        }

        if (line.Role is LineRole.BulletedItem or LineRole.NumberedItem)
        {
            return Chosen(lines, at);
        }

        return Markers.Read(line.String) switch
        {
            { Kind: MarkerKind.Bullet } => Bulleted(lines, at),
            { Kind: MarkerKind.Number or MarkerKind.CircledNumber or MarkerKind.BracketedNumber } marker => Numbered(lines, at, marker),
            _ => null,
        };
    }

    private static bool IsOpen(Line line) =>
        line is { IsFreeText: true, Quoted: false } or { Role: LineRole.BulletedItem or LineRole.NumberedItem, Kind: LineKind.Text };

    /// <summary>The list as the page marked it up; deeper levels become children, for there are only two.</summary>
    private static ListRun Marked(List<Line> lines, int at, ListMark first)
    {
        var run = new ListRun(first.Ordered, first.Ordered ? Math.Clamp(first.Number, 1, 999) : 0) { Last = at };
        for (var i = at; i < lines.Count && lines[i] is { IsFreeText: true, List: { } mark } line; i++)
        {
            var deeper = mark.Level > first.Level && run.Count > 0;
            if (!deeper && (mark.Ordered != first.Ordered || (mark.Ordered && i > at && mark.Number == 1 && mark.Level == first.Level && run.Count > 1)))
            {
                break;
            }

            if (deeper)
            {
                run.AddChild(line.Text);
            }
            else
            {
                run.Add(line.Text);
            }

            line.Place(first.Ordered ? LineRole.NumberedItem : LineRole.BulletedItem, "W6");
            run.Last = i;
        }

        return run;
    }

    /// <summary>Items that the reviewer chose, one or more.</summary>
    private static ListRun Chosen(List<Line> lines, int at)
    {
        var role = lines[at].Role;
        var run = new ListRun(role == LineRole.NumberedItem, 1) { Last = at };
        for (var i = at; i < lines.Count && lines[i].Role == role; i++)
        {
            var marker = Markers.Read(lines[i].String);
            // A list numbers with digits: ㈠ is kept like （一）.
            var printedAgain = role == LineRole.NumberedItem
                ? marker is { Kind: MarkerKind.Number or MarkerKind.CircledNumber or MarkerKind.BracketedNumber, Number: var number } && number == run.Count + 1
                : marker?.Kind == MarkerKind.Bullet;
            run.Add(printedAgain ? WithoutMarker(lines[i]) : lines[i].Text);
            run.Last = i;
        }

        return run;
    }

    private static Passage WithoutMarker(Line line) => line.Text.From(Markers.Read(line.String)?.Length ?? 0);

    private static ListRun? Bulleted(List<Line> lines, int at)
    {
        var end = at;
        while (end < lines.Count && IsOpen(lines[end]) && lines[end].List is null && Markers.Read(lines[end].String) is { Kind: MarkerKind.Bullet })
        {
            end++;
        }

        if (end - at < 2)
        {
            return null;
        }

        var run = new ListRun(false, 0, end - at) { Last = end - 1 };
        for (var i = at; i < end; i++)
        {
            run.Add(WithoutMarker(lines[i]));
            lines[i].Place(LineRole.BulletedItem, "L1");
        }

        return run;
    }

    /// <summary>Numbers that count up by one; only then does Markdown print the same numbers again.</summary>
    private static ListRun? Numbered(List<Line> lines, int at, Marker first)
    {
        var run = new ListRun(true, first.Number);
        var taken = new List<Line>();
        for (var i = at; i < lines.Count && IsOpen(lines[i]) && lines[i].List is null; i++)
        {
            if (Markers.Read(lines[i].String) is not { } marker)
            {
                break;
            }

            if (marker.Kind == first.Kind && marker.Number == first.Number + run.Count)
            {
                run.Add(lines[i].Text.From(marker.Length));
            }
            else if (run.Count > 0 && IsBelow(marker.Kind, first.Kind) && marker.Number == run.ChildCount + 1)
            {
                run.AddChild(lines[i].Text.From(marker.Length));
            }
            else
            {
                break;
            }

            taken.Add(lines[i]);
            run.Last = i;
        }

        if (taken.Count < 2 || first.Number == 0)
        {
            return null;
        }

        taken.ForEach(line => line.Place(LineRole.NumberedItem, "L2"));
        return run;
    }

    /// <summary>(1) and ① stand under 1., ① under (1).</summary>
    private static bool IsBelow(MarkerKind kind, MarkerKind above) =>
        (above == MarkerKind.Number && kind is MarkerKind.BracketedNumber or MarkerKind.CircledNumber && kind != above && above != MarkerKind.CircledNumber)
        || (above == MarkerKind.BracketedNumber && kind == MarkerKind.CircledNumber);
}
