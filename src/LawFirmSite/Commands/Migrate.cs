using System.Globalization;
using LawFirmSite.Data;
using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Markdown;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LawFirmSite.Commands;

/// <summary>Brings the database to this version: its schema, and the stored HTML when the renderer has changed.</summary>
internal static class Migrate
{
    private const int Batch = 100;

    public static async Task<int> RunAsync(WebApplication app, CancellationToken cancel)
    {
        await using var scope = app.CreateCommandScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var applied = await ApplyAsync(app, db, cancel);
        await Console.Out.WriteLineAsync(applied == 0 ? "The database is up to date." : $"Migrations applied: {applied}.");
        return ExitCode.Done;
    }

    /// <summary>Returns how many migrations were applied.</summary>
    /// <exception cref="RefusedException">The database is newer than this program; nothing was changed.</exception>
    public static async Task<int> ApplyAsync(WebApplication app, SiteDb db, CancellationToken cancel)
    {
        OwnFiles.CreateFolder(app.Services.GetRequiredService<DataFolder>().Path);
        var (applied, pending) = await RefuseNewerAsync(db, cancel);
        if (pending > 0 && applied.Count > 0 && app.Services.GetRequiredService<BackupSettings>().BeforeUpgrade) await BackUpAsync(app, db, applied[^1], cancel);
        // With nothing to do it would still compare the whole model with its last snapshot, which a test does.
        if (pending > 0 && db.Database.IsSqlite()) await SqliteUpgrade.ApplyAsync(db, cancel);
        else if (pending > 0) await SqlServerUpgrade.ApplyAsync(db, cancel);
        // What may only be read is said now and not at the first change.
        else if (db.Database.IsSqlite()) await RefuseReadOnlyAsync(db, cancel);
        // Whole entities are asked for only where there is something to do: making ready for them is a good part of a start.
        if (await db.Database.AskPlainlyAsync($"SELECT 1 WHERE {IsOutdated}", cancel) is not [])
        {
            await RerenderAsync(db, db.Articles, cancel);
            await RerenderAsync(db, db.Pages, cancel);
        }
        return pending;
    }

    /// <summary>Whether what is open may be written to.</summary>
    public static bool MayWrite(SqliteConnection connection) => SQLitePCL.raw.sqlite3_db_readonly(connection.Handle, "main") == 0;

    private static async Task RefuseReadOnlyAsync(SiteDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        var mayWrite = MayWrite((SqliteConnection)db.Database.GetDbConnection());
        await db.Database.CloseConnectionAsync();
        if (!mayWrite) throw new SqliteException("The database may only be read.", SQLitePCL.raw.SQLITE_READONLY);
    }

    /// <summary>For commands that only read: they do not create what is missing.</summary>
    /// <exception cref="RefusedException">There is no database, or it is not of this version.</exception>
    public static async Task RequireAsync(SiteDb db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel) || (await RefuseNewerAsync(db, cancel)).Pending > 0)
            throw new RefusedException("There is no database, or it is older than this program. Run the command migrate first.");
    }

    private static async Task<(List<string> Applied, int Pending)> RefuseNewerAsync(SiteDb db, CancellationToken cancel)
    {
        var applied = await AppliedAsync(db, cancel);
        var known = KnownMigrations.Of(db.GetType());
        return applied.Except(known, StringComparer.Ordinal).LastOrDefault() is not { } unknown ? (applied, known.Except(applied, StringComparer.Ordinal).Count())
            : throw new RefusedException($"The database was brought to {unknown} by a newer version of this program. Install that version, or restore the backup made before the upgrade.");
    }

    /// <summary>The names in order. EF Core would make a model of that one table before it asks for them, which takes a twentieth of a start.</summary>
    private static async Task<List<string>> AppliedAsync(SiteDb db, CancellationToken cancel) =>
        db.Database.IsSqlite() && File.Exists(db.Database.GetDbConnection().DataSource)
            && await db.Database.AskPlainlyAsync($"SELECT name FROM sqlite_schema WHERE name = '{HistoryRepository.DefaultTableName}'", cancel) is not []
            ? await db.Database.AskPlainlyAsync($"SELECT MigrationId FROM {HistoryRepository.DefaultTableName} ORDER BY MigrationId", cancel)
            : [.. await db.Database.GetAppliedMigrationsAsync(cancel)];

    /// <summary>An upgrade that goes wrong must cost nothing. SQL Server has backups of its own.</summary>
    private static async Task BackUpAsync(WebApplication app, SiteDb db, string schema, CancellationToken cancel)
    {
        if (!db.Database.IsSqlite()) return;

        var now = app.Services.GetRequiredService<SiteClock>().Now;
        var path = $"{db.Database.GetDbConnection().DataSource}.before-upgrade-{schema}-{now.UtcDateTime:yyyyMMddHHmmss}.backup";
        try
        {
            await SqliteBackup.MakeAsync(db, path, now, cancel);
        }
        catch (BackupException exception)
        {
            throw new RefusedException($"{exception.Message} The upgrade was not begun, since no backup could be made before it. Make room, or set Backup:BeforeUpgrade=false.");
        }
        await Console.Out.WriteLineAsync($"Backup before the upgrade: {path}");
    }

    /// <summary>SQL that is true where <see cref="Outdated{T}"/> would find something.</summary>
    public static string IsOutdated { get; } = $"({OutdatedIn("Articles")} OR {OutdatedIn("Pages")})";

    private static string OutdatedIn(string table) => string.Create(CultureInfo.InvariantCulture,
        $"EXISTS (SELECT 1 FROM {table} WHERE PublishedRevision > 0 AND PublishedHtml_RendererVersion <> {SiteMarkdown.Version})");

    private static IQueryable<T> Outdated<T>(IQueryable<T> writings) where T : Writing =>
        writings.Where(w => w.PublishedRevision > 0 && w.PublishedHtml!.RendererVersion != SiteMarkdown.Version);

    private static async Task RerenderAsync<T>(SiteDb db, DbSet<T> writings, CancellationToken cancel) where T : Writing
    {
        var last = 0;
        while (true)
        {
            var batch = await Outdated(writings)
                .Where(w => w.Id > last).OrderBy(w => w.Id).Take(Batch).ToListAsync(cancel);
            if (batch.Count == 0) return;

            foreach (var writing in batch)
            {
                // A text the new renderer refuses keeps the HTML it has: it was good when it was published.
                if (SiteMarkdown.TryRender(writing.Published!.Body, out var html, out _)) writing.Rerender(html);
            }
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            last = batch[^1].Id;
        }
    }
}
