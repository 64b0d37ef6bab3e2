using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>One round of wrk against a server: how many requests a second, how long the slowest hundredth took, what the server spent.</summary>
internal sealed partial record Wrk(double PerSecond, double P99Milliseconds, double MicrosecondsOfProcessor)
{
    public const string Encodings = "br, gzip";
    private const int Connections = 64;

    public static Wrk Run(Server server, int seconds, params string[] headers)
    {
        var info = new ProcessStartInfo("taskset") { RedirectStandardOutput = true };
        foreach (var word in (string[])["-c", "1", "wrk", "-t1", $"-c{Connections}", $"-d{seconds}s", "--latency", "-H", $"Accept-Encoding: {Encodings}"]) info.ArgumentList.Add(word);
        foreach (var header in headers)
        {
            info.ArgumentList.Add("-H");
            info.ArgumentList.Add(header);
        }
        info.ArgumentList.Add(server.Address);
        var before = server.ProcessorSeconds();
        using var process = Process.Start(info)!;
        var printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var spent = server.ProcessorSeconds() - before;
        if (headers.Length == 0 && printed.Contains("Non-2xx", StringComparison.Ordinal)) throw new InvalidOperationException($"{server.Name} answered with errors:\n{printed}");
        if (Broken().IsMatch(printed)) throw new InvalidOperationException($"{server.Name} broke connections:\n{printed}");

        var requests = double.Parse(Requests().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture);
        return new(double.Parse(Rate().Match(printed).Groups[1].Value, CultureInfo.InvariantCulture), Latency(P99().Match(printed)), spent / requests * 1e6);
    }

    private static double Latency(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, _ => 1000 };

    // A timeout is only slow, and counted as such.
    [GeneratedRegex(@"Socket errors:.*(connect|read|write) [1-9]")]
    private static partial Regex Broken();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex P99();
}
