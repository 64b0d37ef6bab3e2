using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace LawFirmSite.Faults;

/// <summary>R17: two members of staff save and preview texts that are made to be costly. They are answered in time, and those who read wait no longer for it.</summary>
public static class HostileText
{
    private const int Editors = 2;
    private const int Readers = 2;
    private static readonly TimeSpan PromisedSave = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan PromisedAnswer = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    // Made anew each time: what comes from the cache waits for nobody.
    private static readonly string[] Pages = ["/", "/articles", "/legal-aid", "/articles/3", "/search?q=法律援助"];

    public static async Task<Ledger> RunAsync(int seconds, TextWriter output)
    {
        using var folder = new ShortLivedFolder("hostile");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(folder.Path, ledger, Editors, settings: ["--PageCache:SizeInBytes=0", "--RateLimits:SearchesPerMinute=1000000"]);
        var texts = Texts();
        // All is compiled before a clock runs.
        foreach (var page in Pages) await scene.Staff.ReadAsync(page);
        foreach (var text in texts.Take(3)) await SaveAsync(scene.Staff, text);

        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var reading = Enumerable.Range(0, Readers).Select(reader => Task.Run(() => ReadAsync(scene.Site, reader, ledger, stop.Token))).ToList();
        var next = 0;
        var saves = new List<(string Name, HttpStatusCode? Status, TimeSpan Took)>();
        await Task.WhenAll(Enumerable.Range(0, Editors).Select(_ => Task.Run(async () =>
        {
            // Each text once at least, however slow they are.
            while (Interlocked.Increment(ref next) is var n && (n <= texts.Count || !stop.IsCancellationRequested))
            {
                var text = texts[n % texts.Count];
                var began = Stopwatch.GetTimestamp();
                var reply = await SaveAsync(scene.Staff, text);
                lock (saves) saves.Add((text.Name, reply.Status, Stopwatch.GetElapsedTime(began)));
            }
        })));
        await stop.CancelAsync();
        var times = (await Task.WhenAll(reading)).SelectMany(one => one).Order().ToList();

        var slowest = saves.MaxBy(save => save.Took);
        foreach (var save in saves.Where(save => save.Status is not (HttpStatusCode.Redirect or HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge))) ledger.Break($"{save.Name} was answered by {save.Status?.ToString() ?? "nothing"}");
        if (slowest.Took > PromisedSave) ledger.Break($"{slowest.Name} took longer than promised");
        var worst = times[times.Count * 99 / 100];
        if (worst > PromisedAnswer) ledger.Break("readers waited longer than promised");
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{saves.Count} saves of {texts.Count} texts, {saves.Count(save => save.Status != HttpStatusCode.Redirect)} refused, the slowest ({slowest.Name}) answered after {slowest.Took.TotalSeconds:0.00} s; {times.Count} pages read meanwhile, 99 of 100 within {worst.TotalMilliseconds:0} ms"));
        await scene.Site.StopAsync();
        ledger.Integrity = await StoredTruth.IntegrityAsync(scene.Site.Database);
        return ledger;
    }

    private static Task<Reply> SaveAsync(StaffSession staff, (string Name, string Body) text) =>
        staff.SaveAsync("/admin/articles/new", new() { ["Title"] = text.Name, ["Body"] = text.Body, ["Key"] = Guid.NewGuid().ToString() });

    private static async Task<List<TimeSpan>> ReadAsync(RunningSite site, int number, Ledger ledger, CancellationToken stop)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        var times = new List<TimeSpan>();
        for (var n = number; !stop.IsCancellationRequested; n++)
        {
            var began = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(Pages[n % Pages.Length], CancellationToken.None);
            if (!answer.IsSuccessStatusCode) ledger.Break($"{Pages[n % Pages.Length]} answered {(int)answer.StatusCode} to a reader");
            times.Add(Stopwatch.GetElapsedTime(began));
            await Task.Delay(Pause, CancellationToken.None);
        }
        return times;
    }

    /// <summary>A sign so many times over, as the list has it.</summary>
    private static List<(string Name, string Body)> Texts()
    {
        using var list = JsonDocument.Parse(File.ReadAllText(Path.Combine(RunningSite.Repository, "tests", "LawFirmSite.Tests", "Corpora", "markdown-pathological.json")));
        return
        [
            .. list.RootElement.GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("name").GetString()!,
                item.GetProperty("prefix").GetString() + string.Concat(Enumerable.Repeat(item.GetProperty("unit").GetString(), item.GetProperty("n").GetInt32())) + item.GetProperty("suffix").GetString())),
        ];
    }
}
