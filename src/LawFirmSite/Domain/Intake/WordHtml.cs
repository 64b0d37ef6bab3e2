using System.Net;
using System.Text;
using System.Xml;

namespace LawFirmSite.Domain.Intake;

/// <summary>Writes a Word document as the HTML that the rules W already know how to read.</summary>
internal sealed class WordHtml(Dictionary<string, WordStyle> styles, WordNumbering numbering, Dictionary<string, string> targets)
{
    private readonly StringBuilder _html = new();

    private string _paragraph = "";
    private WordStyle _style = new();
    private bool _centred;
    private string? _list;
    private int _level;
    private bool _opened;
    private bool _deleted;

    private bool _bold;
    private string? _halfPoints;
    private string? _raised;


    public static string? Value(XmlReader reader, string name = "val") =>
        reader.GetAttribute(name, reader.NamespaceURI) ?? reader.GetAttribute(name);

    public static bool IsOn(XmlReader reader) => Value(reader) is not ("0" or "false" or "off" or "none");

    public string Read(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                Open(reader, reader.IsEmptyElement);
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                Close(reader.LocalName);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace && _inText)
            {
                Write(reader.Value);
            }
        }

        return _html.ToString();
    }

    private bool _inText;

    private void Open(XmlReader reader, bool empty)
    {
        switch (reader.LocalName)
        {
            case "p" when reader.NamespaceURI.EndsWith("/main", StringComparison.Ordinal) && reader.Prefix != "a":
                (_paragraph, _style, _centred, _list, _level, _opened) = ("", new WordStyle(), false, null, 0, false);
                break;
            case "pStyle":
                _paragraph = Value(reader) ?? "";
                _style = styles.GetValueOrDefault(_paragraph) ?? new WordStyle();
                break;
            case "jc":
                _centred = Value(reader) == "center";
                break;
            case "numId":
                _list = Value(reader);
                break;
            case "ilvl":
                _level = int.TryParse(Value(reader), out var level) ? Math.Clamp(level, 0, 8) : 0;
                break;
            case "r":
                (_bold, _halfPoints, _raised) = (_style.Bold, _style.HalfPoints, null);
                break;
            case "b":
                _bold = IsOn(reader);
                break;
            case "sz":
                _halfPoints = Value(reader);
                break;
            case "vertAlign":
                _raised = Value(reader) switch { "superscript" => "sup", "subscript" => "sub", _ => null };
                break;
            case "t" or "delText":
                _inText = !empty && reader.LocalName == "t" && !_deleted;
                break;
            case "del":
                _deleted = !empty;
                break;
            case "tab":
                Write("\u3000");
                break;
            case "br" or "cr":
                _html.Append("<br>");
                break;
            case "hyperlink":
                Begin();
                _html.Append(Target(reader) is { } address ? $"<a href=\"{WebUtility.HtmlEncode(address)}\">" : "<a>");
                break;
            case "blip":
                Begin();
                _html.Append($"<img src=\"file:word/{WebUtility.HtmlEncode(Target(reader))}\">");
                break;
            case "tbl":
                _html.Append("<table>");
                break;
            case "tr":
                _html.Append("<tr>");
                break;
            case "tc":
                _html.Append("<td>");
                break;
            case "gridSpan" when int.TryParse(Value(reader), out var span):
                Widen($" colspan={span}");
                break;
            case "vMerge" when Value(reader) != "restart":
                Widen(" merged=1");
                break;
        }
    }

    /// <summary>The properties of a cell come after its tag is written.</summary>
    private void Widen(string attribute)
    {
        if (_html.Length > 3 && _html[^1] == '>')
        {
            _html.Insert(_html.Length - 1, attribute);
        }
    }

    private string? Target(XmlReader reader)
    {
        for (var i = 0; i < reader.AttributeCount; i++)
        {
            reader.MoveToAttribute(i);
            if (reader.LocalName is "id" or "embed" && targets.TryGetValue(reader.Value, out var target))
            {
                reader.MoveToElement();
                return target;
            }
        }

        reader.MoveToElement();
        return null;
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "del":
                _deleted = false;
                break;
            case "hyperlink":
                _html.Append("</a>");
                break;
            case "p" when _opened:
                _html.Append(_style.Heading > 0 ? $"</h{_style.Heading}>" : "</p>");
                _opened = false;
                break;
            case "tc":
                _html.Append("</td>");
                break;
            case "tr":
                _html.Append("</tr>");
                break;
            case "tbl":
                _html.Append("</table>");
                break;
        }
    }

    /// <summary>Opens the paragraph at its first content, when all its properties are known.</summary>
    private void Begin()
    {
        if (_opened)
        {
            return;
        }

        _opened = true;
        var centred = _centred || _style.Centred ? " align=center" : "";
        var marker = _list is null ? null : numbering.Next(_list, _level);
        _html.Append(_style.Heading > 0 ? $"<h{_style.Heading}{centred}>" : $"<p{centred} style='mso-list:level{_level + 1}'>");
        if (marker is not null)
        {
            _html.Append($"<span style='mso-list:Ignore'>{WebUtility.HtmlEncode(marker)}</span>");
        }
    }

    private void Write(string text)
    {
        if (_deleted)
        {
            return;
        }

        Begin();
        var size = double.TryParse(_halfPoints, out var half) ? $" style='font-size:{(half / 2).ToString(System.Globalization.CultureInfo.InvariantCulture)}pt'" : "";
        _html.Append($"<span{size}>").Append(_bold ? "<b>" : "").Append(_raised is null ? "" : $"<{_raised}>")
            .Append(WebUtility.HtmlEncode(text))
            .Append(_raised is null ? "" : $"</{_raised}>").Append(_bold ? "</b>" : "").Append("</span>");
    }
}
