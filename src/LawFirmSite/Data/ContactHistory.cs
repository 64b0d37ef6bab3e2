using LawFirmSite.Domain.Contacts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace LawFirmSite.Data;

/// <summary>
/// Adds a <see cref="ContactChange"/> for everything that a save is about to do to a contact point. <see cref="SiteDb"/> asks it
/// before every save, so there is no way of editing a number without leaving a trace.
/// </summary>
internal static class ContactHistory
{
    public static void Record(ChangeTracker tracker, string by, DateTimeOffset at)
    {
        foreach (var told in tracker.Entries<ContactChange>().ToList())
        {
            // A save that failed and is tried again tells its changes once.
            if (told.State == EntityState.Added) told.State = EntityState.Detached;
            else if (told.State == EntityState.Deleted || told.Properties.Any(property => property.IsModified && !property.Metadata.IsForeignKey()))
                throw new InvalidOperationException("The history of contact points is only added to.");
        }
        foreach (var entry in tracker.Entries<ContactPoint>().ToList())
            foreach (var change in Changes(entry, by, at)) tracker.Context.Add(change);
    }

    private static IEnumerable<ContactChange> Changes(EntityEntry<ContactPoint> entry, string by, DateTimeOffset at)
    {
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted)) yield break;

        var contact = entry.Entity;
        var owner = entry.Context.ChangeTracker.Entries<IHasContacts>().FirstOrDefault(other => other.Entity.Contacts.Contains(contact))?.Entity.Name ?? "";
        if (entry.State == EntityState.Deleted)
        {
            // The row that stays behind cannot point at the one that goes.
            yield return new(contact, ContactChangeKind.Removed, by, at) { Owner = owner, From = contact.Display, Contact = null };
            yield break;
        }
        var isAdded = entry.State == EntityState.Added;
        if (isAdded) yield return Change(ContactChangeKind.Added, "", contact.Display);

        var was = isAdded ? null : VerificationBefore(entry);
        var wasFailed = isAdded ? null : FailedBefore(entry);
        var isOther = false;
        if (!isAdded)
        {
            var (printed, display) = (Before<string>(nameof(ContactPoint.Printed)), Before<string>(nameof(ContactPoint.Display)));
            isOther = (printed, display) != (contact.Printed, contact.Display);
            if (isOther) yield return Change(ContactChangeKind.Number, display == contact.Display ? printed : display, display == contact.Display ? contact.Printed : contact.Display, null, was, wasFailed);
            if (Before<string>(nameof(ContactPoint.Label)) is var label && label != contact.Label) yield return Change(ContactChangeKind.Label, label, contact.Label);
            if (Before<ContactKind>(nameof(ContactPoint.Kind)) is var kind && kind != contact.Kind) yield return Change(ContactChangeKind.Kind, kind.ToString(), contact.Kind.ToString());
            if (Before<string>(nameof(ContactPoint.Note)) is var note && note != contact.Note) yield return Change(ContactChangeKind.Note, note, contact.Note);
            if (Before<DateTimeOffset?>(nameof(ContactPoint.BinnedAt)) is var binned && binned != contact.BinnedAt) yield return Change(contact.BinnedAt is null ? ContactChangeKind.Reused : ContactChangeKind.Removed, "", "");
            if (Before<bool>(nameof(ContactPoint.IsRetired)) != contact.IsRetired) yield return Change(contact.IsRetired ? ContactChangeKind.Retired : ContactChangeKind.Reused, "", "");
        }
        // Another number has lost its verification by being another one; before it there was nothing to go back to. One older than what was lost is brought back, not made.
        var lost = was;
        if (isOther) (was, wasFailed) = (null, null);
        if (contact.Verified is { } verified && verified != was && !(verified.On < lost?.On)) yield return Change(ContactChangeKind.Verified, "", "", verified, was, wasFailed);
        else if (contact.Verified != was) yield return Change(ContactChangeKind.TakenBack, "", "", lost);
        else if (contact.Failed is { } failed && failed.Times > (wasFailed?.Times ?? 0)) yield return Change(ContactChangeKind.CallFailed, "", failed.Note, null, was, wasFailed);
        else if (contact.Failed != wasFailed) yield return Change(ContactChangeKind.TakenBack, "", wasFailed?.Note ?? "");

        ContactChange Change(ContactChangeKind kind, string from, string to, Verification? verified = null, Verification? before = null, FailedCall? failedBefore = null) =>
            new(contact, kind, by, at) { Owner = owner, From = from, To = to, Verified = verified, Was = before, WasFailed = failedBefore };

        T Before<T>(string property) => (T)entry.Property(property).OriginalValue!;
    }

    // Where there was none, only the words are null: days and numbers read as their defaults.
    private static Verification? VerificationBefore(EntityEntry<ContactPoint> entry)
    {
        var before = entry.ComplexProperty(nameof(ContactPoint.Verified));
        return before.Property(nameof(Verification.By)).OriginalValue is string by
            ? new((DateOnly)before.Property(nameof(Verification.On)).OriginalValue!, by, (VerificationMethod)before.Property(nameof(Verification.How)).OriginalValue!)
            : null;
    }

    private static FailedCall? FailedBefore(EntityEntry<ContactPoint> entry)
    {
        var before = entry.ComplexProperty(nameof(ContactPoint.Failed));
        return before.Property(nameof(FailedCall.By)).OriginalValue is string by
            ? new((DateOnly)before.Property(nameof(FailedCall.On)).OriginalValue!, by, (string)before.Property(nameof(FailedCall.Note)).OriginalValue!, (int)before.Property(nameof(FailedCall.Times)).OriginalValue!)
            : null;
    }
}
