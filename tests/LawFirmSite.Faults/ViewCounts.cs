using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>
/// R13: readers come as fast as the site answers, each with a browser of its own name, so that each counts. Told to stop, the site has all of
/// them in its database; killed, all but those of the last seconds.
/// </summary>
public static class ViewCounts
{
    private const int Readers = 16;

    /// <summary>How long a reading waits to be written, as docs/reliability.md promises it, and what writing takes.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Writing = TimeSpan.FromSeconds(0.5);

    public static async Task<Ledger> RunAsync(int seconds, TextWriter output)
    {
        using var folder = new ShortLivedFolder("views");
        var ledger = new Ledger { Integrity = "ok" };
        using var site = new RunningSite(folder.Path);
        foreach (var isKilled in new[] { false, true })
        {
            await site.StartAsync();
            var before = Count(site.Database);
            var answered = await ReadAsync(site, isKilled ? "killed" : "stopped", TimeSpan.FromSeconds(seconds));
            if (isKilled) await site.KillAsync();
            else if (await site.StopAsync() != 0) ledger.Break("the exit code was not 0");
            var (kept, late) = (Count(site.Database) - before, answered.Count(at => answered[^1] - at <= Window + Writing));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
                $"{(isKilled ? "killed" : "stopped")}: {answered.Count:N0} readings answered, {kept:N0} in the database, {answered.Count - kept:N0} lost; {late:N0} came within the last {(Window + Writing).TotalSeconds:0.0} seconds"));
            if (kept > answered.Count) ledger.Break($"{kept - answered.Count} were counted that never were");
            if (answered.Count - kept > (isKilled ? late : 0)) ledger.Break($"{answered.Count - kept} readings were lost");
        }
        return ledger;
    }

    /// <summary>When each answer came, in order.</summary>
    private static async Task<List<TimeSpan>> ReadAsync(RunningSite site, string name, TimeSpan length)
    {
        using var client = new HttpClient { BaseAddress = site.Address };
        var clock = Stopwatch.StartNew();
        var readers = await Task.WhenAll(Enumerable.Range(0, Readers).Select(async reader =>
        {
            var answered = new List<TimeSpan>();
            while (clock.Elapsed < length)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/articles/1");
                request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 ({name} {reader} {answered.Count})");
                using var answer = await client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
                answered.Add(clock.Elapsed);
            }
            return answered;
        }));
        return [.. readers.SelectMany(answers => answers).Order()];
    }

    private static long Count(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=30");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(sum(Count), 0) FROM ArticleViews";
        return (long)command.ExecuteScalar()!;
    }
}
