namespace LawFirmSite.Domain.Intake;

/// <summary>What a pasted page was taken apart into. Everything of the input is in a field, the body, an entry or Removed.</summary>
public sealed record IntakeResult
{
    /// <summary>word, wps, wechat, web, text or markdown.</summary>
    public required string Origin { get; init; }

    /// <summary>How bytes were decoded; null for pasted text.</summary>
    public string? Encoding { get; init; }

    /// <summary>A plain Chinese sentence why the input was not read; then everything else is empty.</summary>
    public string? Refusal { get; init; }

    public IntakeMeta Meta { get; init; } = new();

    public IReadOnlyList<IntakeBlock> Blocks { get; init; } = [];

    /// <summary>The body; tidying it again changes nothing.</summary>
    public string Markdown { get; init; } = "";

    public IReadOnlyList<ListedOffice> Directory { get; init; } = [];

    /// <summary>Codes, each once.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>As printed in the input.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>Every line of the input that was not blank, with what became of it.</summary>
    public IReadOnlyList<PlacedLine> Lines { get; init; } = [];
}

/// <summary>What is known about the article besides its body. Absent values are null.</summary>
public sealed record IntakeMeta
{
    public string? Title { get; init; }
    public string? Kicker { get; init; }
    public string? Subtitle { get; init; }

    /// <summary>Names joined by 、, without role words.</summary>
    public string? Author { get; init; }
    public string? AuthorOrg { get; init; }
    public string? Editor { get; init; }
    public string? Source { get; init; }

    /// <summary>Day of the source's issue, yyyy-MM-dd.</summary>
    public string? SourceDate { get; init; }

    /// <summary>As printed: 4版, A03版.</summary>
    public string? SourcePage { get; init; }

    /// <summary>When the page itself was published, as precise as printed, Beijing time.</summary>
    public string? Date { get; init; }
    public int? Views { get; init; }
    public string? OriginalUrl { get; init; }
}

/// <summary>One line of the input, the role it got and the rule that gave it.</summary>
public sealed record PlacedLine(int Index, string Printed, LineRole Role, string Rule);

/// <summary>A block of the body. Text is inline Markdown.</summary>
public abstract record IntakeBlock;

/// <summary>A heading of level 2 to 4.</summary>
public sealed record HeadingBlock(int Level, string Text) : IntakeBlock;

public sealed record ParagraphBlock(string Text) : IntakeBlock;

public sealed record QuoteBlock(string Text) : IntakeBlock;

/// <summary>Start is 1 for most numbered lists and 0 for bulleted ones.</summary>
public sealed record ListBlock(bool Ordered, int Start, IReadOnlyList<ListItem> Items) : IntakeBlock;

/// <summary>Children form a nested list of the same kind.</summary>
public sealed record ListItem(string Text, IReadOnlyList<string> Children);

/// <summary>The header is a row of empty strings where the table has none.</summary>
public sealed record TableBlock(IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows) : IntakeBlock;

/// <summary>An image that is still to be uploaded; PendingFrom is its address or path.</summary>
public sealed record ImageBlock(int Number, string PendingFrom) : IntakeBlock;

/// <summary>Who signed, and when.</summary>
public sealed record SignBlock(IReadOnlyList<string> Lines) : IntakeBlock;

public sealed record DividerBlock : IntakeBlock;

/// <summary>An office found in a listing (D1), with its contact points in the order printed.</summary>
public sealed record ListedOffice
{
    public required string Name { get; init; }
    public string? Address { get; init; }
    public string? Contact { get; init; }
    public string? Postcode { get; init; }
    public string? Email { get; init; }
    public string? Hours { get; init; }
    public IReadOnlyList<ListedPhone> Phones { get; init; } = [];

    /// <summary>New administrative names for the old ones printed (D6).</summary>
    public IReadOnlyList<string> Suggest { get; init; } = [];
}

/// <summary>A number with what the page says about it.</summary>
public sealed record ListedPhone(Contacts.PhoneNumber Number)
{
    public bool IsFax { get; init; }

    /// <summary>24小时 and the like.</summary>
    public string? Note { get; init; }

    /// <summary>Further digits printed as /8 behind the number.</summary>
    public string Abbreviated { get; init; } = "";

    public string Display => Number.Display + Abbreviated;
}
