namespace LawFirmSite.Domain.Intake;

/// <summary>What the engine is told besides the page itself.</summary>
public sealed record IntakeOptions
{
    /// <summary>Completes local telephone numbers that are printed without area code, e.g. 0355; none is assumed.</summary>
    public string? DefaultAreaCode { get; init; }

    /// <summary>The bytes hold HTML although nothing in them says so.</summary>
    public bool Html { get; init; }

    /// <summary>The bytes hold the Markdown of an article, which is only tidied up.</summary>
    public bool Markdown { get; init; }

    /// <summary>Roles the reviewer chose, by line number of <see cref="IntakeResult.Lines"/>; they win over every rule.</summary>
    public IReadOnlyDictionary<int, LineRole> Roles { get; init; } = new Dictionary<int, LineRole>();

    /// <summary>What the name of a file says about its content; an empty area code is none.</summary>
    public static IntakeOptions ForFile(string name, string? areaCode)
    {
        var ending = Path.GetExtension(name).ToLowerInvariant();
        return new()
        {
            DefaultAreaCode = string.IsNullOrEmpty(areaCode) ? null : areaCode,
            Html = ending is ".html" or ".htm",
            Markdown = ending is ".md" or ".markdown",
        };
    }
}
