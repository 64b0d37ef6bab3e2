using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace LawFirmSite.Faults;

/// <summary>How people come to a site: straight to its process or, under its public name, through a proxy on this machine.</summary>
/// <param name="Port">Where on this machine the name leads; null where the address says it all.</param>
/// <param name="Trusted">The certificate of the proxy, which nobody else has signed.</param>
public sealed record Way(Uri Address, int? Port = null, X509Certificate2? Trusted = null)
{
    /// <summary>A browser of its own: cookies, and no redirect is followed.</summary>
    public HttpClient Open()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new(), PooledConnectionLifetime = TimeSpan.FromSeconds(30) };
        if (Port is { } port) handler.ConnectCallback = (_, cancel) => ConnectAsync(port, cancel);
        if (Trusted is { } own) handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown is not null && own.RawDataMemory.Span.SequenceEqual(shown.GetRawCertData());
        return new(handler) { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(30) };
    }

    private static async ValueTask<Stream> ConnectAsync(int port, CancellationToken cancel)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
