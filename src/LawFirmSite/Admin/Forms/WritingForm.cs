namespace LawFirmSite.Admin.Forms;

/// <summary>A text with a history, as it is typed: what the forms of articles and of pages share.</summary>
public abstract record WritingForm : RowForm
{
    /// <summary>One sitting at the form. A new text is created once with it, however often the request is sent.</summary>
    public Guid? Key { get; init; }

    /// <summary>The revision the writer started from; without it nothing is claimed.</summary>
    public int? RevisionNumber { get; init; }

    public abstract string? Body { get; init; }

    /// <summary>Every field as it would be sent again, for a page that only carries it on.</summary>
    public abstract IEnumerable<(string Name, string? Value)> Hidden();
}
