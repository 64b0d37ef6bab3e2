using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.Sqlite;

/// <summary>
/// Brings a SQLite database to this version. One process at a time does it, and one that was killed on the way leaves nothing
/// behind that the next would wait for.
/// </summary>
public static class SqliteUpgrade
{
    private const string Suffix = ".upgrade-lock";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public static async Task ApplyAsync(SiteDb db, CancellationToken cancel)
    {
        var database = db.Database.GetDbConnection().DataSource;
        await using var alone = await AloneAsync(database + Suffix, cancel);
        // EF Core notes in a row that it is at work and waits without end for a row that is there. We hold the lock, so whoever wrote it is gone.
        if (File.Exists(database) && await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_schema WHERE name = '__EFMigrationsLock'").SingleAsync(cancel) > 0)
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsLock", cancel);
        await db.Database.MigrateAsync(cancel);
        // EF Core says so only when it makes the file, and may have been killed between the two.
        await db.Database.SqlQuery<string>($"PRAGMA journal_mode=WAL").ToListAsync(cancel);
    }

    /// <summary>The system lets go of it when a process ends, however it ends.</summary>
    private static async Task<FileStream> AloneAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }
}
