using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace LawFirmSite.Tests.Faults;

/// <summary>What a proxy does with what is sent through it.</summary>
public enum Wire
{
    Open,

    /// <summary>Connections end in good order, and nobody is let in.</summary>
    Dropped,

    /// <summary>Connections end in the midst of it, and new ones at their first byte.</summary>
    Reset,

    /// <summary>All is taken and nothing comes back.</summary>
    BlackHole,

    /// <summary>The next COMMIT gets through to the server; its answer does not come back, and the connection is reset.</summary>
    CommitUnanswered,
}

/// <summary>Stands before a server, passes on both ways what is sent, and breaks it on demand.</summary>
public sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _open = [];
    private readonly HashSet<Socket> _committing = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly (string Host, int Port) _to;
    private volatile Wire _wire;
    private int _cut;

    public TcpProxy((string Host, int Port) to)
    {
        _to = to;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>How many COMMITs were left without their answer.</summary>
    public int Cut => _cut;

    public Wire Wire
    {
        get => _wire;
        set
        {
            _wire = value;
            if (value is Wire.Dropped or Wire.Reset) CloseAll(value == Wire.Reset);
        }
    }

    /// <summary>Whether a client's bytes begin a request of TDS that asks a transaction manager to commit (MS-TDS 2.2.6.9).</summary>
    public static bool IsCommit(ReadOnlySpan<byte> sent)
    {
        const int header = 8;
        if (sent.Length < header + 6 || sent[0] != 0x0E) return false;

        var request = header + (int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(sent[header..]), 1024);
        return sent.Length >= request + 2 && BinaryPrimitives.ReadUInt16LittleEndian(sent[request..]) == 7;
    }

    /// <summary>A site that stands behind it disposes of it twice, as its factory does of itself.</summary>
    public void Dispose()
    {
        if (_stop.IsCancellationRequested) return;

        _stop.Cancel();
        _listener.Dispose();
        CloseAll(reset: true);
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            Socket client;
            try
            {
                client = await _listener.AcceptSocketAsync(_stop.Token);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
            _ = CarryAsync(client);
        }
    }

    private async Task CarryAsync(Socket client)
    {
        using var server = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        lock (_open) _open.AddRange([client, server]);
        try
        {
            if (_wire is Wire.Dropped or Wire.Reset)
            {
                Close(client, _wire == Wire.Reset);
                return;
            }
            await server.ConnectAsync(_to.Host, _to.Port, _stop.Token);
            await Task.WhenAny(PassAsync(client, server, isRequest: true), PassAsync(server, client, isRequest: false));
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One end has gone; so does the other.
        }
        finally
        {
            Close(client, reset: _wire != Wire.Dropped);
            lock (_open) _open.RemoveAll(socket => socket == client || socket == server);
        }
    }

    private async Task PassAsync(Socket from, Socket to, bool isRequest)
    {
        var bytes = new byte[64 * 1024];
        while (await from.ReceiveAsync(bytes, _stop.Token) is var count and > 0)
        {
            // A hole swallows what was on its way, and all that follows.
            while (_wire == Wire.BlackHole) await Task.Delay(20, _stop.Token);
            if (isRequest && _wire == Wire.CommitUnanswered && IsCommit(bytes.AsSpan(0, count)))
            {
                _wire = Wire.Open;
                Interlocked.Increment(ref _cut);
                lock (_committing) _committing.Add(to);
            }
            // The server has answered, so it is done.
            if (!isRequest && IsCommitted(from)) return;
            await to.SendAsync(bytes.AsMemory(0, count), _stop.Token);
        }
    }

    private bool IsCommitted(Socket server)
    {
        lock (_committing) return _committing.Remove(server);
    }

    private void CloseAll(bool reset)
    {
        lock (_open)
            foreach (var socket in _open) Close(socket, reset);
    }

    private static void Close(Socket socket, bool reset)
    {
        try
        {
            if (reset) socket.LingerState = new(true, 0);
            socket.Dispose();
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It was closed already.
        }
    }
}
