using System.Runtime.ExceptionServices;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawFirmSite.Data.SqlServer;

/// <summary>Brings a database on a server to this version, and makes it where it is not there. Of several processes one does it, the others wait.</summary>
public static class SqlServerUpgrade
{
    private const int MostLooks = 60;
    private const int DatabaseExists = 1801;
    private const int AnotherIsBeingMade = 1807;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>It may take longer than a page.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static async Task ApplyAsync(SiteDb db, CancellationToken cancel)
    {
        db.Database.SetCommandTimeout(Longest);
        var databases = db.GetService<IRelationalDatabaseCreator>();
        if (!await databases.ExistsAsync(cancel))
        {
            var refusal = await CreateAsync(new(db.Database.GetConnectionString()), cancel);
            // The server may need a moment until it can be opened; or another process is making it. In the end EF Core says why it is not there.
            for (var looks = 0; looks < MostLooks && !await databases.ExistsAsync(cancel); looks++)
            {
                // The server's own words: they end a command with a sentence, and a site tries again.
                if (refusal is { Number: not (DatabaseExists or AnotherIsBeingMade) }) ExceptionDispatchInfo.Throw(refusal);
                await Task.Delay(Pause, cancel);
            }
        }
        await db.Database.MigrateAsync(cancel);
    }

    /// <summary>Returns why it could not be.</summary>
    private static async Task<SqlException?> CreateAsync(SqlConnectionStringBuilder connection, CancellationToken cancel)
    {
        var name = $"[{connection.InitialCatalog.Replace("]", "]]", StringComparison.Ordinal)}]";
        (connection.InitialCatalog, connection.Pooling) = ("master", false);
        await using var master = new SqlConnection(connection.ConnectionString);
        await master.OpenAsync(cancel);
        if (await RefusalAsync($"CREATE DATABASE {name}") is { } refusal) return refusal;

        // Not every server has it, or may be asked. Without it who reads may wait for who writes, and nothing else is different.
        await RefusalAsync($"ALTER DATABASE {name} SET READ_COMMITTED_SNAPSHOT ON");
        return null;

        async Task<SqlException?> RefusalAsync(string sql)
        {
            await using var command = new SqlCommand(sql, master);
            try
            {
                await command.ExecuteNonQueryAsync(cancel);
                return null;
            }
            catch (SqlException refused)
            {
                return refused;
            }
        }
    }
}
