using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Commands;

/// <summary>The commands <c>backup</c> and <c>restore</c>.</summary>
internal static class Backups
{
    private const string Restoring = ".restoring-";

    public static async Task<int> BackUpAsync(WebApplication app, string file, CancellationToken cancel)
    {
        await using var scope = app.CreateCommandScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        if (db.Database.IsSqlite()) await Migrate.RequireAsync(db, cancel);
        var path = Path.GetFullPath(file);
        var made = await SqliteBackup.MakeAsync(db, path, app.Services.GetRequiredService<SiteClock>().Now, cancel);
        var bytes = new FileInfo(path).Length;
        new LastBackup(path, made.MadeAt, bytes).Write(app.Services.GetRequiredService<DataFolder>());
        await db.RecordAsync(AuditVerb.BackedUp, new(AuditKind.Backup, null, Path.GetFileName(path)), cancel);
        await Console.Out.WriteLineAsync($"Written and verified: {path} ({bytes} bytes, {made.Rows.Values.Sum()} rows, schema {made.Schema}).");
        return ExitCode.Done;
    }

    public static async Task<int> RestoreAsync(WebApplication app, string file, bool verifyOnly, CancellationToken cancel)
    {
        await using var scope = app.CreateCommandScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var database = db.Database.IsSqlite() ? db.Database.GetDbConnection().DataSource : null;
        if (database is not null) OwnFiles.CreateFolder(Path.GetDirectoryName(database)!);
        await using var alone = verifyOnly || database is null ? null : SiteLock.Take(database);
        // Nobody else is restoring, so these are of somebody who was killed.
        if (alone is not null) foreach (var left in Directory.EnumerateFiles(Path.GetDirectoryName(database)!, $"{Path.GetFileName(database)}{Restoring}*")) File.Delete(left);
        // On the disk of the database, so that it only has to be renamed.
        var taken = verifyOnly || database is null ? Path.Combine(Path.GetTempPath(), $"lawfirmsite-{Guid.NewGuid():N}.db") : $"{database}{Restoring}{Guid.NewGuid():N}";
        try
        {
            await using var known = SqliteSiteDb.Over(taken);
            var found = await SqliteBackup.CheckAsync(Path.GetFullPath(file), taken, known.Database.GetMigrations(), cancel);
            await Console.Out.WriteLineAsync($"The backup is whole: made {found.MadeAt:yyyy-MM-dd HH:mm:ss} UTC, {found.Rows.Values.Sum()} rows, schema {found.Schema}.");
            if (verifyOnly) return ExitCode.Done;

            if (database is null)
            {
                // The backup may be older than this program.
                await known.Database.MigrateAsync(cancel);
                await Migrate.ApplyAsync(app, db, cancel);
                await Console.Out.WriteLineAsync($"Copied into the database of the server: {await TableCopy.CopyAsync(known, db, cancel)} rows, all but those that say which migrations were applied.");
                return ExitCode.Done;
            }
            var kept = await SqliteBackup.ReplaceAsync(taken, database, app.Services.GetRequiredService<SiteClock>().Now, cancel);
            await Console.Out.WriteLineAsync(kept is null ? "Restored." : $"Restored. The database that was there is kept as {kept}.");
            return ExitCode.Done;
        }
        finally
        {
            foreach (var part in new[] { "", "-wal", "-shm" }) File.Delete(taken + part);
        }
    }
}
