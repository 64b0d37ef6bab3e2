namespace LawFirmSite.Domain.Articles;

/// <summary>One saved text of an article or a page. Its words are never changed and never deleted; a lawyer may vouch for them later.</summary>
public sealed class Revision
{
    public const int NoteLength = 200;

    private Revision() { }

    internal Revision(int number, ArticleText text, string savedBy, DateTimeOffset savedAt, string note)
    {
        Note = note;
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

    /// <summary>What its writer says has changed (这一稿改了什么); may be empty.</summary>
    public string Note { get; private set; } = "";

    /// <summary>The lawyer who has read exactly this text, if one has.</summary>
    public LegalReview? Review { get; private set; }

    /// <summary>Null takes a review away that was entered by mistake.</summary>
    public void Vouch(LegalReview? review) => Review = review;
}
