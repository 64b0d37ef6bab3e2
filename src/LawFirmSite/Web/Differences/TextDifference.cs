using DiffPlex;
using DiffPlex.Chunkers;
using DiffPlex.Model;

namespace LawFirmSite.Web.Differences;

/// <summary>What became of a stretch of text.</summary>
public enum RunKind
{
    Kept,
    Removed,
    Added,
}

/// <summary>A stretch of text with one fate. Kept and removed runs together are the old text, kept and added ones the new.</summary>
public readonly record struct TextRun(RunKind Kind, string Text);

/// <summary>
/// How one text became another, by character as Chinese needs it: paragraphs are compared first, then the characters of those
/// that changed. However long and different two texts are the work is bounded: beyond it whole paragraphs are exchanged.
/// </summary>
public static class TextDifference
{
    // Comparing n pieces with m costs at most about (n + m) squared steps; these are a few hundred milliseconds.
    private const long MostSteps = 60_000_000;

    public static IReadOnlyList<TextRun> Between(string before, string after)
    {
        if (before == after) return before.Length == 0 ? [] : [new(RunKind.Kept, before)];

        var steps = MostSteps;
        var runs = new RunList();
        foreach (var (kind, old, now) in Blocks(before, after, LineEndingsPreservingChunker.Instance, ref steps))
        {
            if (kind == RunKind.Kept) runs.Keep(old);
            else AddCharacters(runs, old, now, ref steps);
        }
        return runs.Readable();
    }

    private static void AddCharacters(RunList runs, string old, string now, ref long steps)
    {
        var blocks = Blocks(old, now, CharacterChunker.Instance, ref steps);
        // Two paragraphs with little in common are easier to read one after the other than woven into each other.
        var kept = blocks.Where(block => block.Kind == RunKind.Kept).Sum(block => block.Old.Trim().Length);
        if (kept * 4 < Math.Min(old.Length, now.Length)) blocks = [(RunKind.Removed, old, now)];

        foreach (var (kind, removed, added) in blocks)
        {
            if (kind == RunKind.Kept) runs.Keep(removed);
            else runs.Exchange(removed, added);
        }
    }

    /// <summary>Stretches that stayed, and pairs of what went and what came in its place, either of which may be empty.</summary>
    private static List<(RunKind Kind, string Old, string New)> Blocks(string old, string now, IChunker chunker, ref long steps)
    {
        var (a, b) = (chunker.Chunk(old), chunker.Chunk(now));
        var start = 0;
        while (start < a.Count && start < b.Count && a[start] == b[start]) start++;
        var end = 0;
        while (end < a.Count - start && end < b.Count - start && a[^(end + 1)] == b[^(end + 1)]) end++;

        var (middleOld, middleNew) = (Text(a, start, a.Count - end), Text(b, start, b.Count - end));
        var blocks = new List<(RunKind, string, string)>();
        if (start > 0) blocks.Add((RunKind.Kept, Text(a, 0, start), ""));
        AddMiddle(blocks, middleOld, middleNew, a.Count - start - end, b.Count - start - end, chunker, ref steps);
        if (end > 0) blocks.Add((RunKind.Kept, Text(a, a.Count - end, a.Count), ""));
        return blocks;
    }

    private static void AddMiddle(List<(RunKind, string, string)> blocks, string old, string now, long oldCount, long newCount, IChunker chunker, ref long steps)
    {
        var cost = (oldCount + newCount) * (oldCount + newCount);
        if (oldCount == 0 || newCount == 0 || cost > steps)
        {
            if (old.Length + now.Length > 0) blocks.Add((RunKind.Removed, old, now));
            return;
        }
        steps -= cost;

        var found = Differ.Instance.CreateDiffs(old, now, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var at = 0;
        foreach (var block in found.DiffBlocks)
        {
            if (block.DeleteStartA > at) blocks.Add((RunKind.Kept, Text(found.PiecesOld, at, block.DeleteStartA), ""));
            blocks.Add((RunKind.Removed, Text(found.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA), Text(found.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB)));
            at = block.DeleteStartA + block.DeleteCountA;
        }
        if (at < found.PiecesOld.Count) blocks.Add((RunKind.Kept, Text(found.PiecesOld, at, found.PiecesOld.Count), ""));
    }

    private static string Text(IReadOnlyList<string> pieces, int from, int to) => string.Concat(pieces.Skip(from).Take(to - from));
}
