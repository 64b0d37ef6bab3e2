namespace LawFirmSite.Domain.Intake;

/// <summary>A page on its way through the rules: its lines, the fields found so far, what was removed and warned of.</summary>
internal sealed class IntakePage
{
    public required string Origin { get; init; }

    public required List<Line> Lines { get; init; }

    public List<string> Links { get; init; } = [];

    /// <summary>The HTML title element, a last resort (T1).</summary>
    public string? WindowTitle { get; init; }

    public required IntakeOptions Options { get; init; }

    public bool IsPlainText => Origin == "text";

    public string? Title { get; set; }

    public string? Kicker { get; set; }

    public string? Subtitle { get; set; }

    public List<string> Authors { get; } = [];

    /// <summary>Names from a dateline, which count only when no label or byline names an author (M3).</summary>
    public string? DatelineAuthor { get; set; }

    public string? AuthorOrg { get; set; }

    public string? Editor { get; set; }

    public string? Source { get; set; }

    public string? SourceDate { get; set; }

    public string? SourcePage { get; set; }

    public string? Date { get; set; }

    public int? Views { get; set; }

    public string? OriginalUrl { get; set; }

    public HashSet<string> Warnings { get; init; } = [];

    public List<string> Removed { get; } = [];

    public List<ListedOffice> Directory { get; } = [];

    /// <summary>Places of listings in the body: the line at which the table stands.</summary>
    public Dictionary<Line, TableBlock> Listings { get; } = [];

    public void Remove(Line line, string rule)
    {
        line.Place(LineRole.Removed, rule);
        Removed.Add(line.Printed);
    }

    /// <summary>A name that is given twice is reported, so that nothing printed is lost (P1).</summary>
    public void AddAuthors(string names)
    {
        foreach (var name in names.Split('、').Where(name => name.Length > 0))
        {
            (Authors.Contains(name) ? Removed : Authors).Add(name);
        }
    }

    /// <summary>The value of a field that the page names once; what comes after the first is reported.</summary>
    public string? First(string? known, string? value)
    {
        if (known is not null && value is not null)
        {
            Removed.Add(value);
        }

        return known ?? value;
    }

    public IntakeMeta Meta() => new()
    {
        Title = Title,
        Kicker = Kicker,
        Subtitle = Subtitle,
        Author = Authors.Count > 0 ? string.Join('、', Authors) : DatelineAuthor,
        AuthorOrg = AuthorOrg,
        Editor = Editor,
        Source = Source,
        SourceDate = SourceDate,
        SourcePage = SourcePage,
        Date = Date,
        Views = Views,
        OriginalUrl = OriginalUrl,
    };
}
