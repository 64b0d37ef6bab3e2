using System.Text;
using LawFirmSite.Domain.Media;

namespace LawFirmSite.Domain.Intake;

/// <summary>Writes blocks as Markdown and escapes what a reader of Markdown would mistake for markup (E1).</summary>
internal static class MarkdownWriter
{
    public static string Write(IReadOnlyList<IntakeBlock> blocks)
    {
        var markdown = new StringBuilder();
        foreach (var block in blocks)
        {
            if (markdown.Length > 0)
            {
                markdown.Append('\n');
            }

            Append(markdown, block);
        }

        return markdown.ToString();
    }

    private static void Append(StringBuilder markdown, IntakeBlock block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                markdown.Append('#', heading.Level).Append(' ').Append(heading.Text).Append('\n');
                break;
            case ParagraphBlock paragraph:
                markdown.Append(paragraph.Text).Append('\n');
                break;
            case QuoteBlock quote:
                markdown.Append("> ").Append(quote.Text).Append('\n');
                break;
            case ListBlock list:
                Append(markdown, list);
                break;
            case TableBlock table:
                Append(markdown, table.Header);
                Append(markdown, [.. table.Header.Select(_ => "---")]);
                foreach (var row in table.Rows)
                {
                    Append(markdown, row);
                }

                break;
            case ImageBlock image:
                markdown.Append(PendingPictures.Markdown(image.Number)).Append('\n');
                break;
            case SignBlock sign:
                markdown.Append("::: sign\n").AppendJoin("\\\n", sign.Lines).Append("\n:::\n");
                break;
            case DividerBlock:
                markdown.Append("---\n");
                break;
        }
    }

    private static void Append(StringBuilder markdown, ListBlock list)
    {
        var number = list.Start;
        foreach (var item in list.Items)
        {
            markdown.Append(list.Ordered ? $"{number++}. " : "- ").Append(item.Text).Append('\n');
            var child = 1;
            foreach (var text in item.Children)
            {
                markdown.Append(list.Ordered ? $"   {child++}. " : "  - ").Append(text).Append('\n');
            }
        }
    }

    /// <summary>An empty cell is two spaces between the bars.</summary>
    private static void Append(StringBuilder markdown, IReadOnlyList<string> row)
    {
        foreach (var cell in row)
        {
            markdown.Append("| ").Append(cell).Append(' ');
        }

        markdown.Append("|\n");
    }

    /// <summary>A text with its marks as inline Markdown. Only a paragraph can be mistaken for another block.</summary>
    public static string Inline(Passage passage, List<string> links, bool paragraph)
    {
        if (passage.Marks is null && passage.Text.AsSpan().IndexOfAny("*[]|<`_\\&") < 0)
        {
            return paragraph ? Guarded(passage.Text) : passage.Text;
        }

        var written = new StringBuilder(passage.Text.Length + 16);
        var literals = Literals.Find(passage.Text);
        var end = passage.Text.Length;
        Each(passage, 0, end, ~7, (start, stop, mark) =>
        {
            var link = mark >> Passage.LinkShift;
            var from = written.Length;
            Each(passage, start, stop, Passage.Bold, (first, last, bold) =>
                Emphasis(written, passage, first, last, bold, literals));
            if (link > 0 && written.Length > from)
            {
                written.Insert(from, '[').Append("](").Append(Address(links[link - 1])).Append(')');
            }
        });
        return paragraph ? Guarded(written.ToString()) : written.ToString();
    }

    /// <summary>Stretches of equal marks under a mask.</summary>
    private static void Each(Passage passage, int start, int end, int mask, Action<int, int, int> write)
    {
        for (var at = start; at < end;)
        {
            var (stop, mark) = passage.StretchAt(at, end, mask);
            write(at, stop, mark);
            at = stop;
        }
    }

    /// <summary>Space stands outside of emphasis, else the stars would be printed.</summary>
    private static void Emphasis(StringBuilder written, Passage passage, int start, int end, int bold, List<Stretch> literals)
    {
        var first = start;
        var last = end;
        while (bold != 0 && first < last && Characters.IsSpace(passage.Text[first]))
        {
            first++;
        }

        while (bold != 0 && last > first && Characters.IsSpace(passage.Text[last - 1]))
        {
            last--;
        }

        var stars = bold != 0 && first < last ? "**" : "";
        Escape(written, passage.Text, start, first, literals);
        written.Append(stars);
        Each(passage, first, last, Passage.Superscript | Passage.Subscript, (from, to, raised) =>
        {
            var tag = (raised & Passage.Superscript) != 0 ? "sup" : raised != 0 ? "sub" : null;
            written.Append(tag is null ? "" : $"<{tag}>");
            Escape(written, passage.Text, from, to, literals);
            written.Append(tag is null ? "" : $"</{tag}>");
        });
        written.Append(stars);
        Escape(written, passage.Text, last, end, literals);
    }

    private static void Escape(StringBuilder written, string text, int start, int end, List<Stretch> literals)
    {
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            var escaped = c switch
            {
                '*' or '[' or ']' or '|' or '<' or '`' => true,
                '_' => Literals.At(literals, i) is null,
                // A backslash in front of a sign would escape that sign.
                '\\' => i + 1 >= text.Length || (text[i + 1] < '\u0080' && char.IsPunctuation(text[i + 1])) || char.IsSymbol(text[i + 1]),
                '&' => i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '#') && text.IndexOf(';', i, Math.Min(12, text.Length - i)) > 0,
                _ => false,
            };
            if (escaped)
            {
                written.Append('\\');
            }

            written.Append(c);
        }
    }

    private static string Address(string link) =>
        link.Replace("(", "%28").Replace(")", "%29").Replace("<", "%3C").Replace(">", "%3E").Replace("\\", "%5C");

    /// <summary>A paragraph that begins like a heading, quotation, list or container.</summary>
    private static string Guarded(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var end = 0;
        while (end < text.Length && (text[end] == '#' || char.IsAsciiDigit(text[end])))
        {
            end++;
        }

        var spaced = end + 1 >= text.Length || text[end + 1] == ' ';
        return text[0] switch
        {
            '>' => "\\" + text,
            '-' or '+' or '=' or '~' or ':' when end == 0 && IsMarkup(text) => "\\" + text,
            '#' when end <= 6 && (end >= text.Length || text[end] == ' ') => "\\" + text,
            >= '0' and <= '9' when end < text.Length && text[end] is '.' or ')' && spaced => text.Insert(end, "\\"),
            _ => text,
        };
    }

    private static bool IsMarkup(string text) => text[0] switch
    {
        ':' => text.StartsWith(":::", StringComparison.Ordinal),
        '~' => text.StartsWith("~~~", StringComparison.Ordinal),
        '=' => text.All(c => c is '=' or ' '),
        '+' => text.Length == 1 || text[1] == ' ',
        _ => text.Length == 1 || text[1] == ' ' || text.All(c => c is '-' or ' '),
    };
}
