using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>R1: the process is killed while eight people write, again and again over one data folder.</summary>
public static class KillRounds
{
    private const int Writers = 8;

    /// <summary>Serving again, as docs/reliability.md promises it. Looked at by hand only: a busy machine is no fault of the site's.</summary>
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    public static async Task<bool> RunAsync(int rounds, int writes, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("lawfirmsite-kill-").FullName;
        try
        {
            var ledger = await RunAsync(folder, rounds, writes, output);
            if (ledger.SlowestStart > Promised) ledger.Break($"serving again after {ledger.SlowestStart.TotalSeconds:0.0} s, not {Promised.TotalSeconds:0} s");
            ledger.Print(output);
            return ledger.IsKept;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Kills after about so many acknowledged writes a round. The xunit test calls it too: the ledger says everything.</summary>
    public static async Task<Ledger> RunAsync(string folder, int rounds, int writes, TextWriter output, string firstPage = "/")
    {
        var ledger = new Ledger();
        var random = new Random();
        using var site = new RunningSite(folder, firstPage);
        await site.StartAsync();
        var staff = new List<StaffSession> { await StaffSession.FirstAsync(site) };
        try
        {
            while (staff.Count < Writers) staff.Add(await StaffSession.SignInAsync(site));
            var writers = staff.Select((session, number) => new Writer(session, ledger, number)).ToList();
            foreach (var writer in writers) await writer.PrepareAsync();

            for (var round = 1; round <= rounds; round++)
            {
                var enough = ledger.WhenAcknowledged(random.Next(1, 2 * writes));
                using var stop = new CancellationTokenSource();
                var writing = writers.Select(writer => Task.Run(() => writer.WriteAsync(stop.Token))).ToList();
                // In the midst of what the others have sent: never a moment of our own making.
                await Task.WhenAny(enough, Task.WhenAll(writing));
                await Task.Delay(random.Next(20));
                await site.KillAsync();
                await stop.CancelAsync();
                await Task.WhenAll(writing);

                await site.StartAsync();
                if (site.Started > ledger.SlowestStart) ledger.SlowestStart = site.Started;
                await StoredTruth.CompareAsync(site.Database, ledger);
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: {ledger.Acknowledged} acknowledged, {ledger.Lost} lost, serving again after {site.Started.TotalSeconds:0.0} s"));
            }
        }
        finally
        {
            foreach (var session in staff) session.Dispose();
        }
        return ledger;
    }
}
