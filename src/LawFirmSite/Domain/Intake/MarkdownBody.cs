using System.Text;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// 一键排版 on the Markdown of an article: C1, C2, C4 to C8 and C10 on its text, and nothing else (S1). Formatting
/// the outcome again changes nothing (P2).
/// </summary>
internal static class MarkdownBody
{
    public static string Format(string markdown)
    {
        // Signs that become Chinese can make their neighbours so; two rounds settle all but contrived texts.
        for (var round = 0; round < 6; round++)
        {
            var formatted = FormatOnce(markdown);
            if (formatted == markdown)
            {
                break;
            }

            markdown = formatted;
        }

        return markdown;
    }

    private static string FormatOnce(string markdown)
    {
        var cleaned = Characters.Unify(Characters.Clean(markdown));
        var formatted = new StringBuilder(cleaned.Length + 1);
        var code = false;
        foreach (var range in cleaned.AsSpan().Split('\n'))
        {
            var line = cleaned[range];
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            code ^= fence;
            formatted.Append(code || fence ? line : FormatLine(line)).Append('\n');
        }

        var end = formatted.Length;
        while (end > 0 && (formatted[end - 1] == '\n' || Characters.IsSpace(formatted[end - 1])))
        {
            end--;
        }

        formatted.Length = end;
        return end == 0 ? "" : formatted.Append('\n').ToString();
    }

    /// <summary>Every cell of a table is a text of its own, in which quotes pair up.</summary>
    private static string FormatLine(string line)
    {
        if (line.StartsWith(":::", StringComparison.Ordinal))
        {
            return line;
        }

        var prefix = PrefixLength(line);
        if (prefix == 0 && line.StartsWith('|'))
        {
            return string.Join('|', Cells(line).Select(FormatText));
        }

        return line[..prefix] + FormatText(line[prefix..]);
    }

    private static string FormatText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        var start = text.Length - text.TrimStart(' ').Length;
        var end = text.TrimEnd(' ').Length;
        var marked = new MarkedText(text[start..end]);
        foreach (var rule in Punctuation.Rules)
        {
            marked.Apply(rule(marked.Visible));
        }

        return text[..start] + marked + text[end..];
    }

    /// <summary>Indent, quotation, heading and list signs in front of the text.</summary>
    public static int PrefixLength(string line)
    {
        var at = 0;
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        var start = at;
        while (at < line.Length && line[at] == '#')
        {
            at++;
        }

        if (at == start)
        {
            while (at < line.Length && at - start < 9 && char.IsAsciiDigit(line[at]))
            {
                at++;
            }

            at = at > start && at < line.Length && line[at] is '.' or ')' ? at + 1
                : start < line.Length && line[start] is '-' or '+' or '*' or '>' ? start + 1
                : start;
        }

        return at > start && at < line.Length && line[at] == ' ' ? at + 1 : start;
    }

    /// <summary>What stands between unescaped bars, with the empty ends.</summary>
    public static IEnumerable<string> Cells(string line)
    {
        var from = 0;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '\\')
            {
                i++;
            }
            else if (line[i] == '|')
            {
                yield return line[from..i];
                from = i + 1;
            }
        }

        yield return line[from..];
    }

    /// <summary>In any line.</summary>
    public static bool HasOddQuotes(string markdown)
    {
        foreach (var range in markdown.AsSpan().Split('\n'))
        {
            if (markdown.AsSpan(range).Contains('"') && Punctuation.HasOddQuotes(markdown[range]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>S1: at least two kinds of markup make a plain text Markdown.</summary>
    public static bool LooksLikeMarkdown(string text)
    {
        bool heading = false, list = false, table = false, bold = false, container = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var line = text.AsSpan(range).TrimEnd('\r');
            heading |= line.StartsWith("#") && line.TrimStart('#').StartsWith(" ");
            list |= line.StartsWith("- ") || (line.Length > 3 && char.IsAsciiDigit(line[0]) && line[1..].TrimStart("0123456789").StartsWith(". "));
            table |= line.StartsWith("|") && line.TrimEnd().EndsWith("|");
            bold |= line.IndexOf("**") is >= 0 and var at && line[(at + 2)..].IndexOf("**") > 0;
            container |= line.StartsWith(":::");
        }

        return new[] { heading, list, table, bold, container }.Count(kind => kind) >= 2;
    }
}
