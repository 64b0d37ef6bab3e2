namespace LawFirmSite.Domain.Articles;

/// <summary>One saved text of an article or a page. Never changed and never deleted.</summary>
public sealed class Revision
{
    private Revision() { }

    internal Revision(int number, ArticleText text, string savedBy, DateTimeOffset savedAt)
    {
        Number = number;
        Text = text;
        SavedBy = savedBy;
        SavedAt = savedAt;
    }

    public long Id { get; private set; }

    /// <summary>1 for the first text of its article or page, then without gaps.</summary>
    public int Number { get; private set; }

    public ArticleText Text { get; private set; } = null!;

    /// <summary>The name shown to colleagues, as it was when the text was saved.</summary>
    public string SavedBy { get; private set; } = "";

    public DateTimeOffset SavedAt { get; private set; }
}
