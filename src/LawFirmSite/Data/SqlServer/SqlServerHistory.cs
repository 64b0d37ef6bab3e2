using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawFirmSite.Data.SqlServer;

/// <summary>
/// Which migrations a server has had, and the lock under which one process at a time applies them: EF Core's own is a procedure that leaner servers do not
/// have.
/// </summary>
public sealed class SqlServerHistory(HistoryRepositoryDependencies dependencies) : HistoryRepository(dependencies), IHistoryRepository
{
    /// <summary>Made once a database; whoever finds them there goes on.</summary>
    public static IReadOnlyList<string> MakeLock { get; } =
        ["CREATE TABLE [__UpgradeLock] ([Id] int NOT NULL, CONSTRAINT [PK___UpgradeLock] PRIMARY KEY ([Id]))", "INSERT INTO [__UpgradeLock] ([Id]) VALUES (1)"];

    /// <summary>In a transaction: others wait here until it has ended.</summary>
    public const string TakeLock = "UPDATE [__UpgradeLock] SET [Id] = 1";

    public override LockReleaseBehavior LockReleaseBehavior => LockReleaseBehavior.Explicit;

    protected override string ExistsSql => $"SELECT OBJECT_ID({Text(Table)})";

    public override string GetCreateIfNotExistsScript() => $"""
        IF OBJECT_ID({Text(Table)}) IS NULL
        BEGIN
        {GetCreateScript()}
        END;

        """;

    public override string GetBeginIfNotExistsScript(string migrationId) => $"IF NOT EXISTS (SELECT * FROM {Table} WHERE [{MigrationIdColumnName}] = {Text(migrationId)})\nBEGIN";

    public override string GetBeginIfExistsScript(string migrationId) => $"IF EXISTS (SELECT * FROM {Table} WHERE [{MigrationIdColumnName}] = {Text(migrationId)})\nBEGIN";

    public override string GetEndIfScript() => "END;\n";

    public override IMigrationsDatabaseLock AcquireDatabaseLock() => AcquireDatabaseLockAsync().GetAwaiter().GetResult();

    public override async Task<IMigrationsDatabaseLock> AcquireDatabaseLockAsync(CancellationToken cancellationToken = default)
    {
        // A connection of its own, since each migration has its own transaction on the other. The server lets go when a process ends, however it ends.
        var connection = new SqlConnection(new SqlConnectionStringBuilder(Dependencies.Connection.ConnectionString) { Pooling = false }.ConnectionString);
        var held = new Held(this, connection);
        try
        {
            await connection.OpenAsync(cancellationToken);
            SqlException? why = null;
            foreach (var make in MakeLock)
            {
                try
                {
                    await RunAsync(connection, make, null, cancellationToken);
                }
                catch (SqlException there)
                {
                    why = there;
                }
            }
            var transaction = (SqlTransaction)await connection.BeginTransactionAsync(cancellationToken);
            if (await RunAsync(connection, TakeLock, transaction, cancellationToken) != 1) throw new InvalidOperationException("The lock for upgrades could not be made.", why);
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    bool IHistoryRepository.CreateIfNotExists() => ((IHistoryRepository)this).CreateIfNotExistsAsync().GetAwaiter().GetResult();

    /// <summary>It comes before the lock, so of two processes the second may find it made by the first.</summary>
    async Task<bool> IHistoryRepository.CreateIfNotExistsAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken)) return false;
        try
        {
            await CreateAsync(cancellationToken);
            return true;
        }
        catch (SqlException)
        {
            if (!await ExistsAsync(cancellationToken)) throw;
            return false;
        }
    }

    protected override bool InterpretExistsResult(object? value) => value is not (null or DBNull);

    private string Table => SqlGenerationHelper.DelimitIdentifier(TableName, TableSchema);

    private static string Text(string value) => $"N'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private async Task<int> RunAsync(SqlConnection connection, string sql, SqlTransaction? transaction, CancellationToken cancel)
    {
        await using var command = new SqlCommand(sql, connection, transaction);
        if (Dependencies.Connection.CommandTimeout is { } seconds) command.CommandTimeout = seconds;
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Ends with its connection, whose transaction changed nothing.</summary>
    private sealed class Held(IHistoryRepository history, SqlConnection connection) : IMigrationsDatabaseLock
    {
        public IHistoryRepository HistoryRepository => history;

        public void Dispose() => connection.Dispose();

        public ValueTask DisposeAsync() => connection.DisposeAsync();
    }
}
