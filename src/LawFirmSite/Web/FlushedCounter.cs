using System.Collections.Concurrent;
using LawFirmSite.Data;

namespace LawFirmSite.Web;

/// <summary>
/// Counts in memory and adds the sums to the database every few seconds and at a clean stop, so that no request waits for
/// it. What was not added, or may not have been, is tried again as the same batch, so that it counts once; a process that is killed loses what it
/// counted since the last.
/// </summary>
public abstract class FlushedCounter<TKey>(IServiceScopeFactory scopes, TimeProvider time, TimeSpan interval, ILogger log) : PeriodicWork(interval, time, log) where TKey : notnull
{
    // More at once would keep others from writing for too long.
    private const int MostInBatch = 1000;

    private readonly ConcurrentDictionary<TKey, long> _pending = new();
    private readonly SemaphoreSlim _alone = new(1, 1);
    private Batch? _batch;
    private Guid? _before;

    /// <summary>How many different keys wait to be written.</summary>
    protected int Waiting => _pending.Count;

    protected bool IsWaiting(TKey key) => _pending.ContainsKey(key);

    protected void Add(TKey key) => _pending.AddOrUpdate(key, 1, (_, n) => n + 1);

    /// <summary>Forgets what has not been written yet.</summary>
    public Task ClearAsync(CancellationToken cancel) => AloneAsync(() =>
    {
        _pending.Clear();
        _batch = null;
        return Task.CompletedTask;
    }, cancel);

    /// <summary>Adds to the count of one key inside the database, so that counters of several processes never overwrite each other.</summary>
    protected abstract Task WriteAsync(SiteDb db, TKey key, long count, CancellationToken cancel);

    /// <summary>Whatever is due once the counts are written.</summary>
    protected virtual Task AfterAsync(SiteDb db, CancellationToken cancel) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    public override void Dispose()
    {
        base.Dispose();
        _alone.Dispose();
        GC.SuppressFinalize(this);
    }

    public Task FlushAsync(CancellationToken cancel) => TryAsync(cancel);

    protected sealed override Task WorkAsync(CancellationToken cancel) => AloneAsync(async () =>
    {
        // What comes meanwhile is for the next time.
        for (var left = _pending.Count + (_batch?.Counts.Count ?? 0); left > 0 && (_batch ??= Next()) is { } batch; left -= batch.Counts.Count)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            await db.AddOnceAsync(batch.Key, _before, async () =>
            {
                foreach (var (key, count) in batch.Counts) await WriteAsync(db, key, count, cancel);
            }, cancel);
            (_before, _batch) = (batch.Key, null);
            await AfterAsync(db, cancel);
        }
    }, cancel);

    private async Task AloneAsync(Func<Task> work, CancellationToken cancel)
    {
        await _alone.WaitAsync(cancel);
        try
        {
            await work();
        }
        finally
        {
            _alone.Release();
        }
    }

    /// <summary>In an order that all servers keep, so that no two wait for each other.</summary>
    private Batch? Next()
    {
        var counts = new List<(TKey Key, long Count)>();
        foreach (var key in _pending.Keys.OrderBy(key => key.ToString(), StringComparer.Ordinal).Take(MostInBatch))
            if (_pending.TryRemove(key, out var count)) counts.Add((key, count));
        return counts.Count > 0 ? new(Guid.NewGuid(), counts) : null;
    }

    private sealed record Batch(Guid Key, IReadOnlyList<(TKey Key, long Count)> Counts);
}
