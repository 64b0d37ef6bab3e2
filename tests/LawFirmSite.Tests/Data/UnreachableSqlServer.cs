using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using LawFirmSite.Data;
using LawFirmSite.Data.SqlServer;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawFirmSite.Tests.Data;

/// <summary>Every question a site put to its database, as it was asked: each once.</summary>
internal sealed class AskedQuestions : IQueryExpressionInterceptor
{
    private readonly ConcurrentBag<Expression> _all = [];

    public IEnumerable<Expression> All => _all;

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        var words = new OwnWords();
        words.Visit(queryExpression);
        if (!words.Found) _all.Add(queryExpression);
        return queryExpression;
    }

    /// <summary>SQL that was written for one database by hand: the other has its own.</summary>
    private sealed class OwnWords : ExpressionVisitor
    {
        public bool Found { get; private set; }

        protected override Expression VisitExtension(Expression node)
        {
            Found |= node is SqlQueryRootExpression or FromSqlQueryRootExpression;
            return node is EntityQueryRootExpression ? node : base.VisitExtension(node);
        }
    }
}

/// <summary>The site's context for SQL Server. Nothing is connected to: what would be sent is kept, and answered with no rows.</summary>
internal sealed class UnreachableSqlServer : IDisposable
{
    private readonly Wire _wire = new();
    private readonly SqlServerSiteDb _db;

    public UnreachableSqlServer(int? maxBatchSize = null) => _db = new(new DbContextOptionsBuilder<SqlServerSiteDb>()
        .UseServer("Server=nowhere.invalid", maxBatchSize).AddInterceptors(_wire, new NoConnection()).Options);

    public IReadOnlyCollection<string> Sent => _wire.Sent;

    public void Dispose() => _db.Dispose();

    /// <summary>Asks the same as another database was asked. Why it cannot be said to SQL Server; null when it can.</summary>
    public async Task<string?> AskAsync(Expression question)
    {
        var here = new Here(_db);
        var translated = here.Visit(question);
        var isSequence = typeof(IQueryable).IsAssignableFrom(question.Type);
        var answer = isSequence ? typeof(IAsyncEnumerable<>).MakeGenericType(question.Type.GetGenericArguments()[0]) : typeof(Task<>).MakeGenericType(question.Type);
        var ask = typeof(UnreachableSqlServer).GetMethod(nameof(RunAsync), BindingFlags.NonPublic | BindingFlags.Instance)!.MakeGenericMethod(answer);
        var before = _wire.Sent.Count;
        try
        {
            await (Task)ask.Invoke(this, [translated, here.Parameters])!;
        }
        catch (Exception exception) when (_wire.Sent.Count > before && exception is not TargetInvocationException)
        {
            // Nothing was found, where something has to be.
        }
        catch (Exception exception)
        {
            return (exception as TargetInvocationException)?.InnerException?.Message ?? exception.Message;
        }
        return _wire.Sent.Count > before ? null : "Nothing was sent.";
    }

    /// <summary>What the context says in words of its own.</summary>
    public async Task TryAllOwnStatementsAsync()
    {
        foreach (var method in typeof(SqlServerSiteDb).GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.IsVirtual && !m.IsSpecialName && !m.IsGenericMethod && m.Name != "OnModelCreating" && m.Name != "ConfigureConventions"))
        {
            try
            {
                var result = method.Invoke(_db, [.. method.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
                if (result is Task task) await task;
                else if (result is IQueryable query) _ = ((IEnumerable)query).Cast<object>().ToList();
            }
            catch (Exception exception) when (exception is InvalidOperationException or TargetInvocationException or DbUpdateException)
            {
                // It goes on from an answer that did not come.
            }
        }
    }

    public async Task AskForArticlesAsync(IEnumerable<int> numbers)
    {
        var ids = numbers.ToArray();
        await Assert.ThrowsAsync<InvalidOperationException>(() => _db.Articles.Where(article => ids.Contains(article.Id)).Select(article => article.Id).ToListAsync());
    }

    /// <summary>New rows, one and many, with numbers from the server and without; one that is changed and one that is deleted.</summary>
    public void TryToSave()
    {
        _db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        Try(() => _db.Add(Batch()));
        Try(() => _db.AddRange(Enumerable.Range(0, 9).Select(_ => Batch())));
        Try(() => _db.Add(new ArticleViews { ArticleId = 1, Day = default, Count = 1 }));
        Try(() => _db.Attach(Numbered()).Property(batch => batch.AddedAt).CurrentValue = DateTimeOffset.MaxValue);
        Try(() => _db.Remove(Numbered()));

        void Try(Action change)
        {
            _db.ChangeTracker.Clear();
            change();
            try
            {
                _db.SaveChanges();
            }
            catch (DbUpdateException)
            {
                // Nobody answered how many rows it was.
            }
        }

        static CountedBatch Batch() => new() { Key = Guid.NewGuid(), AddedAt = DateTimeOffset.UnixEpoch };

        CountedBatch Numbered()
        {
            var batch = Batch();
            _db.Entry(batch).Property(one => one.Id).CurrentValue = 1;
            _db.ChangeTracker.Clear();
            return batch;
        }
    }

    private async Task RunAsync<TResult>(Expression question, Dictionary<string, Type> parameters)
    {
        var run = _db.GetService<IDatabase>().CompileQuery<TResult>(question, async: true);
        var context = _db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in parameters) context.Parameters[name] = Value(type);
        switch (run(context))
        {
            case Task task:
                await task;
                break;
            case var rows:
                await DrainAsync((dynamic)rows!);
                break;
        }
    }

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var _ in rows) { }
    }

    /// <summary>Some value of a type: what is sent depends on whether there is one, hardly on which.</summary>
    private static object? Value(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string)) return "某";
        if (type.IsArray) return Some(type.GetElementType()!);
        if (type.IsGenericType && type.GetGenericArguments() is [var element] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(element))) return Activator.CreateInstance(typeof(List<>).MakeGenericType(element), Some(element));
        if (type.IsGenericType && type.GetGenericArguments() is [var one] && typeof(IEnumerable).IsAssignableFrom(type)) return type.IsInterface ? Some(one) : Activator.CreateInstance(type, Some(one));
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return type.IsValueType ? type == typeof(int) ? 1 : Activator.CreateInstance(type) : null;
    }

    private static Array Some(Type element)
    {
        var some = Array.CreateInstance(element, 2);
        for (var i = 0; i < 2; i++) some.SetValue(Value(element), i);
        return some;
    }

    /// <summary>The same question about the tables of this context.</summary>
    private sealed class Here(DbContext db) : ExpressionVisitor
    {
        public Dictionary<string, Type> Parameters { get; } = [];

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter) Parameters[parameter.Name] = parameter.Type;
            return node is EntityQueryRootExpression root
                ? new EntityQueryRootExpression(db.GetService<IAsyncQueryProvider>(), Own(root.EntityType))
                : base.VisitExtension(node);
        }

        private IEntityType Own(IEntityType theirs) => db.Model.FindEntityType(theirs.Name) ?? throw new InvalidOperationException($"{theirs.Name} is unknown here.");
    }

    private sealed class Wire : DbCommandInterceptor
    {
        public List<string> Sent { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(ReaderExecuting(command, eventData, result));

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Sent.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Sent.Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(InterceptionResult.Suppress());
    }
}
