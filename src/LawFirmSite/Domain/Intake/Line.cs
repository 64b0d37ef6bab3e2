namespace LawFirmSite.Domain.Intake;

internal enum LineKind : byte
{
    Text,
    Table,
    Image,
    Break,
}

/// <summary>Where in a WeChat page a line stood (M5).</summary>
internal enum Region : byte
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
/// and what the rules have made of it. A rule places a line only once. A page may have a line for every few bytes,
/// so that the fields are as small as they can be.
/// </summary>
internal sealed class Line
{
    private const byte Unplaced = byte.MaxValue;

    private readonly object? _content;
    private byte _role = Unplaced;

    public LineKind Kind { get; init; }

    /// <summary>As printed, before any rule but C1 and C2; this is what the report of removed parts shows.</summary>
    public string Printed { get; init; } = "";

    /// <summary>Trimmed text after C1, C2 and C10.</summary>
    public Passage Text { get; set; }

    /// <summary>Columns of white space before the first character.</summary>
    public int Indent { get; init; }

    public bool AfterBlank { get; init; }

    public byte HeadingTag { get; init; }

    public bool Centred { get; init; }

    /// <summary>Smallest letter size in the line in points; 0 when not stated.</summary>
    public double Size { get; init; }

    public bool Quoted { get; init; }

    public ListMark? List { get => _content as ListMark; init => _content = value; }

    public Region Region { get; init; }

    public PastedTable? Table { get => _content as PastedTable; init => _content = value; }

    /// <summary>Address or path of the image.</summary>
    public string? Image { get => _content as string; init => _content = value; }

    public LineRole? Role => _role == Unplaced ? null : (LineRole)_role;

    public string Rule { get; private set; } = "";

    public string String => Text.Text;

    /// <summary>The text went into the line before it (J1).</summary>
    public bool IsJoined { get; set; }

    /// <summary>Level of a heading.</summary>
    public byte Level { get; set; }

    public bool IsFreeText => Kind == LineKind.Text && _role == Unplaced;

    public void Place(LineRole role, string rule) => (_role, Rule) = ((byte)role, rule);
}
