using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using LawFirmSite.Benchmarks.Load;
using LawFirmSite.Data;
using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Search;
using LawFirmSite.Public.Search;
using LawFirmSite.Web;
using LawFirmSite.Web.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LawFirmSite.Benchmarks.Search;

/// <summary>
/// How long a search takes in a large library, from the question to its first page with excerpts, over the golden set and common words, and how large the index is beside the text.
/// The library stays in the folder given, so that a second run only measures.
/// </summary>
internal static class SearchRun
{
    private const int Rounds = 20;

    // Common words of the generated library come from it; the others are what people ask.
    private static readonly string[] Asked =
    [
        "的", "法", "律", "法律", "法律援助", "律师", "工伤", "离婚", "工伤 离婚", "法律援助 申请", "“法律援助”", "拖欠工资", "讨薪", "欠薪怎么办", "老板拖欠工资怎么办",
        "长治县", "上党区", "12348", "8085240", "0355-8085240", "某某", "某某日报", "2026年", "a", "abc", "没有的词", "的一", "的一是不了", "一是 不了", "某某县法律援助工作纪实",
    ];

    public static async Task RunAsync(string repository, string folder, int articles)
    {
        var library = new Library(folder);
        if (!File.Exists(Path.Combine(folder, "site.db")))
        {
            Console.WriteLine($"Making {articles} articles in {folder} …");
            await library.FillAsync(Path.Combine(repository, "seeds"), articles);
        }
        await using var services = Services(folder);
        var index = services.GetRequiredService<SearchIndex>();
        var watch = Stopwatch.StartNew();
        await index.CatchUpAsync(int.MaxValue, CancellationToken.None);
        Console.WriteLine($"Index brought up to date in {watch.Elapsed.TotalSeconds:0.0} s");

        var (text, questions) = await TextAsync(services, repository);
        var size = new FileInfo(Path.Combine(folder, "search.db")).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Index {size / 1e6:0} MB, text {text / 1e6:0} MB: {(double)size / text:0.00} times the text"));

        foreach (var question in questions.Take(10)) await AskAsync(services, index, question);
        var all = new List<double>();
        Console.WriteLine($"{"question",-16} {"found",6} {"p50",8} {"p95",8} {"max",8}  (ms)");
        foreach (var asked in questions)
        {
            var times = new List<double>();
            var found = 0;
            for (var n = 0; n < Rounds; n++)
            {
                watch.Restart();
                found = await AskAsync(services, index, asked);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
            all.AddRange(times);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked,-16} {found,6} {At(times, .5),8:0.0} {At(times, .95),8:0.0} {times.Max(),8:0.0}"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"all",-16} {"",6} {At(all, .5),8:0.0} {At(all, .95),8:0.0} {all.Max(),8:0.0}"));
        await ChangeAsync(services, index);
    }

    private static async Task<int> AskAsync(IServiceProvider services, SearchIndex index, string asked)
    {
        await using var scope = services.CreateAsyncScope();
        var site = await services.GetRequiredService<CurrentSite>().GetAsync(CancellationToken.None);
        var search = new SiteSearch(scope.ServiceProvider.GetRequiredService<SiteDb>(), site, index, services.GetRequiredService<SiteClock>().Now);
        var page = await search.FindAsync(SearchQuery.Of(asked, site.Synonyms), new(null, null, 1), CancellationToken.None);
        return page.IsPartial ? throw new InvalidOperationException("The index did not answer.") : page.Items.Total;
    }

    /// <summary>What the first search after a publication pays for finding out what changed.</summary>
    private static async Task ChangeAsync(IServiceProvider services, SearchIndex index)
    {
        var times = new List<double>();
        for (var n = 0; n < 5; n++)
        {
            await using (var scope = services.CreateAsyncScope())
            {
                var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
                var article = await db.Articles.FirstAsync(a => a.Id == 100 + n);
                article.MarkOutdated(new("", new(2026, 1, 1), null), TimeProvider.System.GetUtcNow());
                await db.SaveChangesAsync();
            }
            // What the poll would say within a second.
            services.GetRequiredService<ContentVersion>().Current = Guid.NewGuid();
            var watch = Stopwatch.StartNew();
            await AskAsync(services, index, "法律");
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The first search after a change: {At(times, .5):0} ms, at most {times.Max():0} ms"));
    }

    private static async Task<(long Bytes, List<string> Questions)> TextAsync(IServiceProvider services, string repository)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var bytes = 0L;
        await foreach (var text in db.Articles.Where(a => a.PublishedRevision > 0).Select(a => new { a.Published!.Title, a.Published.Summary, a.Published.Body }).AsAsyncEnumerable())
        {
            bytes += System.Text.Encoding.UTF8.GetByteCount(text.Title) + System.Text.Encoding.UTF8.GetByteCount(text.Summary) + System.Text.Encoding.UTF8.GetByteCount(text.Body);
        }
        // The most frequent pairs of the library itself are the hardest there are.
        var common = (await db.Articles.Where(a => a.PublishedRevision > 0).OrderByDescending(a => a.Id).Skip(50).Take(50).Select(a => a.Published!.Body).ToListAsync())
            .SelectMany(body => SearchTerms.OfText(FoldedText.Fold(body))).Where(term => term.Length == 2).GroupBy(term => term).OrderByDescending(group => group.Count()).Take(30).Select(group => group.Key).ToList();
        using var golden = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(repository, "tests", "LawFirmSite.Tests", "Public", "golden-queries.json")));
        var asked = golden.RootElement.GetProperty("queries").EnumerateArray().Select(query => query.GetProperty("q").GetString()!);
        return (bytes, [.. asked, .. Asked, .. common, .. common.Chunk(2).Select(pair => string.Join(' ', pair)), common[0] + common[1]]);
    }

    /// <summary>Brings the index in a folder up to date, so that a site over it has nothing left to do.</summary>
    public static async Task IndexAsync(string folder)
    {
        await using var services = Services(folder);
        await services.GetRequiredService<SearchIndex>().CatchUpAsync(int.MaxValue, CancellationToken.None);
    }

    private static ServiceProvider Services(string folder)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(SiteSettings.From(new ConfigurationBuilder().Build()));
        services.AddSingleton<SiteClock>();
        services.AddSingleton<ContentVersion>();
        services.AddSingleton<CurrentSite>();
        services.AddScoped(_ => new Library(folder).Open());
        services.AddSingleton(new IndexFile(Path.Combine(folder, "search.db")));
        services.AddSingleton(provider => new SearchIndex(provider.GetRequiredService<IndexFile>(), provider.GetRequiredService<ContentVersion>(),
            provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<SiteClock>(), NullLogger<SearchIndex>.Instance));
        return services.BuildServiceProvider();
    }

    private static double At(List<double> times, double share) => times.Order().ElementAt(Math.Min(times.Count - 1, (int)(times.Count * share)));
}
