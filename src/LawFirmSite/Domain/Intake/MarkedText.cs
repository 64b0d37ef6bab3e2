using System.Text;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// A line of Markdown as the reader sees it, with the markup kept aside by position. So the character rules look
/// across stars and links, and never into an address or code.
/// </summary>
internal sealed class MarkedText
{
    private readonly List<(int At, string Markup)> _markup;

    private MarkedText(string visible, List<(int, string)> markup) => (Visible, _markup) = (visible, markup);

    public string Visible { get; }

    public static MarkedText Read(string text)
    {
        var visible = new StringBuilder(text.Length);
        var markup = new List<(int, string)>();
        for (var at = 0; at < text.Length;)
        {
            var length = MarkupLength(text, at);
            if (length > 0)
            {
                markup.Add((visible.Length, text.Substring(at, length)));
                at += length;
            }

            // What a backslash protects is text, whatever it looks like.
            if (length == 0 || text[at - 1] == '\\' && length == 1)
            {
                if (at < text.Length)
                {
                    visible.Append(text[at++]);
                }
            }
        }

        return new MarkedText(visible.ToString(), markup);
    }

    public MarkedText Apply(List<Edit> edits)
    {
        if (edits.Count == 0)
        {
            return this;
        }

        var moved = new List<(int, string)>(_markup.Count);
        var next = 0;
        var shift = 0;
        foreach (var (at, markup) in _markup)
        {
            while (next < edits.Count && edits[next].Start + edits[next].Length <= at)
            {
                shift += edits[next].With.Length - edits[next].Length;
                next++;
            }

            var inside = next < edits.Count && edits[next].Start < at;
            moved.Add((inside ? edits[next].Start + edits[next].With.Length + shift : at + shift, markup));
        }

        return new MarkedText(new Passage(Visible).Apply(edits).Text, moved);
    }

    public override string ToString()
    {
        var text = new StringBuilder(Visible.Length + _markup.Count * 4);
        var from = 0;
        foreach (var (at, markup) in _markup)
        {
            text.Append(Visible, from, at - from).Append(markup);
            from = at;
        }

        return text.Append(Visible, from, Visible.Length - from).ToString();
    }

    private static int MarkupLength(string text, int at) => text[at] switch
    {
        '\\' => at + 1 >= text.Length || char.IsAscii(text[at + 1]) && !char.IsAsciiLetterOrDigit(text[at + 1]) ? 1 : 0,
        '*' or '[' => 1,
        '!' => at + 1 < text.Length && text[at + 1] == '[' ? 2 : 0,
        ']' => at + 1 < text.Length && text[at + 1] == '(' ? 1 + Upto(text, at + 1, ')') : 1,
        '`' => Upto(text, at + 1, '`') is > 0 and var code ? code + 1 : 0,
        '<' => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '/') ? Upto(text, at, '>') : 0,
        _ => 0,
    };

    /// <summary>Length up to and with the sign; a long way off it is no end of this markup.</summary>
    private static int Upto(string text, int start, char sign) =>
        text.IndexOf(sign, start, Math.Min(2000, text.Length - start)) is >= 0 and var end ? end - start + 1 : 0;
}
