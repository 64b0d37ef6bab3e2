using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Search;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Commands;

/// <summary>Says what is well and what is not, a line each; refuses when the site could not run.</summary>
internal static class Check
{
    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var settings = app.Services.GetRequiredService<SiteSettings>();
        var wrong = 0;

        if (settings.PublicOrigin is { } origin) Say("ok", $"Site:PublicOrigin is {origin.GetLeftPart(UriPartial.Authority)}.");
        else if (app.Environment.IsDevelopment()) Say("note", "Site:PublicOrigin is not set; it is needed outside Development.");
        else Wrong("Site:PublicOrigin is missing; the site will not start.");
        if (settings.PublicOrigin is { Scheme: "http", IsLoopback: false }) Say("warn", "Site:PublicOrigin is http: passwords travel readable. Use https for a site on the internet.");

        await CheckDataFolderAsync();
        await CheckDatabaseAsync();
        if (wrong == 0) await CheckSearchAsync();
        return wrong == 0 ? ExitCode.Done : ExitCode.Refused;

        async Task CheckDataFolderAsync()
        {
            var folder = app.Services.GetRequiredService<DataFolder>().Path;
            try
            {
                OwnFiles.CreateFolder(folder);
                var probe = Path.Combine(folder, $".check-{Guid.NewGuid():N}");
                await File.WriteAllTextAsync(probe, "", cancel);
                File.Delete(probe);
                Say("ok", "Data:Folder can be written to.");
                if (OwnFiles.IsOpenToOthers(folder)) Say("warn", "Other accounts of this machine may look into Data:Folder, which holds passwords' hashes and the keys of cookies. Run chmod 700 on it.");
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Wrong($"Data:Folder cannot be written to: {exception.Message}");
            }
        }

        async Task CheckDatabaseAsync()
        {
            try
            {
                if (!await db.Database.CanConnectAsync(cancel))
                {
                    // One that is there and cannot be read says why itself.
                    if (db.Database.IsSqlite() && File.Exists(db.Database.GetDbConnection().DataSource)) await db.Database.SqlQuery<string>($"PRAGMA quick_check").ToListAsync(cancel);
                    Wrong("There is no database yet, or it does not answer; the command migrate creates it.");
                    return;
                }
                var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Count();
                if (pending > 0)
                {
                    Wrong($"The database lacks {pending} migrations; run the command migrate.");
                    return;
                }
                Say("ok", $"The database answers ({(db.Database.IsSqlite() ? "Sqlite" : "SqlServer")}) and has every migration.");
                if (db.Database.IsSqlite())
                {
                    var integrity = await db.Database.SqlQuery<string>($"PRAGMA quick_check").ToListAsync(cancel);
                    if (integrity is ["ok"]) Say("ok", "The database file is whole.");
                    else Wrong($"The database file is damaged: {string.Join("; ", integrity.Take(3))}");
                }
                if (await KeyProtection.WhyUnreadableAsync(db, app.Services, cancel) is { } unreadable) Wrong(unreadable);
                if (!await db.Users.ActiveAdministrators().AnyAsync(cancel))
                    Say("warn", "There is no administrator; use the setup link that serve prints, or staff add.");
            }
            catch (Exception exception) when (exception is System.Data.Common.DbException)
            {
                Wrong($"The database refuses: {exception.Message}");
            }
        }

        // Never wrong enough to refuse: the index is made from the database while the site runs.
        async Task CheckSearchAsync()
        {
            try
            {
                using var index = app.Services.GetRequiredService<IndexFile>().Read();
                var stored = await db.ContentStamps.AsNoTracking().Select(stamp => stamp.Version).SingleAsync(cancel);
                if (index is null) Say("note", "The search index is missing; serve makes it.");
                else if (index.Stamp != stored) Say("note", $"The search index is behind ({index.Count} texts); serve brings it up to date.");
                else Say("ok", $"The search index is up to date ({index.Count} texts).");
            }
            catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
            {
                Say("warn", $"The search index cannot be read: {exception.Message} It is safe to delete search.db; serve makes it anew.");
            }
        }

        void Wrong(string text)
        {
            wrong++;
            Say("FAIL", text);
        }
    }

    private static void Say(string state, string text) => Console.Out.WriteLine($"{state,-4} {text}");
}
