using System.Net;
using System.Net.Sockets;
using System.Text;

namespace LawFirmSite.Tests.Faults;

/// <summary>The proxy does to a plain echo what it is there to do to a server that is seldom at hand.</summary>
public sealed class TcpProxyTests : IDisposable
{
    // A request of a transaction manager: packet header, the length of its own headers, and 7 for COMMIT.
    private static readonly byte[] Commit = [0x0E, 1, 0, 18, 0, 0, 1, 0, 4, 0, 0, 0, 7, 0, 0, 0, 0, 0];

    private readonly TcpListener _echo = new(IPAddress.Loopback, 0);
    private readonly TcpProxy _proxy;
    private int _heard;

    public TcpProxyTests()
    {
        _echo.Start();
        _proxy = new(("127.0.0.1", ((IPEndPoint)_echo.LocalEndpoint).Port));
        _ = Task.Run(async () =>
        {
            while (true)
            {
                var client = await _echo.AcceptTcpClientAsync();
                _ = Task.Run(async () =>
                {
                    using (client)
                    {
                        var bytes = new byte[1024];
                        while (await client.GetStream().ReadAsync(bytes) is var count and > 0)
                        {
                            Interlocked.Add(ref _heard, count);
                            await client.GetStream().WriteAsync(bytes.AsMemory(0, count));
                        }
                    }
                });
            }
        });
    }

    // Twice, as a site does that stands behind it.
    public void Dispose()
    {
        _proxy.Dispose();
        _proxy.Dispose();
        _echo.Dispose();
    }

    [Fact]
    public async Task What_is_sent_comes_back_until_it_is_told_otherwise_and_again_afterwards()
    {
        using var client = await ConnectAsync();
        Assert.Equal("甲", await AskAsync(client, "甲"u8.ToArray()));

        _proxy.Wire = Wire.Reset;
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(client, "乙"u8.ToArray()));

        _proxy.Wire = Wire.Dropped;
        using (var refused = await ConnectAsync()) Assert.Equal("", await AskAsync(refused, []));

        _proxy.Wire = Wire.Open;
        using var again = await ConnectAsync();
        Assert.Equal("丙", await AskAsync(again, "丙"u8.ToArray()));
    }

    [Fact]
    public async Task A_black_hole_takes_everything_and_gives_nothing()
    {
        using var client = await ConnectAsync();
        _proxy.Wire = Wire.BlackHole;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        await client.GetStream().WriteAsync("丁"u8.ToArray());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetStream().ReadAsync(new byte[8], patience.Token).AsTask());
        Assert.Equal(0, _heard);
    }

    [Fact]
    public async Task The_server_hears_a_commit_and_the_client_never_its_answer()
    {
        using var client = await ConnectAsync();
        Assert.Equal("戊", await AskAsync(client, "戊"u8.ToArray()));
        _proxy.Wire = Wire.CommitUnanswered;
        Assert.Equal("己", await AskAsync(client, "己"u8.ToArray()));

        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(client, Commit));

        Assert.Equal((1, 6 + Commit.Length), (_proxy.Cut, _heard));
        using var next = await ConnectAsync();
        Assert.Equal(Commit.Length, (await AskAsync(next, Commit)).Length);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _proxy.Port);
        return client;
    }

    /// <exception cref="IOException">The connection was reset.</exception>
    private static async Task<string> AskAsync(TcpClient client, byte[] words)
    {
        if (words.Length > 0) await client.GetStream().WriteAsync(words);
        var answer = new byte[64];
        var count = await client.GetStream().ReadAsync(answer);
        return count > 0 || words.Length == 0 ? Encoding.UTF8.GetString(answer, 0, count) : throw new IOException("It ended.");
    }
}
