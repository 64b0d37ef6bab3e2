using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>R1: the process is killed while eight people write, again and again over one data folder.</summary>
public static class KillRounds
{
    private const int Writers = 8;

    /// <summary>Serving again, as docs/reliability.md promises it. Looked at by hand only: a busy machine is no fault of the site's.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    public static async Task<Ledger> RunAsync(int rounds, int writes, TextWriter output)
    {
        using var folder = new ShortLivedFolder("kill");
        var ledger = await RunAsync(folder.Path, rounds, writes, output);
        if (ledger.SlowestStart > Promised) ledger.Break(string.Create(CultureInfo.InvariantCulture, $"serving again after {ledger.SlowestStart.TotalSeconds:0.0} s, not {Promised.TotalSeconds:0} s"));
        return ledger;
    }

    /// <summary>Kills after about so many acknowledged writes a round. The xunit test calls it too: the ledger says everything.</summary>
    public static async Task<Ledger> RunAsync(string folder, int rounds, int writes, TextWriter output, string firstPage = "/")
    {
        var ledger = new Ledger();
        var random = new Random();
        await using var scene = await Scene.BeginAsync(folder, ledger, Writers, firstPage);
        for (var round = 1; round <= rounds; round++)
        {
            var enough = ledger.WhenAcknowledged(random.Next(1, 2 * writes));
            scene.BeginWriting();
            // In the midst of what the others have sent: never a moment of our own making.
            await Task.WhenAny(enough, scene.WrittenAsync());
            await Task.Delay(random.Next(20));
            await scene.Site.KillAsync();
            await scene.WrittenAsync();

            await scene.Site.StartAsync();
            ledger.Starts.Add(scene.Site.Started);
            await StoredTruth.CompareAsync(scene.Site.Database, ledger);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: {ledger.Acknowledged} acknowledged, {ledger.Lost} lost, serving again after {scene.Site.Started.TotalSeconds:0.0} s"));
        }
        return ledger;
    }
}
