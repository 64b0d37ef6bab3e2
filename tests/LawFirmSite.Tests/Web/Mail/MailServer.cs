using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MimeKit;

namespace LawFirmSite.Tests.Web.Mail;

/// <summary>A mail server on this machine that takes letters, or refuses them, or hangs up, as the test says.</summary>
public sealed class MailServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MailServer()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<MimeMessage> Letters { get; } = new();

    /// <summary>The answer to whom a letter is for; null takes it.</summary>
    public string? Refusal { get; set; }

    public bool HangsUp { get; set; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TalkAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception exception) when (exception is ObjectDisposedException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream);
            await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
            if (HangsUp) return;

            await writer.WriteLineAsync("220 mail.example ready");
            while (await reader.ReadLineAsync() is { } line)
            {
                var word = line.Split(' ', ':')[0].ToUpper(CultureInfo.InvariantCulture);
                if (word == "DATA")
                {
                    await writer.WriteLineAsync("354 go on");
                    await ReadLetterAsync(reader);
                }
                await writer.WriteLineAsync(word switch
                {
                    "RCPT" when Refusal is { } refusal => refusal,
                    "QUIT" => "221 bye",
                    _ => "250 ok",
                });
                if (word == "QUIT") return;
            }
        }
    }

    private async Task ReadLetterAsync(StreamReader reader)
    {
        using var letter = new MemoryStream();
        await using (var copy = new StreamWriter(letter, leaveOpen: true) { NewLine = "\r\n" })
            while (await reader.ReadLineAsync() is { } line and not ".") await copy.WriteLineAsync(line.StartsWith('.') ? line[1..] : line);
        letter.Position = 0;
        Letters.Enqueue(await MimeMessage.LoadAsync(letter));
    }
}
