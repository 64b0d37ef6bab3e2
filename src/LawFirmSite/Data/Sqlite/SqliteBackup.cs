using System.Reflection;
using System.Security.Cryptography;
using LawFirmSite.Data.Backup;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.Sqlite;

/// <summary>
/// Makes, checks and restores backups of a SQLite database. Making one disturbs nobody: readers and writers go on. It is
/// done only once it has been taken out again at a temporary place and every byte, row and reference was as it should be.
/// </summary>
public static class SqliteBackup
{
    private const string Work = ".backup-";

    /// <summary>Longer than any backup takes.</summary>
    private static readonly TimeSpan AtWork = TimeSpan.FromDays(1);

    private const string Newer = "It was made by a newer version of this program. Install that version, or use an older backup.";

    /// <exception cref="BackupException">It could not be made; nothing is left behind.</exception>
    public static async Task<BackupManifest> MakeAsync(SiteDb db, string path, DateTimeOffset now, CancellationToken cancel)
    {
        if (db is not SqliteSiteDb) throw new BackupException("The database is on SQL Server: back it up there with BACKUP DATABASE; docs/operations.md says how.");
        if (Path.Exists(path)) throw new BackupException($"'{path}' is there already. Name a new file; nothing is ever overwritten.");

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        OwnFiles.CreateFolder(folder);
        RemoveLeft(folder, now);
        var work = OwnFiles.CreateFolder(Path.Combine(folder, $"{Work}{Guid.NewGuid():N}"));
        try
        {
            var copy = Path.Combine(work, "site.db");
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
            var manifest = await DescribeAsync(copy, now, cancel);
            var made = Path.Combine(work, "made");
            await BackupFile.WriteAsync(made, copy, manifest, cancel);
            await CheckAsync(made, Path.Combine(work, "again.db"), db.Database.GetMigrations(), cancel);
            File.Move(made, path);
            return manifest;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SqliteException { SqliteErrorCode: 13 or 10 or 14 })
        {
            throw new BackupException($"The backup could not be written: {exception.Message} Nothing was changed.");
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>Takes the database out to a new file and looks at all of it.</summary>
    public static async Task<BackupManifest> CheckAsync(string path, string database, IEnumerable<string> known, CancellationToken cancel)
    {
        var manifest = await BackupFile.ExtractAsync(path, database, cancel);
        await using var connection = await OpenAsync(database, cancel);
        if (await TextsAsync(connection, "PRAGMA integrity_check", cancel) is not ["ok"]) throw new BackupException("The database in the backup is damaged. Use another backup.");
        if ((await TextsAsync(connection, "PRAGMA foreign_key_check", cancel)).Count > 0) throw new BackupException("The database in the backup is not whole: rows point to others that are not there. Use another backup.");
        if ((await MigrationsAsync(connection, cancel)).Except(known, StringComparer.Ordinal).Any()) throw new BackupException(Newer);

        var rows = await RowsAsync(connection, cancel);
        if (rows.Count != manifest.Rows.Count || rows.Any(table => manifest.Rows.GetValueOrDefault(table.Key, -1) != table.Value))
            throw new BackupException("The database in the backup has other rows than its manifest says. Use another backup.");
        return manifest;
    }

    /// <summary>
    /// Puts a database that was checked in the place of the one in use, which is kept beside it under the name that is
    /// given back; null when there was none. The caller holds the <see cref="SiteLock"/>.
    /// </summary>
    public static async Task<string?> ReplaceAsync(string checkedDatabase, string database, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var connection = await OpenAsync(checkedDatabase, cancel)) await TextsAsync(connection, "PRAGMA journal_mode=WAL", cancel);

        string? kept = null;
        if (File.Exists(database))
        {
            kept = $"{database}.replaced-{now.UtcDateTime:yyyyMMddHHmmss}";
            foreach (var part in new[] { "-wal", "-shm", "" })
                if (File.Exists(database + part)) File.Move(database + part, kept + part);
        }
        File.Move(checkedDatabase, database);
        return kept;
    }

    /// <summary>What one that was killed left behind, a whole copy of the database.</summary>
    private static void RemoveLeft(string folder, DateTimeOffset now)
    {
        foreach (var left in Directory.EnumerateDirectories(folder, Work + "*"))
            if (Directory.GetLastWriteTimeUtc(left) < now - AtWork) Directory.Delete(left, recursive: true);
    }

    private static async Task<BackupManifest> DescribeAsync(string copy, DateTimeOffset now, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(copy, cancel);
        var rows = await RowsAsync(connection, cancel);
        var schema = (await MigrationsAsync(connection, cancel)).LastOrDefault() ?? "";
        await connection.CloseAsync();
        await using var file = File.OpenRead(copy);
        return new(Assembly.GetExecutingAssembly().GetName().Version?.ToString() ?? "", schema, now, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)), rows);
    }

    private static async Task<SqliteConnection> OpenAsync(string database, CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }

    private static async Task<List<string>> MigrationsAsync(SqliteConnection connection, CancellationToken cancel) =>
        await TextsAsync(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId", cancel);

    private static async Task<Dictionary<string, long>> RowsAsync(SqliteConnection connection, CancellationToken cancel)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await TextsAsync(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", cancel))
            rows[table] = long.Parse((await TextsAsync(connection, $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", cancel))[0], System.Globalization.CultureInfo.InvariantCulture);
        return rows;
    }

    private static async Task<List<string>> TextsAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        var texts = new List<string>();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel)) texts.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture) ?? "");
        return texts;
    }
}
