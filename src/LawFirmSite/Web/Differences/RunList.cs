namespace LawFirmSite.Web.Differences;

/// <summary>Gathers runs in the order of the text, and in the end makes them readable: few and long rather than many and short.</summary>
internal sealed class RunList
{
    private readonly List<Stretch> _stretches = [];

    public void Keep(string text)
    {
        if (text.Length == 0) return;
        if (_stretches.Count > 0 && _stretches[^1].Kept is { } before) _stretches[^1] = new(before + text, "", "");
        else _stretches.Add(new(text, "", ""));
    }

    public void Exchange(string removed, string added)
    {
        if (removed.Length + added.Length == 0) return;
        if (_stretches.Count > 0 && _stretches[^1] is { Kept: null } before) _stretches[^1] = new(null, before.Removed + removed, before.Added + added);
        else _stretches.Add(new(null, removed, added));
    }

    /// <summary>
    /// A character that happens to stand in both texts between two longer changes says nothing, it only breaks them up: it
    /// goes and comes with its neighbours.
    /// </summary>
    public IReadOnlyList<TextRun> Readable()
    {
        var joined = new RunList();
        for (var i = 0; i < _stretches.Count; i++)
        {
            var stretch = _stretches[i];
            if (stretch.Kept is not { } kept) joined.Exchange(stretch.Removed, stretch.Added);
            else if (i > 0 && i < _stretches.Count - 1 && !kept.Contains('\n', StringComparison.Ordinal)
                && joined._stretches[^1] is { Kept: null } before && kept.Length <= before.Size && kept.Length <= _stretches[i + 1].Size && kept.Length <= 4) joined.Exchange(kept, kept);
            else joined.Keep(kept);
        }

        var runs = new List<TextRun>();
        foreach (var stretch in joined._stretches)
        {
            if (stretch.Kept is { } kept) runs.Add(new(RunKind.Kept, kept));
            if (stretch.Removed.Length > 0) runs.Add(new(RunKind.Removed, stretch.Removed));
            if (stretch.Added.Length > 0) runs.Add(new(RunKind.Added, stretch.Added));
        }
        return runs;
    }

    private readonly record struct Stretch(string? Kept, string Removed, string Added)
    {
        public int Size => Math.Max(Removed.Length, Added.Length);
    }
}
