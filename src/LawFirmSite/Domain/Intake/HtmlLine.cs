using System.Text;
using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>The paragraph that is being read: its text with white space as a browser shows it, and its looks.</summary>
internal sealed class HtmlLine
{
    private readonly StringBuilder _text = new();
    private MarkedRuns? _marks;
    private double _size;
    private HtmlElement _looks = HtmlElement.Root;

    /// <summary>The printed marker of a Word list (W6).</summary>
    public StringBuilder Marker { get; } = new();

    public bool SymbolMarker { get; set; }

    public bool StartsItem { get; set; }

    public bool IsEmpty => _text.Length == 0 && Marker.Length == 0;

    public void Append(string text, in HtmlElement element)
    {
        foreach (var c in text)
        {
            if (c is ' ' or '\n' or '\t' or '\r' or '\f' or '\u2028' or '\u2029' or '\u0085')
            {
                if (_text.Length > 0 && _text[^1] != ' ')
                {
                    Append(' ', element.Marks);
                }
            }
            else if (!IsInvisible(c))
            {
                Append(c, element.Marks);
                if (!IsSpace(c))
                {
                    _looks = element;
                    _size = _size == 0 ? element.Size : Math.Min(_size, element.Size);
                }
            }
        }
    }

    private void Append(char c, int marks)
    {
        _text.Append(c);
        if (marks != 0 && _marks is null)
        {
            _marks = new MarkedRuns();
            _marks.Add(_text.Length - 1, 0);
        }

        _marks?.Add(1, marks);
    }

    /// <summary>The finished line, or null where nothing but space was read (W3).</summary>
    public Line? End(List<int> itemNumbers, bool afterBlank)
    {
        if (IsEmpty)
        {
            _size = 0;
            return null;
        }

        var raw = new Passage(_text.ToString(), _marks?.ToArray());
        var printed = raw.Text.Trim(' ');
        var text = raw.Trim();
        if (text.Text.Length == 0)
        {
            Clear(keepItem: true);
            return null;
        }

        var list = List(itemNumbers, out var written);
        text = Unified(written.Length == 0 ? text : text.Prepend(written));
        printed = written + printed;
        var line = new Line
        {
            Text = text,
            Printed = printed == text.Text ? text.Text : printed,
            Indent = raw.Text.TakeWhile(IsSpace).Sum(SpaceWidth),
            AfterBlank = afterBlank,
            HeadingTag = (byte)_looks.Heading,
            Centred = _looks.Centred,
            Size = _size,
            Quoted = _looks.Quoted,
            List = list,
            Region = _looks.Region,
        };
        Clear(keepItem: false);
        return line;
    }

    /// <summary>W6. A marker in Chinese numerals is no list but the number of a heading, and stays in the text.</summary>
    private ListMark? List(List<int> itemNumbers, out string written)
    {
        written = "";
        var marker = new string([.. Marker.ToString().Where(c => !IsSpace(c) && !char.IsWhiteSpace(c))]);
        if (marker.Length == 0)
        {
            return StartsItem && itemNumbers.Count > 0 ? new ListMark(_looks.Ordered, Math.Max(1, _looks.ListDepth), itemNumbers[^1]) : null;
        }

        var level = Math.Max(1, _looks.MsoLevel);
        if (SymbolMarker || Markers.Read(marker + " x") is { Kind: MarkerKind.Bullet } || marker is "o" or "§" or "Ø" or "l" or "n")
        {
            return new ListMark(false, level, 0);
        }

        if (Markers.Read(marker + "x") is { Kind: MarkerKind.Number or MarkerKind.CircledNumber or MarkerKind.BracketedNumber } number)
        {
            return new ListMark(true, level, number.Number);
        }

        written = marker;
        return null;
    }

    private static Passage Unified(Passage text)
    {
        if (text.Marks is null)
        {
            return new Passage(Unify(text.Text));
        }

        var edits = new Edits();
        for (var i = 0; i < text.Text.Length; i++)
        {
            if (Characters.Unified(text.Text[i]) is { } plain)
            {
                edits.Add(new Edit(i, 1, plain));
            }
        }

        return text.Apply(edits);
    }

    private void Clear(bool keepItem)
    {
        _text.Clear();
        _marks = null;
        _size = 0;
        if (!keepItem)
        {
            Marker.Clear();
            SymbolMarker = false;
            StartsItem = false;
        }
    }
}
