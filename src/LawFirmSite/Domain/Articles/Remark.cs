namespace LawFirmSite.Domain.Articles;

/// <summary>
/// What one of the staff said to the others about an article or page, on its own or with a step. Never public, never changed
/// and never deleted.
/// </summary>
public sealed class Remark
{
    public const int TextLength = 4000;

    /// <summary>What a person types at once.</summary>
    public const int TypedLength = 1000;

    private Remark() { }

    internal Remark(RemarkKind kind, int revision, string text, string by, DateTimeOffset at, Guid creationKey) =>
        (Kind, Revision, Text, By, At, CreationKey) = (kind, revision, text, by, at, creationKey);

    public int Id { get; private set; }

    /// <summary>Sent with the form it was typed in, so that a repeated request says nothing twice.</summary>
    public Guid CreationKey { get; private set; }

    public RemarkKind Kind { get; private set; }

    /// <summary>Warnings that were overridden, a line each, as far as there is room.</summary>
    public static string Listing(IEnumerable<Checks.Warning> warnings)
    {
        var lines = string.Join('\n', warnings.Select(warning => $"{warning.Place}“{warning.Excerpt}”：{warning.Sentence}"));
        return lines.Length <= TextLength ? lines : lines[..lines.LastIndexOf('\n', TextLength - 1)] + "\n…";
    }

    /// <summary>The newest revision when it was said; with a step the one the step was about.</summary>
    public int Revision { get; private set; }

    /// <summary>May be empty for a step that speaks for itself.</summary>
    public string Text { get; private set; } = "";
    public string By { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
}

/// <summary>What a remark was said with. Stored as a number: new ones go to the end.</summary>
public enum RemarkKind
{
    Note,
    Submitted,
    TakenBack,
    Returned,

    /// <summary>Published in spite of warnings, which are the text of the remark.</summary>
    Overrode,
    CalledOff,
}
