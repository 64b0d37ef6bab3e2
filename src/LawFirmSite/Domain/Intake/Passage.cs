namespace LawFirmSite.Domain.Intake;

/// <summary>
/// A text whose characters may carry marks (bold, superscript, link). The character rules see only the text and
/// answer with edits, so that they work alike across the borders of formatting.
/// </summary>
internal readonly struct Passage(string text, MarkedRun[]? marks = null)
{
    public const int Bold = 1;
    public const int Superscript = 2;
    public const int Subscript = 4;
    public const int LinkShift = 3;

    private readonly string? _text = text;

    public string Text => _text ?? "";

    /// <summary>Runs of equal marks that together cover the text, or null where nothing is marked. Above the three bits stands the link's number.</summary>
    public MarkedRun[]? Marks { get; } = marks;

    public Passage Apply(Edits edits)
    {
        if (edits.Count == 0)
        {
            return this;
        }

        var length = Text.Length;
        foreach (var edit in edits)
        {
            length += edit.With.Length - edit.Length;
        }

        return new(string.Create(length, (Text, edits), Write), Marks is null ? null : Moved(edits));
    }

    private static void Write(Span<char> written, (string Text, Edits Edits) from)
    {
        var rest = from.Text.AsSpan();
        var gone = 0;
        foreach (var edit in from.Edits)
        {
            var kept = edit.Start - gone;
            rest[..kept].CopyTo(written);
            edit.With.CopyTo(written[kept..]);
            written = written[(kept + edit.With.Length)..];
            rest = rest[(kept + edit.Length)..];
            gone = edit.Start + edit.Length;
        }

        rest.CopyTo(written);
    }

    /// <summary>What takes the place of some characters is marked like the first of them.</summary>
    private MarkedRun[] Moved(Edits edits)
    {
        var marks = new MarkedRuns();
        var from = 0;
        foreach (var edit in edits)
        {
            marks.Add(this, from, edit.Start);
            marks.Add(edit.With.Length, Text.Length == 0 ? 0 : MarkAt(Math.Min(edit.Start, Text.Length - 1)));
            from = edit.Start + edit.Length;
        }

        marks.Add(this, from, Text.Length);
        return marks.ToArray();
    }

    public Passage Slice(int start, int length)
    {
        if (start == 0 && length == Text.Length)
        {
            return this;
        }

        if (Marks is null)
        {
            return new(Text.Substring(start, length));
        }

        var marks = new MarkedRuns();
        marks.Add(this, start, start + length);
        return new(Text.Substring(start, length), marks.ToArray());
    }

    public Passage From(int start) => Slice(start, Text.Length - start);

    public Passage Trim()
    {
        var start = 0;
        var end = Text.Length;
        while (start < end && Characters.IsSpace(Text[start]))
        {
            start++;
        }

        while (end > start && Characters.IsSpace(Text[end - 1]))
        {
            end--;
        }

        return Slice(start, end - start);
    }

    public Passage Prepend(string before) => Apply([new Edit(0, 0, before)]);

    public static Passage Join(IReadOnlyList<Passage> parts, Func<string, string, string> between)
    {
        if (parts.Count == 1)
        {
            return parts[0];
        }

        var text = new System.Text.StringBuilder();
        var marks = parts.Any(part => part.Marks is not null) ? new MarkedRuns() : null;
        for (var i = 0; i < parts.Count; i++)
        {
            var separator = i == 0 ? "" : between(parts[i - 1].Text, parts[i].Text);
            text.Append(separator).Append(parts[i].Text);
            marks?.Add(separator.Length, 0);
            marks?.Add(parts[i], 0, parts[i].Text.Length);
        }

        return new Passage(text.ToString(), marks?.ToArray());
    }

    /// <summary>Every visible character is bold.</summary>
    public bool IsBold()
    {
        if (Marks is null)
        {
            return false;
        }

        var seen = false;
        var run = 0;
        for (var i = 0; i < Text.Length; i++)
        {
            run += i == Marks[run].End ? 1 : 0;
            if (!Characters.IsSpace(Text[i]))
            {
                if ((Marks[run].Mark & Bold) == 0)
                {
                    return false;
                }

                seen = true;
            }
        }

        return seen;
    }

    /// <summary>Headings are bold by themselves.</summary>
    public Passage WithoutBold() => Marks is null ? this : new(Text, Array.ConvertAll(Marks, run => run with { Mark = run.Mark & ~Bold }));

    /// <summary>The stretch of equal marks under a mask that begins here: how far it reaches, at most to the end given, and its mark.</summary>
    public MarkedRun StretchAt(int at, int end, int mask)
    {
        if (Marks is null)
        {
            return new(end, 0);
        }

        var run = RunAt(at);
        var mark = Marks[run].Mark & mask;
        while (Marks[run].End < end && (Marks[run + 1].Mark & mask) == mark)
        {
            run++;
        }

        return new(Math.Min(end, Marks[run].End), mark);
    }

    private int MarkAt(int position) => Marks![RunAt(position)].Mark;

    /// <summary>The run that covers this position.</summary>
    private int RunAt(int position)
    {
        int low = 0, high = Marks!.Length - 1;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Marks[middle].End <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    public override string ToString() => Text;
}

/// <summary>Characters with the same mark, from the run before up to but without End.</summary>
internal readonly record struct MarkedRun(int End, int Mark);

/// <summary>Puts the marks of a text together, piece by piece.</summary>
internal sealed class MarkedRuns
{
    private readonly List<MarkedRun> _runs = [];

    public void Add(int length, int mark)
    {
        if (length == 0)
        {
            return;
        }

        var end = length + (_runs.Count > 0 ? _runs[^1].End : 0);
        if (_runs.Count > 0 && _runs[^1].Mark == mark)
        {
            _runs[^1] = new(end, mark);
        }
        else
        {
            _runs.Add(new(end, mark));
        }
    }

    /// <summary>The marks of a part of another text.</summary>
    public void Add(Passage passage, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var (stop, mark) = passage.StretchAt(at, end, ~0);
            Add(stop - at, mark);
            at = stop;
        }
    }

    public MarkedRun[] ToArray() => [.. _runs];
}
