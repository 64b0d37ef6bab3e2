namespace LawFirmSite.Web.Differences;

/// <summary>One paragraph of a comparison. A line end that came or went stands at the end of its run, as in the text.</summary>
public sealed record DifferenceLine(IReadOnlyList<TextRun> Runs)
{
    public bool IsChanged => Runs.Any(run => run.Kind != RunKind.Kept);
}

/// <summary>Lines in the order of the text; <see cref="IsQuiet"/> when they are a long stretch without a change, which a page may fold.</summary>
public sealed record DifferenceStretch(bool IsQuiet, IReadOnlyList<DifferenceLine> Lines);

/// <summary>The runs of a comparison as a page shows them: paragraph by paragraph, long stretches without a change apart.</summary>
public static class DifferenceLines
{
    /// <summary>How many paragraphs around a change are always shown.</summary>
    private const int Around = 2;

    public static IReadOnlyList<DifferenceStretch> Of(IReadOnlyList<TextRun> runs)
    {
        var lines = Split(runs);
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsChanged) continue;
            for (var j = Math.Max(0, i - Around); j <= Math.Min(lines.Count - 1, i + Around); j++) near[j] = true;
        }

        var stretches = new List<DifferenceStretch>();
        for (var from = 0; from < lines.Count;)
        {
            var to = from;
            while (to < lines.Count && near[to] == near[from]) to++;
            var isQuiet = !near[from] && to - from > Around;
            stretches.Add(new(isQuiet, lines[from..to]));
            from = to;
        }
        return stretches;
    }

    private static List<DifferenceLine> Split(IReadOnlyList<TextRun> runs)
    {
        var lines = new List<DifferenceLine>();
        var line = new List<TextRun>();
        foreach (var run in runs)
        {
            for (var at = 0; at < run.Text.Length;)
            {
                var end = run.Text.IndexOf('\n', at) is var found and >= 0 ? found + 1 : run.Text.Length;
                line.Add(run with { Text = run.Text[at..end] });
                at = end;
                if (run.Text[end - 1] != '\n') continue;
                lines.Add(new([.. line]));
                line.Clear();
            }
        }
        if (line.Count > 0) lines.Add(new(line));
        return lines;
    }
}
