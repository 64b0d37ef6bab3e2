using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using LawFirmSite.Tests.Corpora;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LawFirmSite.Tests.BadInput;

/// <summary>Bytes that are no proper request: one answer at most, so that nobody can hide a second request in a first one (T21).</summary>
public sealed partial class RawRequestTests(SocketSite site) : IClassFixture<SocketSite>
{
    // Long for the first answer, since the machine may be busy; short for a second one, which would follow at once.
    private static readonly TimeSpan First = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_malformed_request_gets_one_answer_at_most_and_no_fault()
    {
        // All at once: a connection that rightly stays open is watched for as long as patience lasts.
        var answers = await Task.WhenAll(Corpus.Items("raw-http").Select(async item => (Item: item, Got: await SendAsync(item.GetProperty("base64").GetBytesFromBase64()))));

        Assert.All(answers, pair =>
        {
            var (item, (answer, closed)) = pair;
            var statuses = StatusLine().Matches(answer).Select(match => int.Parse(match.Groups[1].Value)).ToList();
            Assert.True(statuses.Count <= item.GetProperty("maxAnswers").GetInt32(), answer);
            Assert.All(statuses, status => Assert.True(status is < 500 or 501 or 505, answer));
            Assert.DoesNotContain(101, statuses);
            if (item.TryGetProperty("mustClose", out var mustClose) && mustClose.ValueKind == JsonValueKind.True) Assert.True(closed, answer);
            if (item.GetProperty("name").GetString() == "trace") Assert.DoesNotContain("TRACE", answer);
        });
    }

    [Fact]
    public async Task Hundreds_who_begin_and_do_not_go_on_keep_nobody_else_waiting()
    {
        var slow = new List<TcpClient>();
        try
        {
            for (var n = 0; n < 300; n++)
            {
                slow.Add(new());
                await slow[^1].ConnectAsync(site.Address.Host, site.Address.Port);
                await slow[^1].GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {site.Address.Authority}\r\nX-Slow: "));
            }
            using var answer = await site.Client.GetAsync("/articles/1");
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        }
        finally
        {
            foreach (var one in slow) one.Dispose();
        }

        // How long they may go on so is the server's; the program in tests/LawFirmSite.Faults waits for it.
        var limits = site.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits;
        Assert.Equal(TimeSpan.FromSeconds(10), limits.RequestHeadersTimeout);
        Assert.Equal((240, TimeSpan.FromSeconds(5)), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinRequestBodyDataRate.GracePeriod));
        Assert.Equal((5_000, 256 * 1024), (limits.MaxConcurrentConnections, limits.MaxRequestBodySize));
    }

    // Linux says in a file what it keeps for whom.
    [SkippableFact]
    public async Task For_somebody_who_asks_on_and_on_and_reads_nothing_little_is_kept()
    {
        Skip.IfNot(OperatingSystem.IsLinux());
        using var client = new TcpClient { ReceiveBufferSize = 2048 };
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        var port = ((System.Net.IPEndPoint)client.Client.LocalEndPoint!).Port;
        var asked = Encoding.ASCII.GetBytes($"GET /legal-aid HTTP/1.1\r\nHost: {site.Address.Authority}\r\n\r\n");
        for (var n = 0; n < 300; n++) await client.GetStream().WriteAsync(asked);

        // Until it has long been sending nothing more.
        var (kept, unchanged) = (0, 0);
        for (var patience = System.Diagnostics.Stopwatch.StartNew(); unchanged < 20 && patience.Elapsed < First; await Task.Delay(20))
        {
            var now = KeptFor(port);
            unchanged = now > 0 && now == kept ? unchanged + 1 : 0;
            kept = now;
        }

        // The system counts what it needs for keeping them as well, and grants twice as much for that.
        Assert.InRange(kept, 1, 2 * LawFirmSite.Web.Server.SendBuffer);
    }

    /// <summary>Bytes that wait in this machine to be read by the client at the port.</summary>
    private static int KeptFor(int port) => File.ReadLines("/proc/net/tcp").Concat(File.ReadLines("/proc/net/tcp6")).Skip(1)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(columns => columns[2].EndsWith($":{port:X4}", StringComparison.Ordinal))
        .Select(columns => int.Parse(columns[4].Split(':')[0], System.Globalization.NumberStyles.HexNumber, System.Globalization.CultureInfo.InvariantCulture))
        .SingleOrDefault();

    private async Task<(string Answer, bool Closed)> SendAsync(byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Address.Host, site.Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(bytes);
        var text = new StringBuilder();
        var buffer = new byte[16_384];
        using var patience = new CancellationTokenSource(First);
        try
        {
            while (await stream.ReadAsync(buffer, patience.Token) is var read and > 0)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
                patience.CancelAfter(Second);
            }
            return (text.ToString(), true);
        }
        catch (IOException)
        {
            return (text.ToString(), true);
        }
        catch (OperationCanceledException)
        {
            return (text.ToString(), false);
        }
    }

    [GeneratedRegex(@"(?m)^HTTP/1\.[01] (\d{3})")]
    private static partial Regex StatusLine();
}
