using System.Diagnostics;
using System.Globalization;
using LawFirmSite.Benchmarks.Search;
using LawFirmSite.Faults;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>
/// The same pages, made anew each time, of a site with a hundred articles and of one with very many, request by request in turn; then what staff
/// do on the large one. Prints the tables of docs/performance.md. The large library stays in the folder given, so that a second run only measures.
/// </summary>
internal static class GrowthRun
{
    private const int Few = 100;
    private const int SecondPort = 5184;
    private const int Rounds = 3;
    private const int StaffRounds = 25;

    private static readonly string[] Settings = ["--PageCache:SizeInBytes=0", "--RateLimits:SearchesPerMinute=1000000"];

    public static async Task RunAsync(string repository, string folder, int many, int requests)
    {
        var programs = new Programs(Directory.CreateTempSubdirectory("lawfirmsite-growth-").FullName);
        try
        {
            programs.Publish(repository);
            var few = await LibraryAsync(repository, Path.Combine(folder, Few.ToString(CultureInfo.InvariantCulture)), Few);
            var large = await LibraryAsync(repository, Path.Combine(folder, many.ToString(CultureInfo.InvariantCulture)), many);
            using (var small = await programs.SiteAsync(few, "/", Settings))
            using (var big = await programs.SiteAsync(SecondPort, large, "/", Settings))
            {
                var last = many / 20;
                (string Name, string OfFew, string OfMany)[] pages =
                [
                    ("article", $"/articles/{Few / 2}", $"/articles/{many / 2}"), ("list, first page", "/articles", "/articles"),
                    ("list, page 5 and page 1,000", "/articles?page=5", $"/articles?page={Math.Min(1_000, last)}"), ("category, page 1 and its last but one", "/categories/pufa", $"/categories/pufa?page={Math.Max(1, last / 10)}"),
                    ("home", "/", "/"), ("search", "/search?q=%E6%B3%95%E5%BE%8B%E6%8F%B4%E5%8A%A9", "/search?q=%E6%B3%95%E5%BE%8B%E6%8F%B4%E5%8A%A9"), ("feed", "/feed.xml", "/feed.xml"),
                ];
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| page, made anew | cpu with {Few:N0} articles | with {many:N0} | ratio |"));
                Console.WriteLine("|---|---|---|---|");
                foreach (var (name, ofFew, ofMany) in pages)
                {
                    await CostAsync(small, ofFew, requests);
                    await CostAsync(big, ofMany, requests);
                    List<double> a = [], b = [];
                    for (var round = 0; round < Rounds; round++)
                    {
                        a.Add(await CostAsync(small, ofFew, requests));
                        b.Add(await CostAsync(big, ofMany, requests));
                    }
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(a):F0} µs | {Median(b):F0} µs | {Median(b) / Median(a):F2} |"));
                }
            }
            await StaffAsync(programs, large, many);
        }
        finally
        {
            Directory.Delete(programs.Folder, recursive: true);
        }
    }

    private static async Task<string> LibraryAsync(string repository, string folder, int articles)
    {
        if (!File.Exists(Path.Combine(folder, "site.db")))
        {
            Console.WriteLine($"Making {articles} articles in {folder} …");
            await new Library(folder).FillAsync(Path.Combine(repository, "seeds"), articles);
        }
        await SearchRun.IndexAsync(folder);
        return folder;
    }

    /// <summary>Processor time of the server for a request, in microseconds, one after another.</summary>
    private static async Task<double> CostAsync(Server site, string path, int requests)
    {
        using var client = new HttpClient { BaseAddress = new(site.Address), DefaultRequestHeaders = { { "Accept-Encoding", Wrk.Encodings } } };
        var before = site.ProcessorSeconds();
        for (var n = 0; n < requests; n++)
        {
            using var answer = await client.GetAsync(path);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        }
        return (site.ProcessorSeconds() - before) / requests * 1e6;
    }

    private static async Task StaffAsync(Programs programs, string data, int articles)
    {
        programs.AddAdministrator(data, StaffSession.Name, StaffSession.Password);
        using var site = await programs.SiteAsync(data, "/");
        using var staff = await StaffSession.SignInAsync(new Way(new Uri(site.Address)));
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| staff, {articles:N0} articles, from asking to the whole answer | median | slowest of {StaffRounds} |"));
        Console.WriteLine("|---|---|---|");
        await RowAsync("list", n => GetAsync("/admin/articles"));
        await RowAsync("list, page 1,000", n => GetAsync($"/admin/articles?page={Math.Min(1_000, articles / 20)}"));
        await RowAsync("list, published ones", n => GetAsync("/admin/articles?state=Published"));
        await RowAsync("list, drafts", n => GetAsync("/admin/articles?state=Draft"));
        await RowAsync("list, one category", n => GetAsync("/admin/articles?category=pufa"));
        await RowAsync("list, with words", n => GetAsync("/admin/articles?q=%E6%B3%95%E5%BE%8B"));
        await RowAsync("open an article", n => GetAsync($"/admin/articles/{(articles / 2) + n}"));
        await RowAsync("save an article", n => SaveAsync($"/admin/articles/{(articles / 2) + n}", n));
        await RowAsync("save a new one", n => SaveAsync("/admin/articles/new", n));

        async Task GetAsync(string path)
        {
            using var answer = await staff.GetAsync(path);
            if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
        }

        async Task SaveAsync(string path, int n)
        {
            var reply = await staff.SaveAsync(path, new() { ["Title"] = $"某某的第 {n} 篇", ["Body"] = string.Concat(Enumerable.Repeat("某某办事要带的材料。\n\n", 200)) });
            if (!reply.IsAcknowledgement) throw new InvalidOperationException($"{path} was not saved: {reply.Status}.");
        }
    }

    private static async Task RowAsync(string name, Func<int, Task> deed)
    {
        List<double> times = [];
        for (var n = -5; n < StaffRounds; n++)
        {
            var watch = Stopwatch.StartNew();
            await deed(n);
            // The first ones are compiled and read from the disk.
            if (n >= 0) times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {Median(times):F1} ms | {times.Max():F1} ms |"));
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);
}
