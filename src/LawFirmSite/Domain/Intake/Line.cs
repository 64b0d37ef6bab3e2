namespace LawFirmSite.Domain.Intake;

internal enum LineKind
{
    Text,
    Table,
    Image,
    Break,
}

/// <summary>Where in a WeChat page a line stood (M5).</summary>
internal enum Region
{
    None,
    Headline,
    Account,
    Author,
    Time,
    Content,
}

/// <summary>A list item as the page marked it up (W6): depth from 1.</summary>
internal sealed record ListMark(bool Ordered, int Level, int Number);

/// <summary>A table of the page. Cells are text with the segments of their lines joined.</summary>
internal sealed record PastedTable(List<List<Passage>> Rows, bool HeaderMarked, bool Filled);

/// <summary>
/// One paragraph, table or image of the page on its way through the rules: as it was printed, how it looked,
/// and what the rules have made of it. A rule places a line only once.
/// </summary>
internal sealed class Line
{
    public LineKind Kind { get; init; }

    /// <summary>As printed, before any rule but C1 and C2; this is what the report of removed parts shows.</summary>
    public string Printed { get; init; } = "";

    /// <summary>Trimmed text after C1, C2 and C10.</summary>
    public Passage Text { get; set; } = Passage.Empty;

    /// <summary>Columns of white space before the first character.</summary>
    public int Indent { get; init; }

    public bool AfterBlank { get; init; }

    public int HeadingTag { get; init; }

    public bool Centred { get; init; }

    /// <summary>Smallest letter size in the line in points; 0 when not stated.</summary>
    public double Size { get; init; }

    public bool Quoted { get; init; }

    public ListMark? List { get; init; }

    public Region Region { get; init; }

    public PastedTable? Table { get; init; }

    /// <summary>Address or path of the image.</summary>
    public string? Image { get; init; }

    public LineRole? Role { get; private set; }

    public string Rule { get; private set; } = "";

    public string String => Text.Text;

    /// <summary>The text went into the line before it (J1).</summary>
    public bool IsJoined { get; set; }

    /// <summary>Level of a heading.</summary>
    public int Level { get; set; }

    public bool IsFreeText => Kind == LineKind.Text && Role is null;

    public void Place(LineRole role, string rule) => (Role, Rule) = (role, rule);
}
