using System.Diagnostics;
using System.Globalization;

namespace LawFirmSite.Faults;

/// <summary>R18: people read and a few write, for as long as is said. Memory, descriptors and the log of the database have to stay where they are.</summary>
public static class Soak
{
    private const int Readers = 4;
    private const int Writers = 2;
    private const double MegabytesAMinute = 1;
    private const int MoreDescriptors = 20;
    private const long LargestLog = 64 * 1024 * 1024;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private static readonly string[] Pages =
        ["/", "/articles", "/articles?page=2", "/legal-aid", "/legal-aid/3", "/offices", "/offices/1", "/search?q=法律援助", "/search?q=电话", "/feed.xml", "/sitemap.xml", "/legal-aid.csv", "/no-such-page", "/admin/sign-in"];

    private sealed record Sample(TimeSpan At, double Memory, int Descriptors, long Log);

    /// <summary>Null when it can be looked at, else why not.</summary>
    public static string? WhyNot => OperatingSystem.IsLinux() ? null : "Memory and descriptors are read from /proc.";

    public static async Task<Ledger> RunAsync(int minutes, TextWriter output)
    {
        using var folder = new ShortLivedFolder("soak");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(folder.Path, ledger, Writers);
        var length = TimeSpan.FromMinutes(minutes);
        using var stop = new CancellationTokenSource(length);
        scene.BeginWriting(persistently: true, Rest);
        var reading = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(scene.Site, reader, ledger, stop.Token))).ToList();

        var samples = new List<Sample>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < length; await Task.Delay(Every, CancellationToken.None))
        {
            samples.Add(Look(scene.Site, clock.Elapsed));
            if (samples.Count % 12 == 1) await output.WriteLineAsync(Line(samples[^1]));
        }
        var read = (await Task.WhenAll(reading)).Sum();
        await scene.EndWritingAsync();
        Judge(samples, length, ledger, output);
        if (await scene.Site.StopAsync() != 0) ledger.Break("the exit code was not 0");
        await StoredTruth.CompareAsync(scene.Site.Database, ledger);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{read:N0} pages read in {minutes} minutes"));
        return ledger;
    }

    private static void Judge(List<Sample> samples, TimeSpan length, Ledger ledger, TextWriter output)
    {
        // Until then code is compiled, and the caches of pages and of each connection fill.
        var warm = samples.Where(sample => sample.At > length / 2).ToList();
        var slope = Slope(warm);
        var (fewest, most, log) = (warm.Min(sample => sample.Descriptors), warm.Max(sample => sample.Descriptors), samples.Max(sample => sample.Log));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"in the second half: memory {slope:+0.00;-0.00} MB a minute, {fewest} to {most} descriptors; the log of the database at most {log / 1024.0 / 1024:0.0} MB"));
        if (slope > MegabytesAMinute) ledger.Break("memory grows");
        if (most - fewest > MoreDescriptors) ledger.Break("descriptors grow");
        if (log > LargestLog) ledger.Break("the log of the database grows");
    }

    /// <summary>Of the straight line that lies nearest to all of them.</summary>
    private static double Slope(List<Sample> samples)
    {
        var (time, memory) = (samples.Average(sample => sample.At.TotalMinutes), samples.Average(sample => sample.Memory));
        return samples.Sum(sample => (sample.At.TotalMinutes - time) * (sample.Memory - memory)) / samples.Sum(sample => Math.Pow(sample.At.TotalMinutes - time, 2));
    }

    private static async Task<int> ReadAsync(RunningSite site, int reader, Ledger ledger, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        client.DefaultRequestHeaders.Add("User-Agent", $"Mozilla/5.0 ({reader})");
        var random = new Random(reader);
        for (var read = 0; ; read++)
        {
            if (stop.IsCancellationRequested) return read;

            // What the writers add counts as well.
            var page = read % 3 == 0 ? $"/articles/{random.Next(1, 40)}" : Pages[random.Next(Pages.Length)];
            using (var answer = await client.GetAsync(page, CancellationToken.None))
                if ((int)answer.StatusCode >= 500) ledger.Break($"{page} answered {(int)answer.StatusCode}");
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private static Sample Look(RunningSite site, TimeSpan at)
    {
        var log = new FileInfo(site.Database + "-wal");
        return new(at, site.Memory, site.Descriptors, log.Exists ? log.Length : 0);
    }

    private static string Line(Sample sample) => string.Create(CultureInfo.InvariantCulture,
        $"{sample.At.TotalMinutes:0} min: {sample.Memory:0} MB, {sample.Descriptors} descriptors, log {sample.Log / 1024.0 / 1024:0.0} MB");
}
