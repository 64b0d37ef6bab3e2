using System.Collections.Concurrent;
using LawFirmSite.Data;

namespace LawFirmSite.Web;

/// <summary>
/// Counts in memory and adds the sums to the database every few seconds and at a clean stop, so that no request waits for
/// it. What cannot be written now is kept for the next time; a process that is killed loses what it counted since the last.
/// </summary>
public abstract class FlushedCounter<TKey>(IServiceScopeFactory scopes, TimeProvider time, TimeSpan interval, ILogger log) : PeriodicWork(interval, time, log) where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, long> _pending = new();

    /// <summary>How many different keys wait to be written.</summary>
    protected int Waiting => _pending.Count;

    protected bool IsWaiting(TKey key) => _pending.ContainsKey(key);

    protected void Add(TKey key) => Add(key, 1);

    /// <summary>Forgets what has not been written yet.</summary>
    public void Clear() => _pending.Clear();

    /// <summary>Adds to the count of one key inside the database, so that counters of several processes never overwrite each other.</summary>
    protected abstract Task WriteAsync(SiteDb db, TKey key, long count, CancellationToken cancel);

    /// <summary>Whatever is due once the counts are written.</summary>
    protected virtual Task AfterAsync(SiteDb db, CancellationToken cancel) => Task.CompletedTask;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    public Task FlushAsync(CancellationToken cancel) => TryAsync(cancel);

    protected sealed override async Task WorkAsync(CancellationToken cancel)
    {
        if (_pending.IsEmpty) return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        foreach (var key in _pending.Keys)
        {
            if (!_pending.TryRemove(key, out var count)) continue;
            try
            {
                await WriteAsync(db, key, count, cancel);
            }
            catch
            {
                Add(key, count);
                throw;
            }
        }
        await AfterAsync(db, cancel);
    }

    private void Add(TKey key, long count) => _pending.AddOrUpdate(key, count, (_, n) => n + count);
}
