using System.Diagnostics;
using System.Text.RegularExpressions;
using LawFirmSite.Benchmarks.Load;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Benchmarks;

/// <summary>
/// Whether somebody with a clock can tell a name that exists from one that does not (T17): wrong passwords for both in turns, the time until
/// the answer, and that of the next request on the same connection, which waits for what is written after the answer. An AUC of 0.5 is
/// a coin.
/// </summary>
internal static class SignInTiming
{
    private const string Known = "某某";

    public static async Task RunAsync(string repository, int pairs)
    {
        var folder = Directory.CreateTempSubdirectory("sign-in-timing-").FullName;
        try
        {
            var programs = new Programs(folder);
            programs.Publish(repository);
            var data = Path.Combine(folder, "data");
            AddAccount(folder, data);
            using var server = await programs.SiteAsync(data, "/health/ready", "--RateLimits:SignInsPerMinute=1000000");
            using var visitor = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1, AllowAutoRedirect = false }) { BaseAddress = new($"http://127.0.0.1:{Programs.SitePort}") };
            var token = Regex.Match(await visitor.GetStringAsync("/admin/sign-in"), "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;

            var (known, unknown) = (new List<Try>(), new List<Try>());
            var order = new Random(1);
            for (var i = -10; i < pairs; i++)
            {
                // Ten guesses are all that is looked at of a name.
                ForgetGuesses(data);
                var first = order.Next(2) == 0;
                foreach (var isKnown in new[] { first, !first })
                {
                    var took = await TryAsync(visitor, isKnown ? Known : $"无人{i}", token);
                    if (i >= 0) (isKnown ? known : unknown).Add(took);
                }
            }
            Say("answer", known.ConvertAll(t => t.Answer), unknown.ConvertAll(t => t.Answer));
            Say("next request", known.ConvertAll(t => t.Next), unknown.ConvertAll(t => t.Next));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Try> TryAsync(HttpClient visitor, string name, string token)
    {
        var clock = Stopwatch.StartNew();
        using var answer = await visitor.PostAsync("/admin/sign-in", new FormUrlEncodedContent([new("__RequestVerificationToken", token), new("UserName", name), new("Password", "不对的 一个 密码 wrong")]));
        var answered = clock.Elapsed.TotalMilliseconds;
        if ((int)answer.StatusCode != 400) throw new InvalidOperationException($"The sign-in answered {answer.StatusCode}.");

        clock.Restart();
        using var next = await visitor.GetAsync("/health/live");
        return new(answered, clock.Elapsed.TotalMilliseconds);
    }

    private static void AddAccount(string folder, string data)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(folder, "site", "LawFirmSite.dll"), "staff", "add", "--user", Known, "--role", "Editor", "--password-stdin", $"--Data:Folder={data}"]) { RedirectStandardInput = true })!;
        process.StandardInput.WriteLine("四个 不相干 的词 correct-horse");
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException("The account could not be added.");
    }

    private static void ForgetGuesses(string data)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(data, "site.db")};Default Timeout=10");
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "DELETE FROM SignInGuesses";
        command.ExecuteNonQuery();
    }

    private static void Say(string what, List<double> known, List<double> unknown)
    {
        var (a, b) = (Median(known), Median(unknown));
        Console.WriteLine($"{what}: {known.Count} each; median of a known name {a:0.0} ms, of an unknown one {b:0.0} ms ({Math.Abs(a - b) / b:0.0 %} apart); AUC {Auc(known, unknown):0.000}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>How often one of the first takes longer than one of the second.</summary>
    private static double Auc(List<double> first, List<double> second) =>
        first.Average(a => second.Average(b => a > b ? 1.0 : a < b ? 0.0 : 0.5));

    private sealed record Try(double Answer, double Next);
}
