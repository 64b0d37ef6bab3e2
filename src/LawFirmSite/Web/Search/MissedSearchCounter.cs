using System.Collections.Concurrent;
using LawFirmSite.Data;
using LawFirmSite.Domain.Search;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Search;

/// <summary>
/// Counts what was looked for and not found, in memory, and adds it to the database every few seconds and at a clean stop. Words and
/// a day are all that is kept; see <see cref="MissedSearch"/>.
/// </summary>
public sealed class MissedSearchCounter(IServiceScopeFactory scopes, SiteClock clock, TimeProvider time, ILogger<MissedSearchCounter> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<(DateOnly Day, string Words), long> _pending = new();

    public void Count(SearchQuery query)
    {
        if (MissedSearch.Kept(query) is not { } words) return;

        var key = (clock.Today, words);
        if (_pending.ContainsKey(key) || _pending.Count < MissedSearch.MostPerDay) _pending.AddOrUpdate(key, 1, (_, n) => n + 1);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await FlushAsync(cancellationToken);
    }

    /// <summary>Writes what was counted and lets go of old days. What cannot be written now is kept for the next time.</summary>
    public async Task FlushAsync(CancellationToken cancel)
    {
        if (_pending.IsEmpty) return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            foreach (var key in _pending.Keys)
            {
                if (!_pending.TryRemove(key, out var count)) continue;
                try
                {
                    await db.AddMissedSearchAsync(key.Day, key.Words, count, cancel);
                }
                catch
                {
                    _pending.AddOrUpdate(key, count, (_, n) => n + count);
                    throw;
                }
            }
            var oldest = clock.Today.AddDays(-MissedSearch.DaysKept);
            await db.MissedSearches.Where(missed => missed.Day < oldest).ExecuteDeleteAsync(cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogWarning(exception, "Searches without result could not be written; {Words} wait", _pending.Count);
        }
    }

    /// <summary>Forgets what has not been written yet.</summary>
    public void Clear() => _pending.Clear();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await FlushAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // StopAsync writes what is left.
        }
    }
}
