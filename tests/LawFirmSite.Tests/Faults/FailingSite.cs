using System.Data.Common;
using System.Globalization;
using System.Text;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Faults;

/// <summary>A site whose database refuses the n-th command of a request that asks for it, as a dying disk would.</summary>
public sealed class FailingSite() : TestSite(new() { ["PageCache:SizeInBytes"] = "0" })
{
    // What tells of people coming and going and not of what they did; and words on the way, of which more may be kept than was said.
    private static readonly string[] Passing = ["StaffSessions", "SignInGuesses", "Presences", "ArticleViews", "DirectoryViews", "MissedSearches", "DataProtectionKeys", "sqlite_sequence", "WorkingCopies"];

    public int Failed => Services.GetRequiredService<FailingCommands>().Failed;

    /// <summary>All that is stored, as text, so that two moments can be compared.</summary>
    public Task<string> StoredAsync() => DbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        var stored = new StringBuilder();
        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"))
            if (!Passing.Contains(table, StringComparer.Ordinal))
                foreach (var row in await RowsAsync(connection, $"SELECT * FROM \"{table}\" ORDER BY 1")) stored.Append(table).Append('|').AppendLine(row);
        await db.Database.CloseConnectionAsync();
        return stored.ToString();
    });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<FailingCommands>()
            .ConfigureDbContext<SqliteSiteDb>((all, db) => db.AddInterceptors(all.GetRequiredService<FailingCommands>()))
            .ConfigureDbContext<SqlServerSiteDb>((all, db) => db.AddInterceptors(all.GetRequiredService<FailingCommands>())));
    }

    private static async Task<List<string>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return rows;
    }
}

/// <summary>Counts commands, begins and commits of a request and throws at the one its header names.</summary>
public sealed class FailingCommands(IHttpContextAccessor context) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public const string Header = "X-Fail-At";

    /// <summary>SQLite's number of the error; that of a dying disk when it is left out.</summary>
    public const string ErrorHeader = "X-Fail-With";

    private const int DyingDisk = 10;

    private int _failed;

    /// <summary>How many commands were refused until now.</summary>
    public int Failed => _failed;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Count(result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Count(result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Count(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Count(result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Count(result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Count(result));

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) => Count(result);

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default) => new(Count(result));

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) => Count(result);

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(Count(result));

    private T Count<T>(T result)
    {
        if (context.HttpContext is not { } http || http.Request.Headers[Header] is not [{ } at]) return result;

        var count = (http.Items.TryGetValue(typeof(FailingCommands), out var before) ? (int)before! : 0) + 1;
        http.Items[typeof(FailingCommands)] = count;
        if (count.ToString(CultureInfo.InvariantCulture) != at) return result;

        Interlocked.Increment(ref _failed);
        throw new SqliteException("as the test asked", int.TryParse(http.Request.Headers[ErrorHeader], CultureInfo.InvariantCulture, out var error) ? error : DyingDisk);
    }
}
