using LawFirmSite.Data;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Forms;

/// <summary>
/// What became of a form of a row. <see cref="Theirs"/> is empty when it was saved; else nothing was, and <see cref="Form"/> is the
/// form again, made from the newest state: what I typed, and in the fields that only they changed what they saved.
/// </summary>
public sealed record RowSave<TRow, TForm>(TRow Row, TForm Form, IReadOnlyList<FieldMerge> Theirs);

/// <summary>The one way in which staff change a row that others may change as well.</summary>
public static class RowSaving
{
    private const int MostTries = 5;

    /// <summary>
    /// Saves what <paramref name="apply"/> does to the row, unless the form is older than the row and somebody else changed
    /// one of its fields. What they changed beside these fields is no reason to refuse.
    /// </summary>
    public static async Task<RowSave<TRow, TForm>> SaveAsync<TRow, TForm>(
        this SiteDb db, TRow row, TForm form, Func<TRow, TForm> formOf, Action<TRow> apply, Func<Task<TRow?>> find, CancellationToken cancel)
        where TRow : class, IVersioned where TForm : RowForm
    {
        for (var tries = 1; ; tries++)
        {
            if (form.IsStale(row) && Merged(form, formOf(row)) is var (merged, theirs) && theirs.Count > 0) return new(row, merged, theirs);

            var isNew = db.Entry(row).State == EntityState.Detached;
            if (isNew) db.Add(row);
            apply(row);
            try
            {
                await db.SaveChangesAsync(cancel);
                return new(row, form, []);
            }
            catch (DbUpdateException exception) when (tries < MostTries && (exception is DbUpdateConcurrencyException || isNew && db.IsDuplicate(exception)))
            {
                // Somebody was faster by a moment: the same question again, about their state.
                db.ChangeTracker.Clear();
                if (await find() is not { } newer) throw;
                row = newer;
            }
        }
    }

    private static (TForm Form, IReadOnlyList<FieldMerge> Theirs) Merged<TForm>(TForm mine, TForm theirs) where TForm : RowForm
    {
        var fields = FieldMerge.Of(RowForm.BeforeOf(mine), mine, theirs).Where(field => field.IsTheirs).ToList();
        var merged = (TForm)((RowForm)mine with { Version = theirs.Version, Before = theirs.Before });
        foreach (var field in fields.Where(field => !field.IsConflict)) field.Property.SetValue(merged, field.Property.GetValue(theirs));
        return (merged, fields);
    }
}
