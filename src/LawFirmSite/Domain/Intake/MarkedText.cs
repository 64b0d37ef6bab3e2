using System.Text;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// A line of Markdown as the reader sees it, with the markup kept aside by position. So the character rules look
/// across stars and links, and never into an address or code.
/// </summary>
internal sealed class MarkedText
{
    /// <summary>All markup on end, and how much of it stands before which character of the visible text.</summary>
    private readonly string _markup;
    private readonly List<(int At, int Length)> _places = [];

    public MarkedText(string text)
    {
        if (text.AsSpan().IndexOfAny("\\*[]!`<") < 0)
        {
            (Visible, _markup) = (text, "");
            return;
        }

        var visible = new StringBuilder();
        var markup = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var length = MarkupLength(text, at);
            if (length > 0)
            {
                Place(visible.Length, length);
                markup.Append(text, at, length);
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

        (Visible, _markup) = (visible.ToString(), markup.ToString());
    }

    public string Visible { get; private set; }

    /// <summary>A sign directly behind another shares its place.</summary>
    private void Place(int at, int length)
    {
        if (_places.Count > 0 && _places[^1].At == at)
        {
            _places[^1] = (at, _places[^1].Length + length);
        }
        else
        {
            _places.Add((at, length));
        }
    }

    public void Apply(Edits edits)
    {
        if (edits.Count == 0)
        {
            return;
        }

        var next = 0;
        var shift = 0;
        for (var i = 0; i < _places.Count; i++)
        {
            var (at, length) = _places[i];
            while (next < edits.Count && edits[next].Start + edits[next].Length <= at)
            {
                shift += edits[next].With.Length - edits[next].Length;
                next++;
            }

            var inside = next < edits.Count && edits[next].Start < at;
            _places[i] = (inside ? edits[next].Start + edits[next].With.Length + shift : at + shift, length);
        }

        Visible = new Passage(Visible).Apply(edits).Text;
    }

    public override string ToString()
    {
        if (_places.Count == 0)
        {
            return Visible;
        }

        var text = new StringBuilder(Visible.Length + _markup.Length);
        var from = 0;
        var written = 0;
        foreach (var (at, length) in _places)
        {
            text.Append(Visible, from, at - from).Append(_markup, written, length);
            from = at;
            written += length;
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
