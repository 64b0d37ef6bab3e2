using Microsoft.Data.SqlClient;

namespace LawFirmSite.Tests;

/// <summary>
/// A database of its own on the server that <c>LAWFIRM_TEST_SQLSERVER</c> names, for one test class; dropped at the end. Without that
/// variable there is none, and a site keeps its data in a SQLite file in its folder.
/// </summary>
public sealed class TestDatabase : IDisposable
{
    public const string Provider = "Database:Provider";
    public const string Connection = "ConnectionStrings:SqlServer";
    private const int InUse = 3702;
    private const int MostTries = 20;

    private static readonly string? Server = Environment.GetEnvironmentVariable("LAWFIRM_TEST_SQLSERVER") is { Length: > 0 } given ? given : null;

    private readonly string _name = $"lawfirmsite_{Guid.NewGuid():N}";

    /// <summary>Whether there is a server to test on.</summary>
    public static bool IsOnServer => Server is not null;

    /// <summary>What a program is told that keeps its data here. It creates the database itself.</summary>
    public Dictionary<string, string> Settings => Through(null);

    /// <summary>The same, but everything that is said goes through a proxy on this machine that can break it.</summary>
    public Dictionary<string, string> Through(int? proxy)
    {
        var connection = new SqlConnectionStringBuilder(Server) { InitialCatalog = _name };
        if (proxy is { } port)
        {
            // Unencrypted, so that the proxy can tell a COMMIT.
            (connection.DataSource, connection.Encrypt, connection.TrustServerCertificate) = ($"tcp:127.0.0.1,{port}", SqlConnectionEncryptOption.Optional, true);
        }
        return new() { [Provider] = "SqlServer", [Connection] = connection.ConnectionString };
    }

    /// <summary>Host and port of the server, for a proxy before it; null where they cannot be told from the connection string.</summary>
    public static (string Host, int Port)? Address()
    {
        var source = new SqlConnectionStringBuilder(Server).DataSource;
        if (source.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase)) source = source[4..];
        if (source.Contains('\\', StringComparison.Ordinal)) return null;

        var parts = source.Split(',');
        return (parts[0].Trim() is "." or "(local)" ? "localhost" : parts[0].Trim(), parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 1433);
    }

    /// <summary>Whoever used it has stopped by now. A server may take a moment to notice.</summary>
    public void Dispose()
    {
        using var server = new SqlConnection(new SqlConnectionStringBuilder(Server) { InitialCatalog = "master", Pooling = false }.ConnectionString);
        server.Open();
        using var command = server.CreateCommand();
        command.CommandText = $"IF DB_ID(N'{_name}') IS NOT NULL DROP DATABASE [{_name}]";
        for (var tries = 1; ; tries++)
        {
            SqlConnection.ClearAllPools();
            try
            {
                command.ExecuteNonQuery();
                return;
            }
            catch (SqlException exception) when (exception.Number == InUse && tries < MostTries)
            {
                Thread.Sleep(100);
            }
        }
    }
}
