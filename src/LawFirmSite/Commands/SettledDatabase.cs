using LawFirmSite.Data;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Web.Accounts;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LawFirmSite.Commands;

/// <summary>
/// A SQLite file in which a start finds nothing to do: nothing to bring to this version, no keys under a certificate to be looked at, an administrator. That is asked past EF Core:
/// whoever comes first and asks for one of <see cref="Web.PageCaching.KeptPages"/> does not wait until that is ready.
/// </summary>
internal static class SettledDatabase
{
    /// <summary>A larger one is not looked through at a start; the command <c>check</c> looks through one of any size.</summary>
    public const long LargestLookedThrough = 256 * 1024 * 1024;

    /// <summary>Answers <c>ok</c> for a whole file. What was read for it is not kept in memory.</summary>
    public const string LookThrough = "PRAGMA quick_check(1); PRAGMA shrink_memory";

    /// <returns>
    /// Its content version; null when there is something to do or to refuse: <see cref="Preparing"/> comes upon the same and knows what to do or to say.
    /// </returns>
    /// <exception cref="SqliteException">It cannot be asked at present.</exception>
    public static async Task<Guid?> FindVersionAsync(SqliteFile file, CancellationToken cancel)
    {
        try
        {
            await using var connection = new SqliteConnection(file.ConnectionString);
            // To open one that is not there would make it.
            if (!File.Exists(connection.DataSource)) return null;

            await connection.OpenAsync(cancel);
            SqliteConnectionSetup.SetUp(connection);
            return Migrate.MayWrite(connection)
                && (await connection.AskPlainlyAsync($"SELECT MigrationId FROM {HistoryRepository.DefaultTableName} ORDER BY MigrationId", cancel)).SequenceEqual(KnownMigrations.Of(typeof(SqliteSiteDb)), StringComparer.Ordinal)
                && await connection.AskPlainlyAsync($"SELECT Version FROM ContentStamps WHERE NOT {Migrate.IsOutdated} AND NOT {KeyProtection.HasSealedKeys} AND {SetupLink.HasAdministrator}", cancel) is [var stored]
                && Guid.TryParse(stored, out var version)
                && await IsWholeAsync(connection, cancel)
                ? version : null;
        }
        catch (SqliteException missing) when (missing.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR)
        {
            // A table or a column that older versions do not have.
            return null;
        }
    }

    private static async Task<bool> IsWholeAsync(SqliteConnection connection, CancellationToken cancel) =>
        new FileInfo(connection.DataSource).Length >= LargestLookedThrough || await connection.AskPlainlyAsync(LookThrough, cancel) is ["ok"];
}
