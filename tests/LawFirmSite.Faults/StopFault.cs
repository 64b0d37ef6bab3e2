using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>R12: the site is told to stop while eight people write. What was sent is answered, and what was answered is there.</summary>
public static class StopFault
{
    private const int Writers = 8;

    public static async Task<Ledger> RunAsync(int rounds, TextWriter output)
    {
        using var folder = new ShortLivedFolder("stop");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(folder.Path, ledger, Writers);
        for (var round = 1; round <= rounds; round++)
        {
            var enough = ledger.WhenAcknowledged(60);
            scene.BeginWriting();
            await Task.WhenAny(enough, scene.WrittenAsync());
            var clock = System.Diagnostics.Stopwatch.StartNew();
            var code = await scene.Site.StopAsync();
            await scene.WrittenAsync();
            if (code != 0) ledger.Break($"the exit code was {code}");
            if (clock.Elapsed > TimeSpan.FromSeconds(10)) ledger.Break("it took more than 10 s to stop");
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: stopped after {clock.Elapsed.TotalSeconds:0.0} s with exit code {code}"));

            await scene.Site.StartAsync();
            ledger.Starts.Add(scene.Site.Started);
            await StoredTruth.CompareAsync(scene.Site.Database, ledger);
        }
        if (ledger.DoneUnanswered > 0) ledger.Break($"{ledger.DoneUnanswered} writes were done and not answered");
        return ledger;
    }
}
