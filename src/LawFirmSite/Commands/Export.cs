using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Seeding;
using LawFirmSite.Web;

namespace LawFirmSite.Commands;

/// <summary>Writes the content of the site to a new folder that <see cref="Import"/> reads again.</summary>
internal static class Export
{
    public static async Task<int> RunAsync(WebApplication app, string folder, CancellationToken cancel)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new RefusedException($"'{folder}' is there already and not empty. Name a new folder; nothing is ever overwritten.");

        await using var scope = app.CreateCommandScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await Migrate.RequireAsync(db, cancel);
        var clock = app.Services.GetRequiredService<SiteClock>();
        var content = await new ContentExport(db, clock.Local, clock.Now).ReadAsync(cancel);
        ContentFolder.Write(folder, content);
        await MediaFolder.WriteAsync(folder, db, content.Media, cancel);
        await db.RecordAsync(AuditVerb.Exported, new(AuditKind.Content, null, ""), cancel);
        await Console.Out.WriteLineAsync($"Written to {folder}: {content.Articles.Count} article files, {content.Pages.Count} pages, {content.Offices.Count} offices, {content.Centers.Count} legal-aid centers, {content.Media.Count} pictures and PDFs.");
        return ExitCode.Done;
    }
}
