using System.Diagnostics;
using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>A running site over a folder of its own, the people who write on it, and what they were told.</summary>
public sealed class Scene : IAsyncDisposable
{
    private readonly List<StaffSession> _staff = [];
    private readonly List<Writer> _writers = [];
    private readonly CancellationTokenSource _stop = new();
    private Task _writing = Task.CompletedTask;

    private readonly IReadOnlyList<RunningSite> _sites;

    /// <summary>The sites may run already or be started later; they end with the scene.</summary>
    public Scene(Ledger ledger, params IReadOnlyList<RunningSite> sites) => (Ledger, _sites) = (ledger, sites);

    public RunningSite Site => _sites[0];

    public Ledger Ledger { get; }

    public StaffSession Staff => _staff[0];

    public static async Task<Scene> BeginAsync(string folder, Ledger ledger, int writers, string firstPage = "/", params string[] settings)
    {
        var scene = new Scene(ledger, new RunningSite(folder, firstPage));
        try
        {
            await scene.Site.StartAsync(settings);
            await scene.EnterAsync(new(scene.Site.Address), await scene.Site.SetupLinkAsync(), writers);
            return scene;
        }
        catch
        {
            // No process is left behind.
            await scene.DisposeAsync();
            throw;
        }
    }

    /// <summary>The first administrator is made with the link, and as many people sign in as will write.</summary>
    public async Task EnterAsync(Way way, Uri setupLink, int writers)
    {
        _staff.Add(await StaffSession.FirstAsync(way, setupLink));
        while (_staff.Count < writers) _staff.Add(await StaffSession.SignInAsync(way));
        _writers.AddRange(_staff.Select((staff, number) => new Writer(staff, Ledger, number)));
        foreach (var writer in _writers) await writer.PrepareAsync();
    }

    /// <summary>
    /// All write until the site is gone, resting so long after each text. Somebody who was refused tries again when <paramref name="persistently"/> is said.
    /// </summary>
    public void BeginWriting(bool persistently = false, TimeSpan rest = default) => _writing = Task.WhenAll(_writers.Select(writer => Task.Run(async () =>
    {
        do await writer.WriteAsync(_stop.Token, rest);
        while (persistently && !_stop.IsCancellationRequested);
    })));

    public Task WrittenAsync() => _writing;

    /// <summary>The longest that any of them waited for an answer since this was asked last.</summary>
    public TimeSpan TakeSlowest() => _staff.Max(staff => staff.TakeSlowest());

    public async Task EndWritingAsync()
    {
        await _stop.CancelAsync();
        await _writing;
    }

    /// <summary>How long it took until so many more writes were acknowledged; the promise is broken when it takes too long.</summary>
    public async Task<TimeSpan> UntilAcknowledgedAsync(int more, TimeSpan longest)
    {
        var clock = Stopwatch.StartNew();
        var enough = Ledger.WhenAcknowledged(more);
        if (await Task.WhenAny(enough, Task.Delay(longest)) != enough) Ledger.Break(string.Create(CultureInfo.InvariantCulture, $"after {longest.TotalSeconds:0} s still nothing was saved"));
        return clock.Elapsed;
    }

    /// <summary>Each of these must be read while the fault lasts.</summary>
    public async Task ReadAsync(params string[] pages)
    {
        foreach (var page in pages)
        {
            using var answer = await Staff.GetAsync(page);
            if (!answer.IsSuccessStatusCode) Ledger.Break($"{page} answered {(int)answer.StatusCode} while the fault lasted");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndWritingAsync();
        foreach (var staff in _staff) staff.Dispose();
        foreach (var site in _sites) site.Dispose();
        _stop.Dispose();
    }
}
