using LawFirmSite.Domain.Editing;

namespace LawFirmSite.Admin.Forms;

/// <summary>
/// A text that two people changed from the same revision: field by field, its body paragraph by paragraph. What only one of them
/// changed is combined; the rest is for the later one to choose.
/// </summary>
public sealed record WritingMerge<TForm>(TForm Mine, TForm Theirs, IReadOnlyList<FieldMerge> Fields, TextMerge Body) where TForm : WritingForm
{
    /// <param name="before">The revision both started from; null where nobody knows it.</param>
    public static WritingMerge<TForm> Of(TForm? before, TForm mine, TForm theirs)
    {
        var fields = FieldMerge.Of(before, mine, theirs);
        var body = fields.Single(field => field.Name == nameof(WritingForm.Body));
        return new(mine, theirs, [.. fields.Where(field => field != body)], TextMerge.Of(body.Before ?? "", body.Mine, body.Theirs));
    }

    /// <summary>Keeping mine as it is would undo something of theirs.</summary>
    public bool HasTheirs => Body.HasTheirs || Fields.Any(one => one.IsTheirs);

    /// <summary>
    /// One form of both, made from their revision; null while a conflict is undecided.
    /// </summary>
    public TForm? With(ChoiceForm choices)
    {
        var conflicts = Fields.Where(field => field.IsConflict).ToList();
        var inBody = Body.Conflicts.Select((_, at) => choices.Of(ChoiceForm.Paragraph(at))).ToList();
        if (conflicts.Any(field => choices.Of(field.Name) is null) || inBody.Any(choice => choice is null)) return null;

        var merged = (TForm)((WritingForm)Mine with { RevisionNumber = Theirs.RevisionNumber, Version = Theirs.Version, Before = Theirs.Before, Body = Body.With([.. inBody.Select(choice => choice!.Value)]) });
        foreach (var field in Fields.Where(field => field.IsTheirs))
        {
            var choice = field.IsConflict ? choices.Of(field.Name)! : MergeChoice.Theirs;
            if (choice == MergeChoice.Theirs) field.Property.SetValue(merged, field.Property.GetValue(Theirs));
            else if (choice == MergeChoice.Before) field.Property.SetValue(merged, field.BeforeValue);
        }
        return merged;
    }
}

/// <summary>What was chosen for each conflict, by the name of the field or the number of the place in the body.</summary>
public sealed record ChoiceForm
{
    /// <summary>The revision both texts started from. Sent by the page on which the choices are made.</summary>
    public int? MergedFrom { get; init; }

    public Dictionary<string, MergeChoice?>? Choice { get; init; }

    public static string Paragraph(int at) => $"Body-{at}";

    public MergeChoice? Of(string name) => Choice?.GetValueOrDefault(name) is { } choice && Enum.IsDefined(choice) ? choice : null;
}
