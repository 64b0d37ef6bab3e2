using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Data.Audit;

/// <summary>
/// What the record tells of one kind of row. Every column is named once: told, part of a step, secret, or left out. A
/// column that is not named is not told, and a test fails on it.
/// </summary>
public class AuditedEntity(Func<EntityEntry, AuditSubject> subject)
{
    /// <summary>Columns whose values before and after are told.</summary>
    public string[] Tells { get; init; } = [];

    /// <summary>Changes of several columns that are one deed with a name of its own.</summary>
    public AuditStep[] Steps { get; init; } = [];

    /// <summary>Columns of steps whose values never enter the record, only that they changed.</summary>
    public string[] Secrets { get; init; } = [];

    /// <summary>Columns the record says nothing of; <c>Published.*</c> stands for all columns of a value.</summary>
    public string[] LeavesOut { get; init; } = [];

    public AuditVerb Added { get; init; } = AuditVerb.Added;
    public AuditVerb Changed { get; init; } = AuditVerb.Changed;
    public AuditVerb Removed { get; init; } = AuditVerb.Removed;

    public AuditSubject SubjectOf(EntityEntry entry) => subject(entry);

    public bool Names(string column) => Tells.Contains(column) || Steps.Any(step => step.Columns.Contains(column)) || Leaves(column);

    // A version follows from the changes that are told.
    public bool Leaves(string column) => column == nameof(IVersioned.Version) || LeavesOut.Any(left => left == column || (left.EndsWith(".*", StringComparison.Ordinal) && column.StartsWith(left[..^1], StringComparison.Ordinal)));
}

/// <summary>A row that is a thing of its own, with a number and a title.</summary>
public sealed class AuditedEntity<T>(AuditKind kind, Func<T, string> title)
    : AuditedEntity(entry => new(kind, entry.Property("Id").CurrentValue as int?, title((T)entry.Entity))) where T : class;

/// <summary>
/// Which deed a change of these columns is. Null: none, and only the columns that are also among
/// <see cref="AuditedEntity.Tells"/> are told.
/// </summary>
public sealed record AuditStep(Func<ColumnChanges, AuditVerb?> Verb, params string[] Columns)
{
    /// <summary>Into the bin and out of it, the same for whatever can be there. Who did it is the actor.</summary>
    public static readonly AuditStep Bin = new(change => change.New(nameof(Binnable.BinnedAt)) is null ? AuditVerb.Restored : AuditVerb.Binned, nameof(Binnable.BinnedAt));
}

/// <summary>The columns of one row, before and after.</summary>
public sealed class ColumnChanges(object row, IReadOnlyDictionary<string, (object? Old, object? New)> columns, bool isAdded, DateTimeOffset now)
{
    /// <summary>The changed row itself, for what its columns do not tell.</summary>
    public object Row => row;

    public bool IsAdded => isAdded;

    public DateTimeOffset Now => now;

    public object? Old(string column) => columns.TryGetValue(column, out var change) ? change.Old : null;

    public object? New(string column) => columns.TryGetValue(column, out var change) ? change.New : null;

    public bool Has(string column) => columns.TryGetValue(column, out var change) && !Equals(Blank(change.Old), Blank(change.New));

    private static object? Blank(object? value) => value is "" ? null : value;
}
