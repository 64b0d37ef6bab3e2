using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Seeding;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Markdown;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Commands;

/// <summary>Serves the site until it is told to stop; a new database is created and seeded first.</summary>
internal static class Serve
{
    public static async Task<int> RunAsync(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<SiteSettings>();
        if (settings.PublicOrigin is null && !app.Environment.IsDevelopment())
            throw new RefusedException("Site:PublicOrigin is missing. Say under which address visitors reach the site, such as --Site:PublicOrigin=https://www.example.cn.");

        FileStream? running = null;
        await using (var scope = app.CreateCommandScope(Actor.Importer))
        {
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            // Held until the process ends, so that nothing is restored under a running site.
            if (db.Database.IsSqlite()) running = SiteLock.Share(db.Database.GetDbConnection().DataSource);
            await Migrate.ApplyAsync(app, db, CancellationToken.None);
            await SeedAsync(app, db);
        }
        await app.StartAsync();
        await AnnounceAsync(app, settings);
        await app.WaitForShutdownAsync();
        if (running is not null) await running.DisposeAsync();
        return ExitCode.Done;
    }

    private static async Task SeedAsync(WebApplication app, SiteDb db)
    {
        if (app.Configuration["Seed:Folder"] is not { Length: > 0 } configured || !await ContentImport.IsEmptyAsync(db, CancellationToken.None)) return;

        var folder = Path.GetFullPath(configured, app.Environment.ContentRootPath);
        if (!Directory.Exists(folder)) throw new RefusedException($"Seed:Folder is '{folder}', which does not exist. Name an existing folder, or leave it empty.");

        var clock = app.Services.GetRequiredService<SiteClock>();
        var import = new ContentImport(db, SiteMarkdown.TryRender, MediaInspection.Fault, clock.MomentOf, clock.Now);
        await import.AddAsync(ContentFolder.Read(folder), publish: true, CancellationToken.None);
    }

    /// <summary>To standard output and never to the log: whoever reads logs must not be able to become administrator.</summary>
    private static async Task AnnounceAsync(WebApplication app, SiteSettings settings)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Server.DefaultAddress;
        await Console.Out.WriteLineAsync($"The site is at {address}");

        await using var scope = app.Services.CreateAsyncScope();
        if (!await SetupLink.IsOpenAsync(scope.ServiceProvider.GetRequiredService<SiteDb>(), CancellationToken.None)) return;

        var origin = settings.PublicOrigin?.GetLeftPart(UriPartial.Authority) ?? address.TrimEnd('/');
        var token = app.Services.GetRequiredService<SetupLink>().CreateToken();
        await Console.Out.WriteLineAsync($"Set up the first administrator (works once, for a day): {origin}/admin/setup?token={Uri.EscapeDataString(token)}");
    }
}
