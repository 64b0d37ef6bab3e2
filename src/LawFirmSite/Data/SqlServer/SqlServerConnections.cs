using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LawFirmSite.Data.SqlServer;

/// <summary>How a server is spoken to that may be slow, away or a black hole: nobody waits longer than <see cref="MostSeconds"/> to be told.</summary>
public static class SqlServerConnections
{
    /// <summary>For a page that says that the site is out of service.</summary>
    public const int MostSeconds = 15;

    // Of SQL Server 2014: words that came later are not used. Above all no OPENJSON for a list with thousands of values.
    private const int OldestLanguage = 120;

    private const int ConnectSeconds = 5;

    // The client waits five more for the server to take note that it has given up.
    private const int CommandSeconds = 8;

    /// <summary>What the operator said, and where they said nothing, bounds.</summary>
    /// <exception cref="SettingException">It cannot be read.</exception>
    public static string Bounded(string configured)
    {
        SqlConnectionStringBuilder connection;
        try
        {
            connection = new(configured);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The words are not repeated: a password may be among them.
            throw new SettingException("ConnectionStrings:SqlServer cannot be read; write it as Server=…;Database=…;User Id=…;Password=…;Encrypt=True.");
        }
        if (!connection.ShouldSerialize("Connect Timeout")) connection.ConnectTimeout = ConnectSeconds;
        if (!connection.ShouldSerialize("Command Timeout")) connection.CommandTimeout = CommandSeconds;
        // Whoever comes while the server is away would be refused for up to a minute after it is back.
        if (!connection.ShouldSerialize("Pool Blocking Period")) connection.PoolBlockingPeriod = PoolBlockingPeriod.NeverBlock;
        // Trying again is BriefRetries' business, and only its own time is counted.
        if (!connection.ShouldSerialize("Connect Retry Count")) connection.ConnectRetryCount = 0;
        return connection.ConnectionString;
    }

    /// <summary>EF Core for a server that speaks T-SQL, be it leaner than SQL Server: what it says is listed in docs/growing.md.</summary>
    public static T UseServer<T>(this T db, string? connection = null, int? maxBatchSize = null) where T : DbContextOptionsBuilder
    {
        db.UseSqlServer(connection, server =>
        {
            server.ExecutionStrategy(dependencies => new BriefRetries(dependencies));
            server.UseCompatibilityLevel(OldestLanguage);
            if (maxBatchSize is { } size) server.MaxBatchSize(size);
        });
        db.ReplaceService<IHistoryRepository, SqlServerHistory>();
        return db;
    }
}
