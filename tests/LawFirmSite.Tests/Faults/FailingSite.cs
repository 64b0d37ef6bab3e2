using System.Data.Common;
using System.Globalization;
using LawFirmSite.Data.Sqlite;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Faults;

/// <summary>
/// A site whose database refuses the n-th command of a request that asks for it, as a dying disk would. Its strategy retries as that of SQL
/// Server does, so what is refused under such a strategy is refused here too.
/// </summary>
public class FailingSite : TestSite
{
    // What tells of people coming and going and not of what they did; and words on the way, of which more may be kept than was said.
    private static readonly string[] Passing = ["StaffSessions", "SignInGuesses", "Presences", "ArticleViews", "DirectoryViews", "MissedSearches", "CountedBatches", "DataProtectionKeys", "WorkingCopies"];

    public FailingSite() : this(new() { ["PageCache:SizeInBytes"] = "0" }) { }

    /// <summary>The faults are SQLite's, so the database is; those of a server are ServerFaultTests'.</summary>
    protected FailingSite(Dictionary<string, string> settings) : base(new([.. OnSqlite, .. settings])) { }

    public int Failed => Faults.Failed;

    public FailingCommands Faults => Services.GetRequiredService<FailingCommands>();

    /// <summary>All that is stored, as text, so that two moments can be compared.</summary>
    public Task<string> StoredAsync() => DbAsync(async db => (await DatabaseContents.OfAsync(db, Passing)).Written());

    /// <summary>Of each table that keeps what people make, how many rows it has.</summary>
    public Task<Dictionary<string, int>> RowCountsAsync() => DbAsync(db => DatabaseContents.CountsAsync(db, Passing));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<FailingCommands>()
            .ConfigureDbContext<SqliteSiteDb>((all, db) => db.AddInterceptors(all.GetRequiredService<FailingCommands>()).UseSqlite(sqlite => sqlite.ExecutionStrategy(dependencies => new Retrying(dependencies)))));
    }

    private sealed class Retrying(ExecutionStrategyDependencies dependencies) : ExecutionStrategy(dependencies, maxRetryCount: 3, maxRetryDelay: TimeSpan.FromMilliseconds(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => IsPassing(exception) && ExceptionsEncountered.Count < MaxRetryCount;

        protected override bool ShouldVerifySuccessOn(Exception exception) => IsPassing(exception);

        private static bool IsPassing(Exception exception) => exception is SqliteException { SqliteErrorCode: FailingCommands.BrokenConnection };
    }
}

/// <summary>
/// Counts commands, begins and commits of a request and throws at the one its header names: before it is done or, by another header, when it
/// is done and only its answer is missing.
/// </summary>
public sealed class FailingCommands(IHttpContextAccessor context) : DbCommandInterceptor, IDbTransactionInterceptor
{
    public const string Header = "X-Fail-At";

    public const string LostAnswerHeader = "X-Lose-Answer-At";

    /// <summary>SQLite's number of the error; that of a dying disk when it is left out.</summary>
    public const string ErrorHeader = "X-Fail-With";

    /// <summary>An error that this site's strategy takes for a passing one, as that of SQL Server takes a broken connection.</summary>
    public const int BrokenConnection = 15;

    /// <summary>Two requests that bring it begin their first transactions together, when each has read what it wants to know beforehand.</summary>
    public const string MeetHeader = "X-Meet";

    private const int DyingDisk = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private TaskCompletionSource? _waiting;
    private int _failed;

    /// <summary>The database is away altogether, for everybody.</summary>
    public bool IsAway { get; set; }

    /// <summary>How many commands were refused until now.</summary>
    public int Failed => _failed;

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Count(result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Count(result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Count(result);

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Count(result));

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Count(result));

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default) => new(Count(result));

    public InterceptionResult<DbTransaction> TransactionStarting(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result) => Count(result);

    public async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
    {
        await MeetAsync();
        return Count(result);
    }

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        Count(result);
        if (!IsAsked(LostAnswerHeader)) return result;

        // Done, and nobody but the database knows.
        transaction.Commit();
        throw Failure();
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(TransactionCommitting(transaction, eventData, result));

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (!IsAsked(LostAnswerHeader)) return result;

        await result.DisposeAsync();
        throw Failure();
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
        IsAsked(LostAnswerHeader) ? throw Failure() : new(result);

    private T Count<T>(T result)
    {
        if (IsAway) throw new SqliteException("The test has taken the database away.", BrokenConnection);

        return IsAsked(Header) ? throw Failure() : result;
    }

    private async Task MeetAsync()
    {
        if (context.HttpContext is not { } http || !http.Request.Headers.ContainsKey(MeetHeader) || !http.Items.TryAdd(MeetHeader, true)) return;

        TaskCompletionSource? first, mine = null;
        lock (_lock)
        {
            first = _waiting;
            _waiting = first is null ? mine = new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
        }
        first?.SetResult();
        if (mine is not null) await mine.Task.WaitAsync(Patience);
    }

    private bool IsAsked(string header)
    {
        if (context.HttpContext is not { } http || http.Request.Headers[header] is not [{ } at]) return false;

        var count = (http.Items.TryGetValue(header, out var before) ? (int)before! : 0) + 1;
        http.Items[header] = count;
        return count.ToString(CultureInfo.InvariantCulture) == at;
    }

    private SqliteException Failure()
    {
        Interlocked.Increment(ref _failed);
        return new("as the test asked", int.TryParse(context.HttpContext!.Request.Headers[ErrorHeader], CultureInfo.InvariantCulture, out var error) ? error : DyingDisk);
    }
}
