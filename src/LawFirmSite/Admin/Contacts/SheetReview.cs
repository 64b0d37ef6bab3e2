namespace LawFirmSite.Admin.Contacts;

/// <summary>What a table would change, sentence by sentence, before anything is written. With a problem nothing is.</summary>
public sealed record SheetReview(
    IReadOnlyList<SheetChange> Changes, IReadOnlyList<string> Problems, IReadOnlyList<string> Remarks, int UnchangedRows, int MissingOwners, int MissingContacts, IReadOnlyList<string> UnknownColumns)
{
    public bool CanApply => Problems.Count == 0 && Changes.Count > 0;
}

/// <summary>An owner's own facts, or one of its numbers, that are new or not the same afterwards.</summary>
/// <param name="What">The number or address; null for the owner itself.</param>
public sealed record SheetChange(string Owner, string? What, bool IsNew, IReadOnlyList<CellChange> Cells);

/// <summary>One field before and after.</summary>
public sealed record CellChange(string Heading, string Old, string New);
