using System.Text;
using LawFirmSite.Domain.Articles;
using static LawFirmSite.Domain.Intake.HtmlTokens;

namespace LawFirmSite.Domain.Intake;

/// <summary>Rules W1 to W8: the paragraphs, tables and images of a pasted HTML page, in one pass without a tree.</summary>
internal sealed class HtmlLines
{
    /// <summary>Deeper formatting is ignored; its text is not.</summary>
    private const int MostDepth = 600;

    private readonly HtmlTokens _tokens;
    private readonly Pieces _pieces;
    private readonly List<HtmlElement> _open = [HtmlElement.Root];
    private readonly Dictionary<string, int> _openNames = [];
    private readonly List<int> _itemNumbers = [];
    private readonly List<HtmlTable> _tables = [];
    private readonly List<object> _content = [];
    private readonly HtmlLine _line = new();
    private readonly List<Line> _images = [];
    private bool _markerComment;
    private bool _blank;

    private HtmlLines(string html) => (_tokens, _pieces) = (new HtmlTokens(html), new Pieces(html));

    /// <summary>The page was not read to its end, and has no lines.</summary>
    public bool IsInPieces => _pieces.AreTooMany;

    /// <summary>Addresses of links; a mark holds the place in this list plus one.</summary>
    public List<string> Links { get; } = [];

    public HashSet<string> Warnings { get; } = [];

    public string? Title { get; private set; }

    public string? OriginalUrl { get; private set; }

    public List<Line> Lines { get; private set; } = [];

    public static HtmlLines Read(string html)
    {
        var page = new HtmlLines(html);
        while (!page.IsInPieces && page._tokens.Next(out var token))
        {
            page.Take(token);
        }

        page.EndLine();
        if (!page.IsInPieces)
        {
            page.Lines = HtmlTables.Flatten(page._content);
        }

        return page;
    }

    private void Take(HtmlToken token)
    {
        switch (token.Kind)
        {
            case HtmlTokenKind.Text:
                Append(token.Content);
                break;
            case HtmlTokenKind.Comment:
                TakeCondition(token.Content);
                break;
            case HtmlTokenKind.Open:
                TakeOpening(token);
                break;
            case HtmlTokenKind.Close:
                TakeClosing(token.Name);
                break;
        }
    }

    /// <summary>W1: what Word shows only where lists are not supported is the printed marker of a list (W6).</summary>
    private void TakeCondition(string comment)
    {
        if (comment.Contains("[if !supportLists]", StringComparison.OrdinalIgnoreCase))
        {
            _markerComment = true;
        }
        else if (comment.Contains("[endif]", StringComparison.OrdinalIgnoreCase))
        {
            _markerComment = false;
        }
    }

    private void Append(string text)
    {
        var element = _open[^1];
        if (element.Dropped || (!element.Preformatted && _line.IsEmpty && string.IsNullOrWhiteSpace(text) && !text.AsSpan().ContainsAny('\u00A0', '\u3000')))
        {
            return;
        }

        if (element.Marker || _markerComment)
        {
            _line.Marker.Append(text);
            _line.SymbolMarker |= element.Symbols;
            return;
        }

        if (!element.Preformatted)
        {
            _line.Append(text, element);
            return;
        }

        foreach (var part in text.Split('\n'))
        {
            _line.Append(part, element);
            if (part.Length < text.Length)
            {
                EndLine();
            }
        }
    }

    private void TakeOpening(HtmlToken token)
    {
        var name = token.Name;
        switch (name)
        {
            case "script" or "style" or "noscript" or "xml":
                _tokens.Raw(name);
                return;
            case "iframe":
                _tokens.Raw(name);
                Warnings.Add("iframe-removed");
                return;
            case "title":
                Title ??= System.Net.WebUtility.HtmlDecode(_tokens.Raw(name)).Trim();
                return;
            case "br":
                EndLine();
                return;
            case "hr":
                EndLine();
                Add(new Line { Kind = LineKind.Break });
                return;
            case "img":
                TakeImage(token.Content);
                return;
            case "meta" or "link":
                TakeAddress(token);
                return;
            case "o:p":
                return;
        }

        if (HtmlElement.IsBlock(name))
        {
            EndLine();
            CloseForBlock(name);
        }

        if (HtmlElement.IsVoid(name) || token.SelfClosing && name.Contains(':') || _open.Count >= MostDepth)
        {
            return;
        }

        Push(_open[^1].Open(name, token.Content, _open.Count, LinkNumber), token.Content);
    }

    private int LinkNumber(string address)
    {
        Links.Add(address);
        return Links.Count;
    }

    private void Push(HtmlElement element, string attributes)
    {
        _open.Add(element);
        _openNames[element.Name] = _openNames.GetValueOrDefault(element.Name) + 1;
        switch (element.Name)
        {
            case "ul" or "ol":
                _itemNumbers.Add(int.TryParse(Attribute(attributes, "start"), out var start) ? start - 1 : 0);
                break;
            case "li":
                _line.StartsItem = true;
                if (_itemNumbers.Count > 0)
                {
                    _itemNumbers[^1]++;
                }

                break;
            case "table":
                if (_tables.Count > 0)
                {
                    _tables[^1].HoldsTable = true;
                }

                var table = new HtmlTable();
                Add(table);
                _tables.Add(table);
                break;
            case "tr" when _tables.Count > 0:
                _tables[^1].Rows.Add([]);
                break;
            case "td" or "th" when _tables.Count > 0:
                if (_tables[^1].Rows.Count == 0)
                {
                    _tables[^1].Rows.Add([]);
                }

                // Its first line is counted with it, the columns that it spans by themselves.
                var columns = Span(attributes, "colspan", 20);
                _pieces.Add(columns);
                _tables[^1].Rows[^1].Add(new HtmlCell(element.Name == "th", columns, Span(attributes, "rowspan", 1000), Attribute(attributes, "merged") is not null));
                break;
        }
    }

    private static int Span(string attributes, string name, int most) =>
        int.TryParse(Attribute(attributes, name), out var span) ? Math.Clamp(span, 1, most) : 1;

    /// <summary>HTML lets authors leave out closing tags of paragraphs, items, rows and cells.</summary>
    private void CloseForBlock(string name)
    {
        var top = _open[^1];
        var place = name switch
        {
            "li" => top.Item,
            "tr" => top.Row,
            "td" or "th" => top.Cell,
            _ => top.Paragraph,
        };
        if (place > 0)
        {
            CloseDownTo(place);
        }
    }

    private void TakeClosing(string name)
    {
        if (name == "p" && _openNames.GetValueOrDefault(name) == 0)
        {
            EndLine();
        }

        if (_openNames.GetValueOrDefault(name) == 0)
        {
            return;
        }

        // A table ends only by its own tag, whatever is left open or closed twice inside it.
        var border = name == "table" ? 0 : _open[^1].Table;
        var place = _open.Count - 1;
        while (place > border && _open[place].Name != name)
        {
            place--;
        }

        if (place > border)
        {
            CloseDownTo(place);
        }
    }

    private void CloseDownTo(int place)
    {
        for (var i = _open.Count - 1; i >= place; i--)
        {
            var name = _open[i].Name;
            if (HtmlElement.IsBlock(name) || _open[i].Region != _open[i - 1].Region)
            {
                EndLine();
            }

            _openNames[name]--;
            _open.RemoveAt(i);
            if (name == "table")
            {
                _tables.RemoveAt(_tables.Count - 1);
            }
            else if (name is "ul" or "ol")
            {
                _itemNumbers.RemoveAt(_itemNumbers.Count - 1);
            }
            else if (name == "li")
            {
                _line.StartsItem = false;
            }
        }
    }

    /// <summary>W5.</summary>
    private void TakeImage(string attributes)
    {
        var source = Attribute(attributes, "src")?.Trim() ?? "";
        var address = Attribute(attributes, "data-src")?.Trim() is { Length: > 0 } data ? data : source;
        var tiny = Attribute(attributes, "width")?.Trim() is "1" or "1px" && Attribute(attributes, "height")?.Trim() is "1" or "1px";
        var embedded = address.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
        if (_open[^1].Dropped || tiny || (embedded && address.Length < 500))
        {
            return;
        }

        address = address.StartsWith("//", StringComparison.Ordinal) ? "https:" + address : address;
        var local = address.StartsWith("file:", StringComparison.OrdinalIgnoreCase);
        var remote = address.StartsWith("http:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        if (!local && !remote && !embedded)
        {
            Warnings.Add("broken-image");
            return;
        }

        if (!embedded)
        {
            Warnings.Add(local ? "local-image" : "remote-image");
        }

        _images.Add(new Line { Kind = LineKind.Image, Image = address, Region = _open[^1].Region });
    }

    private void TakeAddress(HtmlToken token)
    {
        var address = token.Name == "link"
            ? string.Equals(Attribute(token.Content, "rel"), "canonical", StringComparison.OrdinalIgnoreCase) ? Attribute(token.Content, "href") : null
            : string.Equals(Attribute(token.Content, "property") ?? Attribute(token.Content, "name"), "og:url", StringComparison.OrdinalIgnoreCase)
                ? Attribute(token.Content, "content") : null;
        if (address?.Trim() is { } url && ArticleText.IsWebAddress(url))
        {
            OriginalUrl ??= url;
        }
    }

    private void EndLine()
    {
        _markerComment = false;
        if (_line.End(_itemNumbers, _blank) is { } line)
        {
            Add(line);
            _blank = false;
        }
        else
        {
            _blank = true;
        }

        foreach (var image in _images)
        {
            Add(image);
        }

        _images.Clear();
    }

    private void Add(object item)
    {
        var cell = _tables.Count > 0 && _tables[^1].Rows.Count > 0 && _tables[^1].Rows[^1].Count > 0
            ? _tables[^1].Rows[^1][^1]
            : null;

        // Text that stands in a table but in no cell goes before the table, as browsers have it.
        if (cell is null && _tables.Count > 1 && _tables[^2].Rows is [.., [.., var parent]])
        {
            cell = parent;
        }

        if (cell is null)
        {
            _pieces.Add();
            _content.Add(item);
        }
        else
        {
            _pieces.Add(cell.IsEmpty ? 0 : 1);
            cell.Add(item);
        }
    }
}
