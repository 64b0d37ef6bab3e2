using System.Globalization;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Data.Audit;

/// <summary>
/// What the change tracker is about to save, as the record will tell it. Read before the save, when the values before are
/// still there; made into entries after it, when new rows have their numbers.
/// </summary>
internal sealed class RecordedChanges
{
    private readonly List<RecordedChange> _changes = [];

    public static RecordedChanges Of(ChangeTracker tracker, DateTimeOffset now)
    {
        var recorded = new RecordedChanges();
        foreach (var entry in tracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) continue;
            if (entry.Entity is AuditEntry) throw new InvalidOperationException("The record is written by SiteDb alone and never changed.");
            if (AuditedEntities.Audited.TryGetValue(entry.Metadata.ClrType, out var audited)) recorded.Add(entry, audited, now);
        }
        return recorded;
    }

    public bool Any => _changes.Count > 0;

    /// <summary>Drafts whose text was not loaded: their title is needed.</summary>
    public IEnumerable<EntityEntry> Untitled =>
        _changes.Select(change => change.Entry).Where(entry => entry.Entity is Writing { Revisions.Count: 0, Published: null }).DistinctBy(entry => entry.Entity);

    public IEnumerable<AuditEntry> Entries(Actor by) => _changes.Select(change =>
    {
        var revision = change.Fields.FirstOrDefault(field => field.Field is AuditedWriting.RevisionCount or AuditedWriting.PublishedRevision);
        return new AuditEntry(change.Audited.SubjectOf(change.Entry), change.Verb, by)
        {
            FromRevision = Number(revision?.Old),
            ToRevision = Number(revision?.New),
            Fields = [.. change.Fields.Where(field => field != revision)],
        };
    });

    private void Add(EntityEntry entry, AuditedEntity audited, DateTimeOffset now)
    {
        if (entry.State == EntityState.Deleted)
        {
            _changes.Add(new(entry, audited, audited.Removed, []));
            return;
        }
        var isAdded = entry.State == EntityState.Added;
        var columns = Columns(entry, audited, isAdded);
        var changes = new ColumnChanges(entry.Entity, columns, isAdded, now);
        var steps = audited.Steps.Where(step => step.Columns.Any(changes.Has))
            .Select(step => (Verb: step.Verb(changes), step.Columns)).Where(step => step.Verb is not null).ToList();

        var told = audited.Tells.Except(steps.SelectMany(step => step.Columns)).Where(changes.Has).ToList();
        if (isAdded || told.Count > 0) _changes.Add(new(entry, audited, isAdded ? audited.Added : audited.Changed, Fields(told)));
        foreach (var step in steps) _changes.Add(new(entry, audited, step.Verb!.Value, Fields(step.Columns.Where(changes.Has))));

        IReadOnlyList<FieldChange> Fields(IEnumerable<string> names) => [.. names.Select(name =>
            audited.Secrets.Contains(name) ? new FieldChange(name, null, null) : new FieldChange(name, isAdded ? "" : Text(changes.Old(name)), Text(changes.New(name))))];
    }

    private static Dictionary<string, (object? Old, object? New)> Columns(EntityEntry entry, AuditedEntity audited, bool isAdded)
    {
        var columns = new Dictionary<string, (object? Old, object? New)>(StringComparer.Ordinal);
        // What a new row has by itself nobody put there.
        foreach (var property in Named(entry.Properties, ""))
            columns[property.Metadata.Name] = (isAdded ? Nothing(property) : property.OriginalValue, property.CurrentValue);
        foreach (var value in entry.ComplexProperties)
        {
            var parts = Named(value.Properties, value.Metadata.Name + ".").ToList();
            // A value that is not there reads as one whose parts are all empty.
            var wasThere = !isAdded && parts.Exists(part => !Equals(part.OriginalValue, Nothing(part)));
            foreach (var part in parts)
                columns[$"{value.Metadata.Name}.{part.Metadata.Name}"] = (wasThere ? part.OriginalValue : null, value.CurrentValue is null ? null : part.CurrentValue);
        }
        return columns;

        IEnumerable<PropertyEntry> Named(IEnumerable<PropertyEntry> properties, string prefix) =>
            properties.Where(property => !audited.Leaves(prefix + property.Metadata.Name));
    }

    private static object? Nothing(PropertyEntry property) =>
        property.Metadata.ClrType is { IsValueType: true } type ? Activator.CreateInstance(type) : null;

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset moment => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private sealed record RecordedChange(EntityEntry Entry, AuditedEntity Audited, AuditVerb Verb, IReadOnlyList<FieldChange> Fields);
}
