using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>
/// That a batch of counts was added, stored in one transaction with them. A counter that does not know it, because the answer was lost, adds the
/// batch again under its key, and nothing is counted twice.
/// </summary>
public sealed class CountedBatch
{
    /// <summary>A counter lets go of a row with its next batch. Those that counters left which are no more stay this long.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    public int Id { get; private set; }
    public required Guid Key { get; init; }
    public required DateTimeOffset AddedAt { get; init; }
}

/// <summary>Adding counts once, however often it is tried.</summary>
public static class CountedBatches
{
    /// <param name="key">What is known of the batch wherever it is tried again.</param>
    /// <param name="before">The batch of the same counter that is known to have been added; null for its first.</param>
    /// <param name="add">All of it, inside the transaction.</param>
    public static Task AddOnceAsync(this SiteDb db, Guid key, Guid? before, Func<Task> add, CancellationToken cancel)
    {
        return db.Database.CommittedAsync(async () =>
        {
            if (await IsAddedAsync(cancel)) return false;

            var longAgo = db.Actor.Now - CountedBatch.Kept;
            await (before is { } last ? db.CountedBatches.Where(batch => batch.Key == last) : db.CountedBatches.Where(batch => batch.AddedAt < longAgo)).ExecuteDeleteAsync(cancel);
            db.ChangeTracker.Clear();
            db.Add(new CountedBatch { Key = key, AddedAt = db.Actor.Now });
            await db.SaveChangesAsync(cancel);
            await add();
            return true;
        }, isAdded => isAdded, IsAddedAsync, cancel);

        Task<bool> IsAddedAsync(CancellationToken token) => db.CountedBatches.AnyAsync(batch => batch.Key == key, token);
    }
}
