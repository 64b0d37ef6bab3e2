using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace LawFirmSite.Faults;

/// <summary>R6: many clients who send or read a byte now and then. Others are served meanwhile, and the slow ones are let go.</summary>
public static class SlowClients
{
    private static readonly string[] Pages = ["/", "/articles"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan PromisedAnswer = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan PromisedEnd = TimeSpan.FromSeconds(15);

    public static async Task<Ledger> RunAsync(int connections, TextWriter output)
    {
        using var folder = new ShortLivedFolder("slow");
        var ledger = new Ledger();
        using var site = new RunningSite(folder.Path);
        await site.StartAsync();
        var host = site.Address.Authority;
        using var client = new HttpClient { BaseAddress = site.Address };
        // All is compiled before a clock runs.
        foreach (var page in Pages) await client.GetStringAsync(page);
        var before = site.Descriptors;
        (string What, string Start)[] kinds =
        [
            ("headers", $"GET / HTTP/1.1\r\nHost: {host}\r\nX-Slow: "),
            ("body", $"POST /admin/sign-in HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100000\r\n\r\nUserName="),
            ("reading", string.Concat(Enumerable.Repeat($"GET /legal-aid HTTP/1.1\r\nHost: {host}\r\n\r\n", 100))),
        ];
        var slow = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => OpenAsync(site, kinds[i % kinds.Length].What, kinds[i % kinds.Length].Start)));
        // What is measured is that they are there, not that they all come at once.
        for (var wait = Stopwatch.StartNew(); site.Descriptors < before + slow.Length && wait.Elapsed < PromisedEnd / 3;) await Task.Delay(50);
        await output.WriteLineAsync($"{slow.Length} slow connections, the site has {site.Descriptors} descriptors open ({before} before)");

        // Somebody in no hurry at all reads on meanwhile.
        var times = new List<(TimeSpan Took, TimeSpan At)>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Patience;)
        {
            var began = Stopwatch.GetTimestamp();
            using (var answer = await client.GetAsync(Pages[times.Count % Pages.Length]))
                if (!answer.IsSuccessStatusCode) ledger.Break($"a reader got {(int)answer.StatusCode}");
            times.Add((Stopwatch.GetElapsedTime(began), clock.Elapsed));
            foreach (var one in slow.Where(one => one.What != "reading" && !one.IsOver)) one.Dribble();
            await Task.Delay(100);
        }
        times.Sort();
        var worst = times[times.Count * 99 / 100].Took;
        var slowest = times.TakeLast(5).Reverse().Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Took.TotalMilliseconds:0} ms after {time.At.TotalSeconds:0.0} s"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{times.Count} pages were read meanwhile, 99 of 100 within {worst.TotalMilliseconds:0} ms; the slowest: {string.Join(", ", slowest)}"));
        if (worst > PromisedAnswer) ledger.Break("that is slower than promised");

        foreach (var kind in slow.GroupBy(one => one.What))
        {
            var open = kind.Count(one => !one.IsOver);
            var longest = kind.Max(one => one.Lasted);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"slow {kind.Key}: {kind.Count() - open} of {kind.Count()} were let go, the last after {longest.TotalSeconds:0.0} s"));
            // Who reads is given the time that the page takes at 240 bytes a second: there are telephones like that.
            if (kind.Key == "reading") continue;

            if (open > 0) ledger.Break($"{open} connections with slow {kind.Key} are still open");
            if (longest > PromisedEnd) ledger.Break($"connections with slow {kind.Key} were let go later than promised");
        }
        foreach (var one in slow) one.Dispose();
        for (var wait = Stopwatch.StartNew(); site.Descriptors > before + 10 && wait.Elapsed < Patience;) await Task.Delay(100);
        await output.WriteLineAsync($"afterwards it has {site.Descriptors} descriptors open");
        if (site.Descriptors > before + 10) ledger.Break("descriptors were not given back");
        ledger.Integrity = "ok";
        return ledger;
    }

    private static async Task<Slow> OpenAsync(RunningSite site, string what, string start)
    {
        // A small window, so that what is not read stays with the server.
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2048, NoDelay = true };
        await socket.ConnectAsync(site.Address.Host, site.Address.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(start));
        return new(what, socket);
    }

    private sealed record Slow(string What, Socket Socket) : IDisposable
    {
        private readonly long _began = Stopwatch.GetTimestamp();
        private TimeSpan? _lasted;

        /// <summary>How long the server put up with it, as far as has been seen.</summary>
        public TimeSpan Lasted => _lasted ?? TimeSpan.Zero;

        public void Dribble()
        {
            try
            {
                Socket.Send("a"u8);
            }
            catch (SocketException)
            {
                _lasted ??= Stopwatch.GetElapsedTime(_began);
            }
        }

        /// <summary>The server has closed it, whatever is still to be read.</summary>
        public bool IsOver
        {
            get
            {
                if (_lasted is null && IsClosed()) _lasted = Stopwatch.GetElapsedTime(_began);
                return _lasted is not null;
            }
        }

        public void Dispose() => Socket.Dispose();

        private bool IsClosed()
        {
            try
            {
                Socket.Blocking = false;
                var buffer = new byte[65_536];
                for (int read; (read = Socket.Receive(buffer)) >= 0;)
                    if (read == 0) return true;
                return false;
            }
            catch (SocketException exception)
            {
                return exception.SocketErrorCode != SocketError.WouldBlock;
            }
        }
    }
}
