namespace LawFirmSite.Domain.Search;

/// <summary>
/// Words that mean the same to people who search, as editors keep them: a group a line, words apart by 、. A word that stands in
/// several groups has the company of all of them.
/// </summary>
public sealed class Synonyms
{
    public const int MostGroups = 500;
    public const int WordLength = 20;
    public const int LinesLength = 20_000;

    private readonly Dictionary<string, List<string>> _others = new(StringComparer.Ordinal);
    private readonly int _longest;

    private Synonyms(IEnumerable<IReadOnlyList<string>> groups)
    {
        foreach (var group in groups)
            foreach (var word in group)
            {
                if (!_others.TryGetValue(word, out var others)) _others[word] = others = [];
                others.AddRange(group.Where(other => other != word && !others.Contains(other, StringComparer.Ordinal)));
                _longest = Math.Max(_longest, word.Length);
            }
    }

    public static Synonyms None { get; } = new([]);

    public static Synonyms Of(string lines) => new(Groups(lines).Select(group => group.Select(FoldedText.Fold).Distinct().ToList()));

    /// <summary>The groups as written, without lines that hold less than two words.</summary>
    public static IEnumerable<IReadOnlyList<string>> Groups(string lines) =>
        lines.Split('\n').Select(Words).Where(words => words.Count > 1).Take(MostGroups);

    /// <summary>What an editor should mend, a sentence each, with the line it is about.</summary>
    public static IEnumerable<string> Faults(string lines)
    {
        var all = lines.Split('\n');
        if (all.Length > MostGroups) yield return $"最多 {MostGroups} 行，现在有 {all.Length} 行。";
        foreach (var (number, line) in all.Index().Take(MostGroups))
        {
            var words = Words(line);
            if (words.Count == 1) yield return $"第 {number + 1} 行只有“{words[0]}”一个词。意思相同的词写在一行，用“、”隔开。";
            if (words.FirstOrDefault(word => word.Length > WordLength) is { } tooLong) yield return $"第 {number + 1} 行的“{tooLong[..WordLength]}…”太长，一个词最多 {WordLength} 字。";
        }
    }

    /// <summary>The word itself first, then what else it may be called, also where only a part of it has another name.</summary>
    public IReadOnlyList<string> Spellings(string folded, int most)
    {
        var spellings = new List<string> { folded };
        foreach (var (at, length) in PartsOf(folded))
            foreach (var other in _others[folded.Substring(at, length)])
            {
                var spelling = string.Concat(folded.AsSpan(0, at), other, folded.AsSpan(at + length));
                if (spellings.Count < most && !spellings.Contains(spelling, StringComparer.Ordinal)) spellings.Add(spelling);
            }
        return spellings;
    }

    /// <summary>Where known words stand in a longer one, the longest first, never overlapping.</summary>
    public IEnumerable<(int At, int Length)> PartsOf(string folded)
    {
        for (var at = 0; at < folded.Length; at++)
            for (var length = Math.Min(_longest, folded.Length - at); length > 1; length--)
            {
                if (!_others.ContainsKey(folded.Substring(at, length))) continue;
                yield return (at, length);
                at += length - 1;
                break;
            }
    }

    private static List<string> Words(string line) =>
        [.. line.Split(['、', '，', ',', '=', '；', ';', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];
}
