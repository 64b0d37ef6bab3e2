using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Editing;

namespace LawFirmSite.Admin.Articles;

/// <summary>
/// Two texts from one: what is combined, and what the later one has to choose. The page carries what I typed there and back, so that
/// it waits in nobody's memory.
/// </summary>
public sealed record MergePage(
    string Address, string Here, Revision Theirs, int MergedFrom, IEnumerable<(string Name, string? Value)> Hidden,
    IReadOnlyList<FieldMerge> Fields, TextMerge Body, ChoiceForm Choices)
{
    public static MergePage Of<TForm>(string address, string here, Revision theirs, int mergedFrom, WritingMerge<TForm> merge, ChoiceForm choices) where TForm : WritingForm =>
        new(address, here, theirs, mergedFrom, (merge.Mine with { RevisionNumber = theirs.Number }).Hidden(), merge.Fields, merge.Body, choices);

    public const string View = "/Admin/Articles/Merge.cshtml";

    public int Conflicts => Fields.Count(one => one.IsConflict) + Body.Conflicts.Count();

    /// <summary>How many places are still open.</summary>
    public int Undecided => Fields.Where(one => one.IsConflict).Select(one => one.Name)
        .Concat(Body.Conflicts.Select((_, at) => ChoiceForm.Paragraph(at))).Count(name => Choices.Of(name) is null);
}
