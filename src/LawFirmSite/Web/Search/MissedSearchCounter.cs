using LawFirmSite.Data;
using LawFirmSite.Domain.Search;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Search;

/// <summary>Counts what was looked for and not found. Words and a day are all that is kept, for some time; see <see cref="MissedSearch"/>.</summary>
public sealed class MissedSearchCounter(IServiceScopeFactory scopes, SiteClock clock, TimeProvider time, ILogger<MissedSearchCounter> log)
    : FlushedCounter<(DateOnly Day, string Words)>(scopes, time, Interval, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public void Count(SearchQuery query)
    {
        if (MissedSearch.Kept(query) is not { } words) return;

        var key = (clock.Today, words);
        if (IsWaiting(key) || Waiting < MissedSearch.MostPerDay) Add(key);
    }

    protected override Task WriteAsync(SiteDb db, (DateOnly Day, string Words) key, long count, CancellationToken cancel) =>
        db.AddMissedSearchAsync(key.Day, key.Words, count, cancel);

    /// <summary>Lets go of old days.</summary>
    protected override async Task AfterAsync(SiteDb db, CancellationToken cancel)
    {
        var oldest = clock.Today.AddDays(-MissedSearch.DaysKept);
        await db.MissedSearches.Where(missed => missed.Day < oldest).ExecuteDeleteAsync(cancel);
    }
}
