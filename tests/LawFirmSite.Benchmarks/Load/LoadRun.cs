using LawFirmSite.Faults;
using LawFirmSite.Web.PageCaching;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>
/// The site beside nginx and a bare Kestrel that send the same bytes, in one run: servers on the first core, wrk on the
/// second, rounds of all three in turn, medians. What is made anew stands beside a plain MVC page of the same article, too. Prints the tables
/// of docs/performance.md. Needs Linux, nginx and wrk.
/// </summary>
internal static class LoadRun
{
    private const int Articles = 1_000;
    private const int Warming = 3;

    public static async Task RunAsync(string repository, int seconds, int rounds)
    {
        var programs = new Programs(Directory.CreateTempSubdirectory("lawfirmsite-load-").FullName);
        try
        {
            programs.Publish(repository);
            programs.PublishPlainMvc(repository);
            var data = Path.Combine(programs.Folder, "data");
            var library = new Library(data);
            await library.FillAsync(Path.Combine(repository, "seeds"), Articles);
            // As at any site in service: without one, a start makes the link by which to become the first.
            programs.AddAdministrator(data, StaffSession.Name, StaffSession.Password);
            var article = $"/articles/{library.LongArticleId}";

            var memory = await FromCacheAsync(programs, data, [("article", article), ("list", "/articles"), ("home", "/")], seconds, rounds);
            await WithoutCacheAsync(programs, data, article, seconds, rounds, memory);
            await StartAsync(programs, data, article, rounds);
        }
        finally
        {
            Directory.Delete(programs.Folder, recursive: true);
        }
    }

    /// <summary>Returns the memory of the site afterwards, beside a bare Kestrel that maps the same files of the runtime, in MB.</summary>
    private static async Task<double> FromCacheAsync(Programs programs, string data, (string Name, string Path)[] pages, int seconds, int rounds)
    {
        Console.WriteLine("| page from the cache | bytes (br) | cpu per request: site | bare Kestrel | nginx | site : Kestrel | site : nginx | requests/s, site : Kestrel | p99, site : Kestrel | 304 : full answer, cpu |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|");
        var memory = 0.0;
        foreach (var (name, path) in pages)
        {
            using var site = await programs.SiteAsync(data, path);
            var answer = await Answer.FetchAsync(site.Address);
            var file = Path.Combine(programs.Folder, name);
            await answer.SaveAsync(file);
            using var kestrel = await Programs.KestrelAsync(file);
            using var nginx = await programs.NginxAsync(file);
            foreach (var server in (Server[])[site, kestrel, nginx]) Wrk.Run(server, Warming);

            List<Wrk> ofSite = [], ofKestrel = [], ofNginx = [], known = [];
            for (var round = 0; round < rounds; round++)
            {
                ofSite.Add(Wrk.Run(site, seconds));
                ofKestrel.Add(Wrk.Run(kestrel, seconds));
                ofNginx.Add(Wrk.Run(nginx, seconds));
                known.Add(Wrk.Run(site, seconds, $"If-None-Match: {answer.ETag}"));
            }
            memory = Math.Max(memory, site.Memory());
            double s = Cpu(ofSite), k = Cpu(ofKestrel), n = Cpu(ofNginx);
            Print(name, $"{answer.Body.Length:N0}", $"{s:F1} µs", $"{k:F1} µs", $"{n:F1} µs", $"{s / k:F2}", $"{s / n:F2}",
                $"{Median(ofSite, w => w.PerSecond) / Median(ofKestrel, w => w.PerSecond):F2}", $"{Median(ofSite, w => w.P99Milliseconds) / Median(ofKestrel, w => w.P99Milliseconds):F2}", $"{Cpu(known) / s:F2}");
        }
        return memory;
    }

    private static async Task WithoutCacheAsync(Programs programs, string data, string path, int seconds, int rounds, double memory)
    {
        using var plain = await programs.PlainMvcAsync(data, path);
        using var kestrel = await Programs.KestrelAsync(Path.Combine(programs.Folder, "article"));
        List<Wrk> ofSite = [], ofPlain = [], ofKestrel = [];
        using (var site = await programs.SiteAsync(data, path, "--PageCache:SizeInBytes=0"))
        {
            Wrk.Run(site, Warming * 4);
            Wrk.Run(plain, Warming * 4);
            Wrk.Run(kestrel, Warming);
            for (var round = 0; round < rounds; round++)
            {
                ofSite.Add(Wrk.Run(site, seconds));
                ofPlain.Add(Wrk.Run(plain, seconds));
                ofKestrel.Add(Wrk.Run(kestrel, seconds));
            }
        }
        double s = Cpu(ofSite), p = Cpu(ofPlain), k = Cpu(ofKestrel);
        Console.WriteLine();
        Print("what", "site", "plain MVC", "bare Kestrel", "site : Kestrel", "plain MVC : Kestrel", "wanted");
        Print("---", "---", "---", "---", "---", "---", "---");
        // The site has ended by now: like the site's above, this is measured beside a bare Kestrel only.
        Print("memory (PSS) after the load", $"{memory:F0} MB", $"{plain.Memory():F0} MB", "", "", "", "110 MB");
        Print("article rendered without the cache (`--PageCache:SizeInBytes=0`), cpu", $"{s:F0} µs", $"{p:F0} µs", $"{k:F1} µs", $"{s / k:F1}", $"{p / k:F1}", "12");
    }

    private static async Task StartAsync(Programs programs, string data, string path, int rounds)
    {
        List<double> ofKept = [], ofMade = [], ofPlain = [], ofKestrel = [];
        for (var round = 0; round < rounds * 2 + 1; round++)
        {
            // What was kept is left behind by the one before and is good for one start.
            var kept = Path.Combine(data, KeptPages.Name);
            File.Delete(kept);
            using (var site = await programs.SiteAsync(data, path)) ofMade.Add(site.Started.TotalMilliseconds);
            if (!File.Exists(kept)) throw new InvalidOperationException("The site was stopped and has kept nothing.");
            using (var site = await programs.SiteAsync(data, path)) ofKept.Add(site.Started.TotalMilliseconds);
            using (var plain = await programs.PlainMvcAsync(data, path)) ofPlain.Add(plain.Started.TotalMilliseconds);
            using (var kestrel = await Programs.KestrelAsync(Path.Combine(programs.Folder, "article"))) ofKestrel.Add(kestrel.Started.TotalMilliseconds);
        }
        double s = Median(ofKept), m = Median(ofMade), p = Median(ofPlain), k = Median(ofKestrel);
        Print("first 200 on an article after process start, one core; the page was kept over the stop", $"{s:F0} ms", "", $"{k:F0} ms", $"{s / k:F1}", "", "2.8");
        Print("the same; the page has to be made", $"{m:F0} ms", $"{p:F0} ms", $"{k:F0} ms", $"{m / k:F1}", $"{p / k:F1}", "2.8");
    }

    private static double Cpu(List<Wrk> rounds) => Median(rounds, round => round.MicrosecondsOfProcessor);

    private static double Median(List<Wrk> rounds, Func<Wrk, double> figure) => Median(rounds.ConvertAll(round => figure(round)));

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    private static void Print(params string[] cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");
}
