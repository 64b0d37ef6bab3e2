using LawFirmSite.Data;

namespace LawFirmSite.Web;

/// <summary>
/// Gives memory back to the machine that the site has taken and no longer uses: what the C library holds every so often, and once what the start has
/// left behind, which the collector would not look for in days on a quiet site.
/// </summary>
internal sealed class UnusedMemory(TimeProvider time, ILogger<UnusedMemory> log) : PeriodicWork(Every, time, log)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    // Of the process: tests start many sites in one.
    private static int _collected;

    protected override Task WorkAsync(CancellationToken cancel)
    {
        // Of a site with a thousand articles some 15 ms, in which nobody gets an answer.
        if (Interlocked.Exchange(ref _collected, 1) == 0) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.Trim();
        return Task.CompletedTask;
    }
}

/// <summary>Starts <see cref="UnusedMemory"/> with the site.</summary>
public static class UnusedMemorySetup
{
    public static void GiveBackUnusedMemory(this WebApplicationBuilder builder) => builder.Services.AddHostedService<UnusedMemory>();
}
