using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace LawFirmSite.Faults;

/// <summary>nginx with <c>deploy/nginx.conf</c> as it is shipped: only ports and the folder of the certificate are those of this run.</summary>
public sealed class Nginx : IDisposable
{
    public const string Host = "www.example.cn";

    // Where Debian has it, which is not on everybody's path.
    private static readonly string Program = File.Exists("/usr/sbin/nginx") ? "/usr/sbin/nginx" : "nginx";

    private readonly X509Certificate2 _certificate = OwnCertificate();
    private readonly int _https = RunningSite.FreePort();
    private readonly string _folder;
    private readonly string _configuration;
    private Process? _process;

    public Nginx(string folder, IReadOnlyList<RunningSite> nodes)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _configuration = Path.Combine(_folder, "nginx.conf");
        File.WriteAllText(Path.Combine(_folder, "site.pem"), _certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "site.key"), _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_configuration, Around(Shipped(nodes)));
    }

    /// <summary>Null when it can be run, else why not.</summary>
    public static string? WhyNot { get; } = IsHere() ? null : "nginx is not here. Install the package nginx.";

    public Way Way => new(new($"https://{Host}"), _https, _certificate);

    public async Task StartAsync()
    {
        var (code, said) = await RunAsync("-t");
        if (code != 0) throw new InvalidOperationException($"nginx refuses deploy/nginx.conf:\n{said}");
        _process = Process.Start(Words());
        using var client = Way.Open();
        for (var wait = Stopwatch.StartNew(); ; await Task.Delay(10))
        {
            try
            {
                using var _ = await client.GetAsync("/health/live");
                return;
            }
            catch (HttpRequestException) when (wait.Elapsed < TimeSpan.FromSeconds(20) && !_process!.HasExited)
            {
                // It is on its way.
            }
        }
    }

    /// <summary>What it says of a configuration: its exit code and its words.</summary>
    public async Task<(int Code, string Said)> RunAsync(string word)
    {
        var start = Words(word);
        start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, said);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }
        _process?.Dispose();
        _certificate.Dispose();
    }

    private ProcessStartInfo Words(params string[] words) => new(Program, ["-p", _folder, "-e", "error.log", "-c", _configuration, .. words]);

    private string Shipped(IReadOnlyList<RunningSite> nodes)
    {
        var text = File.ReadAllText(Path.Combine(RunningSite.Repository, "deploy", "nginx.conf"));
        foreach (var (name, here) in new[]
        {
            ("site-a:8080", nodes[0].Address.Authority), ("site-b:8080", nodes[1].Address.Authority),
            ("listen 80;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{RunningSite.FreePort()};")),
            ("listen 443 ", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{_https} ")), ("/etc/nginx/tls/", _folder + "/"),
        })
            text = text.Contains(name, StringComparison.Ordinal) ? text.Replace(name, here, StringComparison.Ordinal) : throw new InvalidOperationException($"deploy/nginx.conf has no '{name}'.");
        return text;
    }

    // What Debian's nginx.conf has around the files of conf.d, and everything it writes in our folder.
    private static string Around(string site) => $$"""
        pid nginx.pid;
        daemon off;
        master_process off;
        events { worker_connections 512; }
        http {
            access_log off;
            client_body_temp_path body;
            proxy_temp_path proxy;
            fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi;
            scgi_temp_path scgi;
        {{site}}
        }
        """;

    private static X509Certificate2 OwnCertificate()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(Host);
        var request = new CertificateRequest($"CN={Host}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1) { CertificateExtensions = { names.Build() } };
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    private static bool IsHere()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Program, "-v") { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
