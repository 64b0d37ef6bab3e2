namespace LawFirmSite.Domain.Editing;

/// <summary>
/// What one person has typed into a form and not saved: the fields as they were sent, kept so that a closed window or an ended
/// session costs nothing. Only its owner ever sees it; it is no revision, is in no export and no search, and goes when the form is saved.
/// </summary>
public sealed class WorkingCopy
{
    public const int PageLength = 400;
    public const int TitleLength = 100;

    /// <summary>One that nobody came back to is given up after so long.</summary>
    public const int DaysKept = 30;

    /// <summary>Of more than so many the oldest is given up.</summary>
    public const int MostPerPerson = 50;

    private WorkingCopy() { }

    public WorkingCopy(int ownerId, string page, Guid key) => (OwnerId, Page, Key) = (ownerId, page, key);

    public int Id { get; private set; }

    public int OwnerId { get; private set; }

    /// <summary>The address of the page the form stands on.</summary>
    public string Page { get; private set; } = "";

    /// <summary>One sitting at the form: each window writes a copy of its own, over and over.</summary>
    public Guid Key { get; private set; }

    /// <summary>Name and value of every field, as JSON.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>What it is called in a list; may be empty.</summary>
    public string Title { get; private set; } = "";

    public DateTimeOffset SavedAt { get; private set; }

    public void Keep(string fields, string title, DateTimeOffset now)
    {
        Fields = fields;
        Title = title.Length <= TitleLength ? title : title[..(char.IsHighSurrogate(title[TitleLength - 1]) ? TitleLength - 1 : TitleLength)];
        SavedAt = now;
    }
}
