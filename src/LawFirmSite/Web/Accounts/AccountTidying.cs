using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Accounts;

/// <summary>Takes away what no longer counts: sessions that are over, guesses of an hour ago, letters of last month. Links stay: they say who let somebody in.</summary>
public sealed class AccountTidying(IServiceScopeFactory scopes, SiteClock clock, TimeProvider time, ILogger<AccountTidying> log)
    : PeriodicWork(Every, time, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public async Task TidyAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var (now, longAgo) = (clock.Now, clock.Now - Kept);
        var (idle, begun, guessed) = (now - StaffSession.Idle, now - StaffSession.Longest, now - SignInGuess.Window);
        await db.StaffSessions.Where(session => session.SeenAt <= idle || session.CreatedAt <= begun).ExecuteDeleteAsync(cancel);
        await db.SignInGuesses.Where(guess => guess.Since <= guessed).ExecuteDeleteAsync(cancel);
        await db.OutgoingMails.Where(mail => mail.CreatedAt < longAgo).ExecuteDeleteAsync(cancel);
    }

    protected override Task WorkAsync(CancellationToken cancel) => TidyAsync(cancel);
}
