using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>A program under load, alone on the first core. Its processor time is that of all its processes, from /proc.</summary>
internal sealed class Server : IDisposable
{
    // A large library that an earlier version made is rendered again first.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly Process _process;

    private Server(Process process, string name, string address, TimeSpan started)
    {
        _process = process;
        (Name, Address, Started) = (name, address, started);
    }

    public string Name { get; }

    public string Address { get; }

    /// <summary>From the start of the process to the end of its first answer with 200.</summary>
    public TimeSpan Started { get; }

    public static async Task<Server> StartAsync(string name, int port, string path, string program, params string[] words)
    {
        var info = new ProcessStartInfo("taskset") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var word in (string[])["-c", "0", program, .. words]) info.ArgumentList.Add(word);
        info.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        // The build that runs this sets what would slow the program down or change it.
        foreach (var key in info.Environment.Keys.Where(key => key.StartsWith("DOTNET_", StringComparison.Ordinal) && key != "DOTNET_ROOT").ToList()) info.Environment.Remove(key);
        var clock = Stopwatch.StartNew();
        var process = Process.Start(info)!;
        process.OutputDataReceived += (_, _) => { };
        var said = new StringBuilder();
        process.ErrorDataReceived += (_, line) => said.AppendLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await AnswersAsync(port, path))
        {
            if (process.HasExited) throw new InvalidOperationException($"{name} ended with {process.ExitCode}:\n{said}");
            if (clock.Elapsed > Longest)
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"{name} does not answer at {path}:\n{said}");
            }
            await pause.WaitForNextTickAsync();
        }
        return new(process, name, $"http://127.0.0.1:{port}{path}", clock.Elapsed);
    }

    /// <summary>User and system time of the process and those it started, in seconds.</summary>
    public double ProcessorSeconds() => Tree().Sum(id =>
    {
        var fields = File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ');
        // Fields 14 and 15 of proc(5), in ticks of a hundredth of a second.
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / 100.0;
    });

    /// <summary>Proportional set size of all its processes, in MB.</summary>
    public double Memory() => Tree().Sum(id => File.ReadLines($"/proc/{id}/smaps_rollup")
        .Where(line => line.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture))) / 1024.0;

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            using var stop = Process.Start("kill", _process.Id.ToString(CultureInfo.InvariantCulture));
            if (!_process.WaitForExit(15_000)) _process.Kill(entireProcessTree: true);
        }
        _process.Dispose();
    }

    private List<int> Tree()
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture));
        var parents = all.Select(id => (Id: id, Parent: ParentOf(id))).Where(pair => pair.Parent is not null).ToList();
        List<int> tree = [_process.Id];
        for (var i = 0; i < tree.Count; i++) tree.AddRange(parents.Where(pair => pair.Parent == tree[i]).Select(pair => pair.Id));
        return tree;
    }

    private static int? ParentOf(int id)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/{id}/stat").Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    // A plain socket: HttpClient would need longer to get ready than a server to start.
    private static async Task<bool> AnswersAsync(int port, string path)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"));
            var buffer = new byte[65_536];
            var first = await stream.ReadAsync(buffer);
            var ok = Encoding.ASCII.GetString(buffer, 0, first).StartsWith("HTTP/1.1 200", StringComparison.Ordinal);
            while (await stream.ReadAsync(buffer) > 0) { }
            return ok;
        }
        catch (Exception exception) when (exception is SocketException or IOException)
        {
            return false;
        }
    }
}
