using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>
/// Readers come as fast as the site answers, each with a browser of its own name, so that each counts; then the site is stopped, and another time
/// killed. Prints how many readings the database has of those that were answered.
/// </summary>
internal static class ViewsRun
{
    private const int AtOnce = 16;
    private static readonly TimeSpan Flush = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(string repository, int seconds)
    {
        var programs = new Programs(Directory.CreateTempSubdirectory("lawfirmsite-views-").FullName);
        try
        {
            programs.Publish(repository);
            var data = Path.Combine(programs.Folder, "data");
            var library = new Library(data);
            await library.FillAsync(Path.Combine(repository, "seeds"), 100);
            foreach (var isKilled in (bool[])[false, true])
            {
                var before = await CountAsync(library);
                var site = await programs.SiteAsync(data, $"/articles/{library.LongArticleId}");
                var answered = await ReadAsync(site, isKilled ? "killed" : "stopped", TimeSpan.FromSeconds(seconds));
                if (isKilled) site.Kill();
                site.Dispose();
                var kept = await CountAsync(library) - before;
                var late = answered.Count(at => answered[^1] - at <= Flush);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{(isKilled ? "Killed" : "Stopped")}: {answered.Count:N0} readings answered, {kept:N0} in the database, {answered.Count - kept:N0} lost; {late:N0} came in the last five seconds."));
            }
        }
        finally
        {
            Directory.Delete(programs.Folder, recursive: true);
        }
    }

    /// <summary>When each answer came, in order.</summary>
    private static async Task<List<TimeSpan>> ReadAsync(Server site, string name, TimeSpan length)
    {
        using var client = new HttpClient();
        var clock = Stopwatch.StartNew();
        var readers = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async reader =>
        {
            var answered = new List<TimeSpan>();
            while (clock.Elapsed < length)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, site.Address);
                request.Headers.TryAddWithoutValidation("User-Agent", $"Mozilla/5.0 ({name} {reader} {answered.Count})");
                using var answer = await client.SendAsync(request);
                answer.EnsureSuccessStatusCode();
                answered.Add(clock.Elapsed);
            }
            return answered;
        }));
        return [.. readers.SelectMany(answers => answers).Order()];
    }

    private static async Task<long> CountAsync(Library library)
    {
        await using var db = library.Open();
        return await db.ArticleViews.SumAsync(views => views.Count);
    }
}
