using System.Diagnostics;
using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>R12: two servers over one database are stopped and started in turn while people read. Whoever gets no answer asks once more, the other one, as a proxy does.</summary>
public static class RollingRestart
{
    private const int Readers = 16;
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(10);
    private static readonly string[] Pages = ["/", "/articles", "/legal-aid", "/legal-aid/2", "/offices", "/search?q=法律援助", "/feed.xml"];

    public static async Task<Ledger> RunAsync(int rounds, TextWriter output)
    {
        using var folder = new ShortLivedFolder("rolling");
        var ledger = new Ledger();
        using var one = new RunningSite(folder.Path);
        using var other = new RunningSite(folder.Path);
        await one.StartAsync("--RateLimits:SearchesPerMinute=1000000");
        await other.StartAsync("--RateLimits:SearchesPerMinute=1000000");
        using var stop = new CancellationTokenSource();
        var reading = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(reader % 2 == 0 ? [one, other] : [other, one], ledger, stop.Token))).ToList();
        for (var round = 1; round <= rounds; round++)
        {
            var site = round % 2 == 1 ? one : other;
            // Both are under load again when the next one is stopped.
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            var clock = Stopwatch.StartNew();
            var code = await site.StopAsync();
            var took = clock.Elapsed;
            if (code != 0) ledger.Break($"the exit code was {code}");
            if (took > Promised) ledger.Break("it took longer than promised to stop");
            await site.StartAsync("--RateLimits:SearchesPerMinute=1000000");
            ledger.Starts.Add(site.Started);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: stopped after {took.TotalSeconds:0.0} s with exit code {code}, serving again after {site.Started.TotalSeconds:0.0} s"));
        }
        await stop.CancelAsync();
        var read = await Task.WhenAll(reading);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{read.Sum(reader => reader.Pages):N0} pages read, {read.Sum(reader => reader.Again):N0} of them at the second try"));
        await StoredTruth.CompareAsync(one.Database, ledger);
        return ledger;
    }

    private static async Task<(int Pages, int Again)> ReadAsync(RunningSite[] sites, Ledger ledger, CancellationToken stop)
    {
        using var client = new HttpClient();
        var (pages, again) = (0, 0);
        while (!stop.IsCancellationRequested)
        {
            var page = Pages[pages % Pages.Length];
            if (!await AnswersAsync(client, new(sites[0].Address, page)))
            {
                again++;
                if (!await AnswersAsync(client, new(sites[1].Address, page))) ledger.Break($"{page} was answered by neither");
            }
            pages++;
        }
        return (pages, again);
    }

    private static async Task<bool> AnswersAsync(HttpClient client, Uri page)
    {
        try
        {
            using var answer = await client.GetAsync(page);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return false;
        }
    }
}
