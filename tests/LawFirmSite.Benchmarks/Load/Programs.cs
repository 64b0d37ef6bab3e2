using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>The site as an operator would run it, and the programs it is compared with, all in one folder.</summary>
internal sealed class Programs(string folder)
{
    public const int SitePort = 5181;
    private const int KestrelPort = 5182;
    private const int NginxPort = 5183;
    private const int PlainMvcPort = 5184;

    public string Folder => folder;

    private string Site => Path.Combine(folder, "site", "LawFirmSite.dll");

    /// <summary>Publishes the site in Release, as docs/operations.md does.</summary>
    public void Publish(string repository) => Publish(Path.Combine(repository, "src", "LawFirmSite"), "site");

    /// <summary>Publishes in the same way what <see cref="PlainMvcAsync"/> starts.</summary>
    public void PublishPlainMvc(string repository) => Publish(Path.Combine(repository, "tests", "LawFirmSite.PlainMvc"), "plain");

    private void Publish(string project, string name)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["publish", project, "-c", "Release", "-o", Path.Combine(folder, name), "-v", "quiet"]))!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{project} could not be published.");
    }

    public Task<Server> SiteAsync(string data, string path, params string[] settings) => SiteAsync(SitePort, data, path, settings);

    /// <summary>For two sites at a time.</summary>
    public Task<Server> SiteAsync(int port, string data, string path, params string[] settings) => Server.StartAsync("site", port, path, "dotnet",
        [Site, "serve", $"--Data:Folder={data}", $"--Urls=http://127.0.0.1:{port}", $"--Site:PublicOrigin=http://127.0.0.1:{port}", .. settings]);

    /// <summary>An administrator who can sign in; nothing happens when there is one of this name.</summary>
    public void AddAdministrator(string data, string name, string password)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [Site, "staff", "add", "--user", name, "--role", "Administrator", "--password-stdin", $"--Data:Folder={data}", $"--Site:PublicOrigin=http://127.0.0.1:{SitePort}"])
        { RedirectStandardInput = true, RedirectStandardError = true })!;
        process.StandardInput.WriteLine(password);
        process.StandardInput.Close();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
    }

    /// <summary>This program in its other role.</summary>
    public static Task<Server> KestrelAsync(string answer, string path = "/") => Server.StartAsync("bare Kestrel", KestrelPort, path, "dotnet",
        typeof(Programs).Assembly.Location, "bare-kestrel", KestrelPort.ToString(CultureInfo.InvariantCulture), answer);

    /// <summary>MVC and EF Core with an article of the same database and nothing else: what the frameworks take.</summary>
    public Task<Server> PlainMvcAsync(string data, string path) => Server.StartAsync("plain MVC", PlainMvcPort, path, "dotnet",
        Path.Combine(folder, "plain", "LawFirmSite.PlainMvc.dll"), $"--Urls=http://127.0.0.1:{PlainMvcPort}", $"--Database={Path.Combine(data, "site.db")}");

    /// <summary>One worker, no access log, the same bytes as a file with the same headers.</summary>
    public async Task<Server> NginxAsync(string answer)
    {
        var kept = await Answer.LoadAsync(answer);
        var root = Path.Combine(folder, "nginx");
        Directory.CreateDirectory(root);
        File.Copy(answer, Path.Combine(root, "page"), overwrite: true);
        var headers = new StringBuilder();
        foreach (var (name, value) in kept.Headers.Where(header => header.Key is not ("Content-Type" or "ETag" or "Last-Modified")))
            headers.Append(CultureInfo.InvariantCulture, $"      add_header {name} '{value.Replace("'", "\\'", StringComparison.Ordinal)}' always;\n");
        var configuration = Path.Combine(root, "nginx.conf");
        await File.WriteAllTextAsync(configuration,
            $$"""
            daemon off; user {{Environment.UserName}}; master_process on; worker_processes 1; pid {{root}}/nginx.pid; error_log {{root}}/error.log;
            events { worker_connections 1024; }
            http {
              access_log off; sendfile on; tcp_nopush on; keepalive_timeout 65; keepalive_requests 100000000; open_file_cache max=100; server_tokens off;
              client_body_temp_path {{root}}/body; proxy_temp_path {{root}}/proxy; fastcgi_temp_path {{root}}/fastcgi; uwsgi_temp_path {{root}}/uwsgi; scgi_temp_path {{root}}/scgi;
              server {
                listen 127.0.0.1:{{NginxPort}};
                location / {
                  root {{root}}; try_files /page =404; default_type "{{kept.Headers["Content-Type"]}}";
            {{headers}}    }
              }
            }
            """);
        return await Server.StartAsync("nginx", NginxPort, "/", "nginx", "-c", configuration);
    }
}
