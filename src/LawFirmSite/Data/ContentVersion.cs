using System.Data.Common;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LawFirmSite.Data;

/// <summary>
/// The newest <see cref="ContentStamp"/> this process knows of: its own changes at once, those of other processes
/// within a second. What was made under another version is out of date.
/// </summary>
public sealed class ContentVersion
{
    private readonly Lock _lock = new();
    private Guid _current;

    public Guid Current
    {
        get { lock (_lock) return _current; }
        set { lock (_lock) _current = value; }
    }

    /// <summary>
    /// Takes over what was read from the database, unless a change of our own was announced since the reading began: that
    /// one is newer.
    /// </summary>
    public void Learn(Guid stored, Guid before)
    {
        lock (_lock)
        {
            if (_current == before) _current = stored;
        }
    }
}

/// <summary>Tells this process of a change of public content as soon as it is committed.</summary>
internal sealed class ContentVersionInterceptor(ContentVersion version) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        AnnounceSaved(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        AnnounceSaved(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Announce(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Announce(eventData.Context);
        return Task.CompletedTask;
    }

    // Inside a longer transaction nothing is committed yet.
    private void AnnounceSaved(DbContext? context)
    {
        if (context?.Database.CurrentTransaction is null) Announce(context);
    }

    private void Announce(DbContext? context)
    {
        if (context?.ChangeTracker.Entries<ContentStamp>().SingleOrDefault() is { } stamp) version.Current = stamp.Entity.Version;
    }
}

/// <summary>Reads the stamp once a second, so that changes made by other processes show.</summary>
internal sealed class ContentVersionPoll(ContentVersion version, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ContentVersionPoll> log)
    : PeriodicWork(Interval, clock, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private bool _reachable = true;

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var before = version.Current;
        var stored = await db.ContentStamps.AsNoTracking().Select(stamp => stamp.Version).SingleAsync(cancel);
        version.Learn(stored, before);
        _reachable = true;
    }

    /// <summary>The site goes on with what it has; readiness says that the database is away. Said once and not every second.</summary>
    protected override void Failed(Exception exception)
    {
        if (_reachable) Log.LogWarning(exception, "The content version cannot be read");
        _reachable = false;
    }
}
