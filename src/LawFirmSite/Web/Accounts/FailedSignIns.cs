using System.Collections.Concurrent;
using LawFirmSite.Data;
using LawFirmSite.Data.Audit;

namespace LawFirmSite.Web.Accounts;

/// <summary>
/// Sign-ins that failed, told to the record a few seconds later: written at once they would delay the next answer on the same connection, and
/// a clock would tell which names exist. A process that is killed loses those of the last seconds.
/// </summary>
public sealed class FailedSignIns(IServiceScopeFactory scopes, TimeProvider time, ILogger<FailedSignIns> log) : PeriodicWork(Every, time, log)
{
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    private readonly ConcurrentQueue<(AuditVerb Verb, AuditSubject Subject)> _waiting = new();

    public void Add(AuditVerb verb, AuditSubject subject)
    {
        if (_waiting.Count < MostWaiting) _waiting.Enqueue((verb, subject));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(cancellationToken);
    }

    protected override async Task WorkAsync(CancellationToken cancel)
    {
        if (_waiting.IsEmpty) return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        db.Actor.Is(Actor.Nobody);
        while (_waiting.TryPeek(out var failed))
        {
            await db.RecordAsync(failed.Verb, failed.Subject, cancel);
            _waiting.TryDequeue(out _);
        }
    }
}
