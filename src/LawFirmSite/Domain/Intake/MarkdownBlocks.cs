namespace LawFirmSite.Domain.Intake;

/// <summary>Reads a Markdown body back into blocks: the forms that <see cref="MarkdownWriter"/> writes, everything else as paragraphs.</summary>
internal static class MarkdownBlocks
{
    public static List<IntakeBlock> Read(string markdown)
    {
        var blocks = new List<IntakeBlock>();
        var lines = markdown.Split('\n');
        for (var at = 0; at < lines.Length;)
        {
            if (string.IsNullOrWhiteSpace(lines[at]))
            {
                at++;
                continue;
            }

            var end = at + 1;
            blocks.Add(BlockAt(lines, at, ref end, blocks));
            at = end;
        }

        return blocks;
    }

    private static IntakeBlock BlockAt(string[] lines, int at, ref int end, List<IntakeBlock> before)
    {
        var line = lines[at];
        var level = line.TakeWhile(c => c == '#').Count();
        if (level is > 0 and <= 6 && line.Length > level && line[level] == ' ')
        {
            return new HeadingBlock(Math.Clamp(level, 2, 4), line[level..].Trim());
        }

        if (line.StartsWith("::: sign", StringComparison.Ordinal))
        {
            end = Array.FindIndex(lines, at + 1, each => each.StartsWith(":::", StringComparison.Ordinal)) is > 0 and var close ? close + 1 : lines.Length;
            return new SignBlock([.. lines[(at + 1)..Math.Max(at + 1, end - 1)].Select(each => each.TrimEnd('\\')).Where(each => each.Length > 0)]);
        }

        if (line is "---" or "***" or "___")
        {
            return new DividerBlock();
        }

        if (line.StartsWith("![", StringComparison.Ordinal) && line.EndsWith(')') && line.LastIndexOf("](", StringComparison.Ordinal) is > 0 and var address)
        {
            return new ImageBlock(before.OfType<ImageBlock>().Count() + 1, line[(address + 2)..^1]);
        }

        end = Array.FindIndex(lines, at, string.IsNullOrWhiteSpace);
        end = end < 0 ? lines.Length : end;
        if (line.StartsWith('|') && at + 1 < end && lines[at + 1].All(c => c is '|' or '-' or ' ' or ':'))
        {
            return new TableBlock(Row(line), [.. lines[(at + 2)..end].Select(Row)]);
        }

        if (line.StartsWith("> ", StringComparison.Ordinal))
        {
            return new QuoteBlock(string.Join('\n', lines[at..end].Select(each => each.TrimStart('>', ' '))));
        }

        return List(lines[at..end]) ?? (IntakeBlock)new ParagraphBlock(string.Join('\n', lines[at..end]));
    }

    private static IReadOnlyList<string> Row(string line) =>
        [.. MarkdownBody.Cells(line.Trim().TrimStart('|')).SkipLast(1).Select(cell => cell.Trim())];

    private static ListBlock? List(string[] lines)
    {
        var ordered = char.IsAsciiDigit(lines[0][0]);
        var start = 1;
        var items = new List<(string Text, List<string>? Children)>();
        foreach (var line in lines)
        {
            var indent = line.TakeWhile(c => c == ' ').Count();
            var text = MarkdownBody.PrefixLength(line) is var prefix && prefix > indent ? line[prefix..] : null;
            if (text is null || line[indent] is '#' or '>')
            {
                return null;
            }

            if (items.Count == 0)
            {
                start = ordered && int.TryParse(line[..line.IndexOfAny(['.', ')'])], out var number) ? number : 1;
            }

            if (indent > 0 && items.Count > 0)
            {
                items[^1] = (items[^1].Text, items[^1].Children ?? []);
                items[^1].Children!.Add(text);
            }
            else
            {
                items.Add((text, null));
            }
        }

        return new(ordered, ordered ? start : 0, [.. items.Select(item => new ListItem(item.Text, item.Children ?? (IReadOnlyList<string>)[]))]);
    }
}
