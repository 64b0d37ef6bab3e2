using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace LawFirmSite.Commands;

/// <summary>Serves the site until it is told to stop; a new database is created and seeded first.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<SiteSettings>();
        if (settings.PublicOrigin is null && !app.Environment.IsDevelopment())
            throw new RefusedException("Site:PublicOrigin is missing. Say under which address visitors reach the site, such as --Site:PublicOrigin=https://www.example.cn.");

        using var preparing = new Preparing(app);
        var isReady = await preparing.TryAsync(CancellationToken.None);
        await StartAsync(app);
        await Console.Out.WriteLineAsync($"The site is at {AddressOf(app)}");
        var announced = AnnounceAsync(app, settings, preparing, isReady);
        await app.WaitForShutdownAsync();
        await announced;
        return ExitCode.Done;
    }

    /// <summary>Where another program has the port, what was begun before that was noticed ends as it does otherwise: no stack trace stands beside the one sentence.</summary>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }
    }

    /// <summary>To standard output and never to the log: whoever reads logs must not be able to become administrator.</summary>
    private static async Task AnnounceAsync(WebApplication app, SiteSettings settings, Preparing preparing, bool isReady)
    {
        if (!isReady && !await preparing.TryUntilReadyAsync(app.Lifetime.ApplicationStopping)) return;

        if (!preparing.SetupIsOpen) return;

        var origin = settings.PublicOrigin?.GetLeftPart(UriPartial.Authority) ?? AddressOf(app).TrimEnd('/');
        var token = app.Services.GetRequiredService<SetupLink>().CreateToken();
        await Console.Out.WriteLineAsync($"Set up the first administrator (works once, for a day): {origin}/admin/setup?token={Uri.EscapeDataString(token)}");
    }

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Server.DefaultAddress;
}
