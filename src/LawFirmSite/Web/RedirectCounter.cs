using LawFirmSite.Data;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web;

/// <summary>Counts how often each redirect is followed, so that staff see which former addresses people still use.</summary>
public sealed class RedirectCounter(IServiceScopeFactory scopes, SiteClock clock, TimeProvider time, ILogger<RedirectCounter> log)
    : FlushedCounter<(int Redirect, DateOnly Day)>(scopes, time, Interval, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public void Count(int redirect) => Add((redirect, clock.Today));

    protected override async Task WriteAsync(SiteDb db, (int Redirect, DateOnly Day) key, long count, CancellationToken cancel) =>
        await db.Redirects.Where(redirect => redirect.Id == key.Redirect).ExecuteUpdateAsync(change => change
            .SetProperty(redirect => redirect.Hits, redirect => redirect.Hits + count)
            .SetProperty(redirect => redirect.LastUsed, key.Day), cancel);
}

/// <summary>What former addresses need to run.</summary>
public static class RedirectSetup
{
    public static void AddRedirects(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RedirectCounter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<RedirectCounter>());
    }
}
