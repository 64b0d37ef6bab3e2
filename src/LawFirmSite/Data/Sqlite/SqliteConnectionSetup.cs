using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace LawFirmSite.Data.Sqlite;

/// <summary>
/// Brings every SQLite connection to the same state: committed means on disk (synchronous=FULL), foreign keys hold,
/// a damaged or foreign schema cannot run code, and none keeps more than 400 KB of pages (2 MB by itself; the system keeps the file in memory
/// for all of them together). One that comes back from the pool has kept that state.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = """
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA trusted_schema=OFF;
        PRAGMA cell_size_check=ON;
        PRAGMA cache_size=-400;
        PRAGMA journal_size_limit=67108864;
        """;

    private readonly ConditionalWeakTable<sqlite3, SqliteConnectionSetup> _done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (_done.TryGetValue(handle, out _)) return;

        SetUp(connection);
        _done.AddOrUpdate(handle, this);
    }

    /// <summary>For one that is opened past EF Core.</summary>
    public static void SetUp(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has nothing to wait for.
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
