using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace LawFirmSite.Faults;

/// <summary>
/// The built site as its operator runs it: a process of its own, over a data folder that outlives it. It may be killed and
/// started again; address and folder stay.
/// </summary>
/// <param name="firstPage">What it is asked for to see that it serves again.</param>
/// <param name="settings">What is said to it at every start, besides what all are told; what is said later wins.</param>
public sealed partial class RunningSite(string folder, string firstPage = "/", params string[] settings) : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private readonly int _port = FreePort();
    private readonly StringBuilder _said = new();
    private Process? _process;

    public string Folder => folder;

    public string Database => Path.Combine(folder, "site.db");

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public int Id => _process!.Id;

    /// <summary>Files and sockets it has open; 0 where that cannot be seen.</summary>
    public int Descriptors => OperatingSystem.IsLinux() ? Directory.GetFiles($"/proc/{Id}/fd").Length : 0;

    /// <summary>Resident memory in MB; 0 where that cannot be seen.</summary>
    public double Memory => !OperatingSystem.IsLinux() ? 0
        : double.Parse(File.ReadLines($"/proc/{Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>From the start of the process to the end of its first answer.</summary>
    public TimeSpan Started { get; private set; }

    /// <summary>What it wrote to both streams since it was started last.</summary>
    public string Said
    {
        get { lock (_said) return _said.ToString(); }
    }

    public Task StartAsync(params string[] more) => StartAsync(status => (int)status == 200, more);

    /// <summary>Until it answers anything at all.</summary>
    public Task StartAnyhowAsync() => StartAsync(_ => true, []);

    private async Task StartAsync(Func<HttpStatusCode, bool> isUp, string[] more)
    {
        lock (_said) _said.Clear();
        var clock = Stopwatch.StartNew();
        _process = Launch(Program, ["serve", .. Settings, .. more]);
        await AnswersAsync(isUp);
        Started = clock.Elapsed;
    }

    /// <summary>Waits until it serves pages.</summary>
    public Task AnswersAsync() => AnswersAsync(status => status == HttpStatusCode.OK);

    private async Task AnswersAsync(Func<HttpStatusCode, bool> isUp)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var clock = Stopwatch.StartNew(); !await AnswersAsync(client, isUp); await Task.Delay(10))
        {
            if (_process!.HasExited) throw new InvalidOperationException($"The site ended with {_process.ExitCode}:\n{Said}");
            if (clock.Elapsed > Longest) throw new InvalidOperationException($"The site does not answer:\n{Said}");
        }
    }

    /// <summary>The link to the first administrator that a new site prints.</summary>
    public async Task<Uri> SetupLinkAsync()
    {
        for (var wait = Stopwatch.StartNew(); wait.Elapsed < Longest; await Task.Delay(10))
            if (SetupAddress().Match(Said) is { Success: true } link) return new(link.Value);
        throw new InvalidOperationException($"No setup link was printed:\n{Said}");
    }

    /// <summary>SIGKILL: the process gets no chance to do anything more.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as a service manager stops it; returns the exit code.</summary>
    public async Task<int> StopAsync()
    {
        using (var stop = Process.Start("kill", ["-TERM", Id.ToString(CultureInfo.InvariantCulture)])) await stop.WaitForExitAsync();
        using var limit = new CancellationTokenSource(Longest);
        await _process!.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    /// <summary>Another command of the program on the same folder: its exit code and what it said.</summary>
    public async Task<(int Code, string Said)> RunAsync(params string[] words)
    {
        var said = new StringBuilder();
        using var process = Launch(Program, [.. words, .. Settings], said);
        using var limit = new CancellationTokenSource(Longest);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
            said.AppendLine("It did not end and was killed.");
        }
        lock (_said) return (process.ExitCode, said.ToString());
    }

    /// <summary>Begins a command and kills it as soon as that has come true; false when it was over before.</summary>
    public async Task<bool> KilledAsync(Func<bool> when, params string[] words)
    {
        using var process = Launch(Program, [.. words, .. Settings], new());
        while (!process.HasExited && !when()) await Task.Delay(1);
        var isKilled = !process.HasExited;
        if (isKilled) process.Kill();
        await process.WaitForExitAsync();
        return isKilled;
    }

    public void Dispose()
    {
        if (_process is null) return;
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string[] Settings =>
    [
        $"--Data:Folder={folder}", $"--urls={Address}", $"--Site:PublicOrigin={Address}", $"--Seed:Folder={Path.Combine(Repository, "seeds")}",
        "--RateLimits:SignInsPerMinute=1000", .. settings,
    ];

    private Process Launch(string program, string[] words, StringBuilder? said = null)
    {
        var start = new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Whoever runs this may be developing or testing; the site is not.
        foreach (var key in start.Environment.Keys.Where(key => key.StartsWith("ASPNETCORE_", StringComparison.Ordinal) || key.StartsWith("DOTNET_", StringComparison.Ordinal) && key != "DOTNET_ROOT").ToList())
            start.Environment.Remove(key);
        var process = Process.Start(start)!;
        process.OutputDataReceived += Note;
        process.ErrorDataReceived += Note;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;

        void Note(object sender, DataReceivedEventArgs line)
        {
            lock (_said) (said ?? _said).AppendLine(line.Data);
        }
    }

    private async Task<bool> AnswersAsync(HttpClient client, Func<HttpStatusCode, bool> isUp)
    {
        try
        {
            using var answer = await client.GetAsync(firstPage);
            return isUp(answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static string Repository
    {
        get
        {
            for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
                if (File.Exists(Path.Combine(above.FullName, "LawFirmSite.sln"))) return above.FullName;
            throw new DirectoryNotFoundException("LawFirmSite.sln was not found above this program.");
        }
    }

    /// <summary>Built beside this program, in the same configuration.</summary>
    private static string Program =>
        Path.Combine(Repository, "src", "LawFirmSite", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "LawFirmSite.dll");

    [GeneratedRegex(@"https?://\S+/admin/setup\?token=\S+")]
    private static partial Regex SetupAddress();
}
