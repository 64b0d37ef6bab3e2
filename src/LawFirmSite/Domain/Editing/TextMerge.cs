namespace LawFirmSite.Domain.Editing;

/// <summary>
/// Two texts that grew from a third, put together paragraph by paragraph. What only one of the two changed is taken over; where
/// both changed the same place in different ways somebody has to choose, and until then all three wordings are there.
/// No paragraph that either of them wrote is ever dropped without a choice.
/// </summary>
public sealed record TextMerge(IReadOnlyList<MergedPart> Parts)
{
    // Beyond this the middle of two texts counts as changed altogether: the table of a comparison grows with both lengths.
    private const long MostCompared = 4_000_000;

    public IEnumerable<MergedPart> Conflicts => Parts.Where(part => part.Origin == MergeOrigin.Conflict);

    /// <summary>The other one changed something that would be undone by keeping mine as it is.</summary>
    public bool HasTheirs => Parts.Any(part => part.Origin is MergeOrigin.Theirs or MergeOrigin.Conflict);

    public static TextMerge Of(string before, string mine, string theirs)
    {
        var (b, m, t) = (Paragraphs.Of(before), Paragraphs.Of(mine), Paragraphs.Of(theirs));
        var (inMine, inTheirs) = (Matches(b, m), Matches(b, t));
        var parts = new List<MergedPart>();
        var (bAt, mAt, tAt) = (0, 0, 0);
        for (var anchor = 0; anchor <= b.Count; anchor++)
        {
            // An anchor is a paragraph that all three have; the end of the text is the last one.
            var isEnd = anchor == b.Count;
            if (!isEnd && (inMine[anchor] < 0 || inTheirs[anchor] < 0)) continue;

            var (mEnd, tEnd) = isEnd ? (m.Count, t.Count) : (inMine[anchor], inTheirs[anchor]);
            Add(parts, MergedPart.Of(Slice(b, bAt, anchor), Slice(m, mAt, mEnd), Slice(t, tAt, tEnd)));
            if (!isEnd) Add(parts, MergedPart.Unchanged(b[anchor]));
            (bAt, mAt, tAt) = (anchor + 1, mEnd + 1, tEnd + 1);
        }
        return new(parts);
    }

    /// <summary>The text with every conflict decided, the first one by the first choice.</summary>
    public string With(IReadOnlyList<MergeChoice> choices)
    {
        var decided = 0;
        return Paragraphs.Join(Parts.SelectMany(part => part.Origin == MergeOrigin.Conflict ? part.Chosen(choices[decided++]) : part.Agreed));
    }

    private static void Add(List<MergedPart> parts, MergedPart part)
    {
        if (part.IsEmpty) return;
        if (part.Origin == MergeOrigin.Unchanged && parts is [.., { Origin: MergeOrigin.Unchanged } last]) parts[^1] = MergedPart.Unchanged([.. last.Before, .. part.Before]);
        else parts.Add(part);
    }

    private static string[] Slice(IReadOnlyList<string> paragraphs, int from, int to) => [.. paragraphs.Skip(from).Take(to - from)];

    /// <summary>For every paragraph of the first text where the second has it, or -1: a longest common subsequence.</summary>
    private static int[] Matches(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var matches = new int[first.Count];
        Array.Fill(matches, -1);
        var start = 0;
        while (start < first.Count && start < second.Count && first[start] == second[start]) matches[start] = start++;
        var (firstEnd, secondEnd) = (first.Count, second.Count);
        while (firstEnd > start && secondEnd > start && first[firstEnd - 1] == second[secondEnd - 1]) matches[--firstEnd] = --secondEnd;

        var (rows, columns) = (firstEnd - start, secondEnd - start);
        if (rows == 0 || columns == 0 || (long)rows * columns > MostCompared) return matches;

        var longest = new int[rows + 1, columns + 1];
        for (var row = rows - 1; row >= 0; row--)
            for (var column = columns - 1; column >= 0; column--)
                longest[row, column] = first[start + row] == second[start + column]
                    ? longest[row + 1, column + 1] + 1
                    : Math.Max(longest[row + 1, column], longest[row, column + 1]);
        for (int row = 0, column = 0; row < rows && column < columns;)
        {
            if (first[start + row] == second[start + column]) matches[start + row++] = start + column++;
            else if (longest[row + 1, column] >= longest[row, column + 1]) row++;
            else column++;
        }
        return matches;
    }
}

/// <summary>A stretch of paragraphs: as it was, as I left it and as they left it.</summary>
public sealed record MergedPart(MergeOrigin Origin, IReadOnlyList<string> Before, IReadOnlyList<string> Mine, IReadOnlyList<string> Theirs)
{
    public bool IsEmpty => Before.Count + Mine.Count + Theirs.Count == 0;

    /// <summary>What goes into the text when nobody has to choose.</summary>
    public IReadOnlyList<string> Agreed => Origin == MergeOrigin.Theirs ? Theirs : Mine;

    public static MergedPart Unchanged(params IReadOnlyList<string> paragraphs) => new(MergeOrigin.Unchanged, paragraphs, paragraphs, paragraphs);

    public static MergedPart Of(string[] before, string[] mine, string[] theirs)
    {
        var (isMine, isTheirs) = (!mine.SequenceEqual(before), !theirs.SequenceEqual(before));
        var origin = (isMine, isTheirs) switch
        {
            (false, false) => MergeOrigin.Unchanged,
            (true, false) => MergeOrigin.Mine,
            (false, true) => MergeOrigin.Theirs,
            (true, true) => mine.SequenceEqual(theirs) ? MergeOrigin.Mine : MergeOrigin.Conflict,
        };
        return new(origin, before, mine, theirs);
    }

    public IEnumerable<string> Chosen(MergeChoice choice) => choice switch
    {
        MergeChoice.Mine => Mine,
        MergeChoice.Theirs => Theirs,
        MergeChoice.Both => [.. Mine, .. Theirs],
        MergeChoice.Before => Before,
    };
}

/// <summary>Whose wording a stretch of a merged text is.</summary>
public enum MergeOrigin
{
    Unchanged,
    Mine,
    Theirs,

    /// <summary>Both changed it, each in their own way.</summary>
    Conflict,
}

/// <summary>What somebody decided about a conflict.</summary>
public enum MergeChoice
{
    Mine,
    Theirs,

    /// <summary>Mine, then theirs.</summary>
    Both,

    /// <summary>As it was before either changed it.</summary>
    Before,
}
