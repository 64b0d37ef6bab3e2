using static LawFirmSite.Domain.Intake.HtmlTokens;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// An open element with all that it hands down to the text inside it. The indexes point to the nearest open
/// paragraph, item, row, cell and table on the stack, so that none is ever searched for.
/// </summary>
internal readonly record struct HtmlElement
{
    public string Name { get; init; }
    public int Marks { get; init; }
    public double Size { get; init; }
    public bool Centred { get; init; }
    public bool Dropped { get; init; }
    public bool Symbols { get; init; }
    public bool Marker { get; init; }
    public bool Preformatted { get; init; }
    public bool Quoted { get; init; }
    public int Heading { get; init; }
    public int MsoLevel { get; init; }
    public int ListDepth { get; init; }
    public bool Ordered { get; init; }
    public Region Region { get; init; }
    public int Paragraph { get; init; }
    public int Item { get; init; }
    public int Row { get; init; }
    public int Cell { get; init; }
    public int Table { get; init; }

    public static readonly HtmlElement Root = new() { Name = "", Paragraph = -1, Item = -1, Row = -1, Cell = -1, Table = -1 };

    public static bool IsBlock(string name) => name is
        "p" or "div" or "section" or "article" or "header" or "footer" or "main" or "aside" or "nav" or "h1" or "h2"
        or "h3" or "h4" or "h5" or "h6" or "ul" or "ol" or "li" or "dl" or "dt" or "dd" or "table" or "tbody"
        or "thead" or "tfoot" or "tr" or "td" or "th" or "caption" or "blockquote" or "pre" or "address" or "figure"
        or "figcaption" or "form" or "fieldset" or "center" or "body" or "html" or "head" or "title" or "hr";

    public static bool IsVoid(string name) => name is
        "br" or "hr" or "img" or "meta" or "link" or "input" or "col" or "wbr" or "area" or "base" or "embed"
        or "source" or "track" or "param";

    /// <summary>W1: elements of which nothing is kept.</summary>
    private static bool IsDropped(string name) =>
        name is "object" or "svg" or "template" or "applet" or "canvas" or "select"
        || name.StartsWith("v:", StringComparison.Ordinal) || name.StartsWith("w:", StringComparison.Ordinal);

    /// <summary>The element that opens inside this one, which lies at the given place on the stack.</summary>
    public HtmlElement Open(string name, string attributes, int place, Func<string, int> linkNumber)
    {
        var style = Attribute(attributes, "style");
        var align = Css.Property(style, "text-align") ?? Attribute(attributes, "align")?.ToLowerInvariant();
        var msoList = Css.Property(style, "mso-list");
        var font = Css.Property(style, "font-family") ?? (name == "font" ? Attribute(attributes, "face")?.ToLowerInvariant() : null);
        var cellBorder = name is "table" or "td" or "th";
        return this with
        {
            Name = name,
            Marks = MarksOf(name, style, attributes, linkNumber),
            Size = Css.Points(Css.Property(style, "font-size")) ?? (name == "font" ? Css.FontStep(Attribute(attributes, "size")) : null) ?? Size,
            Centred = name == "center" || (align is null ? Centred : align is "center" or "middle"),
            Dropped = Dropped || IsDropped(name),
            Symbols = font is null ? Symbols : font.Contains("wingdings") || font.Contains("symbol"),
            Marker = Marker || msoList == "ignore",
            Preformatted = Preformatted || name == "pre",
            Quoted = Quoted || name == "blockquote",
            Heading = name.Length == 2 && name[0] == 'h' && name[1] is >= '1' and <= '6' ? name[1] - '0' : Heading,
            MsoLevel = Level(msoList) ?? MsoLevel,
            ListDepth = name is "ul" or "ol" ? ListDepth + 1 : cellBorder ? 0 : ListDepth,
            Ordered = name == "ol" || (name != "ul" && Ordered),
            Region = RegionOf(attributes) ?? Region,
            Paragraph = name == "p" ? place : cellBorder ? -1 : Paragraph,
            Item = name == "li" ? place : cellBorder || name is "ul" or "ol" ? -1 : Item,
            Row = name == "tr" ? place : name == "table" ? -1 : Row,
            Cell = name is "td" or "th" ? place : name == "table" ? -1 : Cell,
            Table = name == "table" ? place : Table,
        };
    }

    private int MarksOf(string name, string? style, string attributes, Func<string, int> linkNumber)
    {
        var align = Css.Property(style, "vertical-align");
        var bold = Css.IsBold(Css.Property(style, "font-weight")) ?? (name is "b" or "strong" || (Marks & Passage.Bold) != 0);
        var marks = (Marks & ~Passage.Bold) | (bold ? Passage.Bold : 0);
        marks |= name == "sup" || align == "super" ? Passage.Superscript : 0;
        marks |= name == "sub" || align == "sub" ? Passage.Subscript : 0;
        if (name == "a" && Attribute(attributes, "href")?.Trim() is { } address && IsAllowedLink(address))
        {
            marks = (marks & 7) | (linkNumber(address) << Passage.LinkShift);
        }

        return marks;
    }

    /// <summary>W8: only addresses a reader may follow.</summary>
    private static bool IsAllowedLink(string address) =>
        !address.Any(char.IsWhiteSpace) && (Begins(address, "http://") || Begins(address, "https://")
            || Begins(address, "mailto:") || Begins(address, "tel:"));

    private static bool Begins(string address, string with) => address.StartsWith(with, StringComparison.OrdinalIgnoreCase);

    private static int? Level(string? msoList)
    {
        var at = msoList?.IndexOf("level", StringComparison.Ordinal) ?? -1;
        return at >= 0 && at + 5 < msoList!.Length && char.IsAsciiDigit(msoList[at + 5]) ? msoList[at + 5] - '0' : null;
    }

    private static Region? RegionOf(string attributes) => Attribute(attributes, "id") switch
    {
        "activity-name" => Intake.Region.Headline,
        "js_name" => Intake.Region.Account,
        "publish_time" => Intake.Region.Time,
        "js_content" => Intake.Region.Content,
        _ => attributes.Contains("rich_media_meta_text", StringComparison.Ordinal) ? Intake.Region.Author : null,
    };
}
