using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Rules H1 to H7 and L3: which lines of the body are headings, and of which level.</summary>
internal sealed class Headings
{
    private const int Deepest = 4;

    /// <summary>Letters at least this large are larger than a text that states no size, in points.</summary>
    private const double BrowserSize = 13.5;

    private readonly List<Line> _body;
    private readonly bool _statute;
    private readonly bool _indented;
    private readonly double _usualSize;
    private readonly bool _boldIsRare;
    private readonly int _topTag;
    private readonly bool _numbersHead;
    private bool _sectionSeen;
    private bool _chapterSeen;
    private int _markerLevel;

    private Headings(IntakePage page)
    {
        _body = [.. page.Lines.Where(line => line.IsFreeText && !line.Quoted)];
        _statute = IsStatute(page.Lines);
        _indented = page.IsPlainText && _body.Count(line => line.Indent > 0) * 10 >= _body.Count * 8;
        _usualSize = _body.AggregateBy(line => line.Size, 0, (letters, line) => letters + line.String.Length).OrderByDescending(size => size.Value).FirstOrDefault().Key;
        _usualSize = _usualSize == 0 ? BrowserSize : _usualSize;
        _boldIsRare = _body.Where(line => line.Text.IsBold()).Sum(line => line.String.Length) * 2 <= _body.Sum(line => line.String.Length);
        _topTag = _body.Where(line => line.HeadingTag > 0).Select(line => (int)line.HeadingTag).DefaultIfEmpty(2).Min();
        _numbersHead = Enumerable.Range(0, _body.Count).Where(IsNumberedHeading).Take(2).Count() == 2;
    }

    public static void Place(IntakePage page)
    {
        var headings = new Headings(page);
        for (var i = 0; i < headings._body.Count; i++)
        {
            var line = headings._body[i];
            if (headings.Level(line, i) is { } found)
            {
                line.Level = (byte)Math.Min(found.Level, Deepest);
                line.Place(Role(line.Level), found.Rule);
            }
        }
    }

    /// <summary>Statute mode: at least two articles (H5).</summary>
    public static bool IsStatute(IEnumerable<Line> lines) =>
        lines.Where(line => line.Kind == LineKind.Text && line.Role is null && Markers.Read(line.String) is { Kind: MarkerKind.Article }).Take(2).Count() == 2;

    public static LineRole Role(int level) => level switch
    {
        2 => LineRole.Heading2,
        3 => LineRole.Heading3,
        _ => LineRole.Heading4,
    };

    private (int Level, string Rule)? Level(Line line, int index)
    {
        var text = line.String;
        if (line.List is not null)
        {
            return null;
        }

        switch (Markers.Read(text)?.Kind)
        {
            case MarkerKind.Section when IsShort(text):
                _sectionSeen = true;
                return (_markerLevel = 2, "H1");
            case MarkerKind.Subsection when IsShort(text) && !_statute:
                return (_markerLevel = _sectionSeen || _chapterSeen ? 3 : 2, "H2");
            case MarkerKind.Chapter when IsShort(text):
                _chapterSeen = true;
                return (_markerLevel = 2, "H5");
            case MarkerKind.Part when IsShort(text):
                return (_markerLevel = _chapterSeen ? 3 : 2, "H5");
            case MarkerKind.Section or MarkerKind.Subsection or MarkerKind.Article or MarkerKind.Bullet:
                return null;
            case MarkerKind.Number or MarkerKind.BracketedNumber or MarkerKind.CircledNumber:
                return _numbersHead && IsNumberedHeading(index) ? (BelowMarker, "L3") : null;
        }

        if (IsSpoken(text))
        {
            return null;
        }

        if (line.HeadingTag > 0 && text.Length <= 80)
        {
            return (2 + line.HeadingTag - _topTag, "H6");
        }

        if (text.Length <= 25 && !HasFinalPunctuation(text) && ((line.Text.IsBold() && _boldIsRare) || line.Size > _usualSize))
        {
            return (BelowMarker, "H6");
        }

        return _indented && line.Indent == 0 && text.Length <= 30 && !HasFinalPunctuation(text) && index + 1 < _body.Count ? (2, "H7") : null;
    }

    private int BelowMarker => _markerLevel == 0 ? 2 : _markerLevel + 1;

    /// <summary>H1, H2: a marker with a sentence behind it is run into its paragraph (H3).</summary>
    private static bool IsShort(string text) =>
        text.Length <= 40 && text.AsSpan().IndexOfAny("。；;") < 0
        && !(text[^1] == '.' && text.Length > 1 && IsHan(text[^2]))
        && Markers.Read(text)!.Value.Length < text.Length;

    /// <summary>H4.</summary>
    private static bool IsSpoken(string text) =>
        text is ['问' or '答', '：' or ':', ..]
        || (text.Length > 1 && text[1] == '是' && IsNumeral(text[0]))
        || text.StartsWith("首先", StringComparison.Ordinal) || text.StartsWith("其次", StringComparison.Ordinal) || text.StartsWith("最后", StringComparison.Ordinal);

    public static bool HasFinalPunctuation(string text)
    {
        var end = text.Length - 1;
        while (end > 0 && text[end] is '”' or '’' or '"')
        {
            end--;
        }

        return text[end] is '。' or '！' or '？' or '；' or '：' or '，' or '、' or '…' or '.' or '!' or '?' or ';' or ':' or ',' or '—';
    }

    /// <summary>L3: a short numbered line over a paragraph without marker. Under another number it is the end of a list.</summary>
    private bool IsNumberedHeading(int index) =>
        index + 1 < _body.Count && _body[index] is { List: null } line && line.String.Length <= 25 && !HasFinalPunctuation(line.String)
        && IsNumbered(line) && (index == 0 || !IsNumbered(_body[index - 1]))
        && _body[index + 1] is { List: null } next && Markers.Read(next.String) is null;

    private static bool IsNumbered(Line line) =>
        Markers.Read(line.String) is { Kind: MarkerKind.Number or MarkerKind.BracketedNumber or MarkerKind.CircledNumber };
}
