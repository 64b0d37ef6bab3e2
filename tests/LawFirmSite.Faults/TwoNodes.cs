using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>
/// R10: two processes on one database behind nginx, no visitor bound to either. They start together on nothing; people read and write
/// through nginx while one or the other is killed, and both come to tell the same.
/// </summary>
public static partial class TwoNodes
{
    private const int Writers = 4;
    private const int Readers = 4;
    private const int Counted = 12;
    private static readonly string[] Pages = ["/", "/articles", "/legal-aid", "/feed.xml"];
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>A publication on the other node. Looked at by hand only: a busy machine is no fault of the site's.</summary>
    private static readonly TimeSpan PromisedPublication = TimeSpan.FromSeconds(2);

    public static async Task<Ledger> RunAsync(int rounds, TextWriter output)
    {
        using var folder = new ShortLivedFolder("nodes");
        var database = Path.Combine(folder.Path, "site.db");
        var (ledger, slowest) = await RunAsync(folder.Path, rounds, output, [$"--ConnectionStrings:Sqlite=Data Source={database}"], () => Task.FromResult(database));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"seen on the other node {slowest.TotalSeconds:0.0} s after it was published, at the worst"));
        if (slowest > PromisedPublication) ledger.Break("that is slower than promised");
        return ledger;
    }

    /// <param name="database">The settings that say which database both share.</param>
    /// <param name="stored">What is in it afterwards, as a SQLite file.</param>
    public static async Task<(Ledger Ledger, TimeSpan SlowestPublication)> RunAsync(string folder, int rounds, TextWriter output, string[] database, Func<Task<string>> stored)
    {
        var ledger = new Ledger();
        RunningSite[] nodes = [.. new[] { "a", "b" }.Select(name => new RunningSite(Path.Combine(folder, name), "/health/ready",
            [$"--Site:PublicOrigin=https://{Nginx.Host}", "--Site:KnownProxies:0=127.0.0.1", .. database]))];
        await using var scene = new Scene(ledger, nodes);
        using var nginx = new Nginx(Path.Combine(folder, "nginx"), nodes);
        await Task.WhenAll(nodes.Select(node => node.StartAsync()));
        // Not beside them: whom it looks for before they are there it takes for gone, for five seconds.
        await nginx.StartAsync();
        await scene.EnterAsync(nginx.Way, await nodes[0].SetupLinkAsync(), Writers);

        var slowest = TimeSpan.Zero;
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, Readers).Select(n => Task.Run(() => ReadAsync(nginx.Way, n, ledger, stop.Token))).ToList();
        scene.BeginWriting(persistently: true, Rest);
        for (var round = 1; round <= rounds; round++)
        {
            var victim = nodes[round % 2];
            await scene.UntilAcknowledgedAsync(10, Longest);
            await victim.KillAsync();
            // The other goes on alone, for everybody and under the same sessions.
            await scene.UntilAcknowledgedAsync(10, Longest);
            await victim.StartAsync();
            ledger.Starts.Add(victim.Started);
            var back = await UntilTakenInAsync(victim, ledger);
            slowest = Max(slowest, await PublishAsync(scene.Staff, nodes, ledger));
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"round {round}: serving again after {victim.Started.TotalSeconds:0.0} s, asked again {back.TotalSeconds:0.0} s later"));
        }
        await scene.EndWritingAsync();
        await stop.CancelAsync();
        var (read, broken) = (await Task.WhenAll(readers)).Aggregate((a, b) => (a.Read + b.Read, a.Broken + b.Broken));
        await output.WriteLineAsync($"{read} pages were read through nginx, {broken} connections broke");
        if (broken > rounds * Readers) ledger.Break($"{broken} connections of readers broke");

        var counted = await CountedAsync(scene.Staff, nginx.Way);
        foreach (var node in nodes)
            if (await node.StopAsync() is not 0 and var code) ledger.Break($"the exit code was {code}");
        var file = await stored();
        if (await ViewsAsync(file, counted) is not Counted and var views) ledger.Break($"{Counted} people read an article and {views} were counted");
        await StoredTruth.CompareAsync(file, ledger);
        return (ledger, slowest);
    }

    /// <summary>Until it is told to stop. A page is never anything but a page; a connection may break under a reader whose node is killed.</summary>
    private static async Task<(int Read, int Broken)> ReadAsync(Way way, int number, Ledger ledger, CancellationToken stop)
    {
        using var client = way.Open();
        var (read, broken) = (0, 0);
        for (var n = number; !stop.IsCancellationRequested; n++)
            try
            {
                using var answer = await client.GetAsync(Pages[n % Pages.Length], CancellationToken.None);
                if (answer.StatusCode != HttpStatusCode.OK) ledger.Break($"{Pages[n % Pages.Length]} answered {(int)answer.StatusCode} to a reader");
                read++;
                await Task.Delay(Rest, CancellationToken.None);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                broken++;
            }
        return (read, broken);
    }

    /// <summary>Until nginx passes forms on to it again.</summary>
    private static async Task<TimeSpan> UntilTakenInAsync(RunningSite node, Ledger ledger)
    {
        var wait = Stopwatch.StartNew();
        while (!node.Said.Contains("\"RequestMethod\":\"POST\"", StringComparison.Ordinal))
        {
            if (wait.Elapsed > Longest)
            {
                ledger.Break("a node that came back was not asked again");
                break;
            }
            await Task.Delay(20);
        }
        return wait.Elapsed;
    }

    /// <summary>Publishes through nginx. Each node, asked past it, shows the article in its lists, and finds it; how long the slower list took.</summary>
    private static async Task<TimeSpan> PublishAsync(StaffSession staff, RunningSite[] nodes, Ledger ledger)
    {
        var title = Title();
        var link = $"\"/articles/{await CreateAsync(staff, title)}\"";
        var clock = Stopwatch.StartNew();
        var shown = await Task.WhenAll(nodes.Select(node => UntilShownAsync(node, "/articles", link, clock, ledger)));
        await Task.WhenAll(nodes.Select(node => UntilShownAsync(node, $"/search?q={Uri.EscapeDataString(title)}", link, clock, ledger)));
        return shown.Max();
    }

    private static async Task<TimeSpan> UntilShownAsync(RunningSite node, string page, string link, Stopwatch clock, Ledger ledger)
    {
        using var client = new HttpClient { BaseAddress = node.Address };
        client.DefaultRequestHeaders.Host = Nginx.Host;
        while (!(await client.GetStringAsync(page)).Contains(link, StringComparison.Ordinal))
        {
            if (clock.Elapsed > Longest)
            {
                ledger.Break($"{page} does not show on one node what was published");
                break;
            }
            await Task.Delay(20);
        }
        return clock.Elapsed;
    }

    /// <summary>So many people read an article, now from one node and now from the other.</summary>
    private static async Task<int> CountedAsync(StaffSession staff, Way way)
    {
        var article = await CreateAsync(staff, Title());
        for (var reader = 0; reader < Counted; reader++)
        {
            using var client = way.Open();
            client.DefaultRequestHeaders.UserAgent.ParseAdd(string.Create(CultureInfo.InvariantCulture, $"Reader/{reader}"));
            await client.GetStringAsync($"/articles/{article}");
        }
        return article;
    }

    private static async Task<int> CreateAsync(StaffSession staff, string title)
    {
        var reply = await staff.SaveAsync("/admin/articles/new/publish", new() { ["Title"] = title, ["Body"] = "正文。", ["Key"] = Guid.NewGuid().ToString() });
        return reply.IsAcknowledgement && Number().Match(reply.To!) is { Success: true } id
            ? int.Parse(id.ValueSpan, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"An article could not be published: {reply.Status}.");
    }

    private static async Task<long> ViewsAsync(string file, int article)
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT coalesce(sum(Count), 0) FROM ArticleViews WHERE ArticleId = $article";
        command.Parameters.AddWithValue("$article", article);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private static string Title() => string.Concat(Guid.NewGuid().ToByteArray().Take(6).Select(value => (char)('\u4E00' + value)));

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
