using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace LawFirmSite.Data.Sqlite;

/// <summary>
/// Brings every SQLite connection to the same state: committed means on disk (synchronous=FULL), foreign keys hold,
/// and a damaged or foreign schema cannot run code.
/// </summary>
internal sealed class SqliteConnectionSetup : DbConnectionInterceptor
{
    private const string Pragmas = """
        PRAGMA synchronous=FULL;
        PRAGMA foreign_keys=ON;
        PRAGMA trusted_schema=OFF;
        PRAGMA cell_size_check=ON;
        PRAGMA journal_size_limit=67108864;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
