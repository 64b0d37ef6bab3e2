using LawFirmSite.Data;
using LawFirmSite.Data.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Search;

/// <summary>
/// Asks the index, after bringing it up to the newest content version this process knows. A few changed texts are read again
/// before the answer; many are left to <see cref="SearchIndexKeeper"/>. Whatever happens to the file, asking never fails: the
/// answer is then null, and the index is made anew meanwhile.
/// </summary>
public sealed class SearchIndex(IndexFile file, ContentVersion version, IServiceScopeFactory scopes, SiteClock clock, ILogger<SearchIndex> log) : IDisposable
{
    /// <summary>So many texts are read again while a visitor waits.</summary>
    private const int MostAtOnce = 100;

    private const int Batch = 250;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>After a failure nobody else waits for the same one.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly SemaphoreSlim _wanted = new(0, 1);
    private volatile bool _makingAnew;
    private long _pausedUntil;

    public async Task<T?> AskAsync<T>(Func<IndexReader, T> question, CancellationToken cancel) where T : class
    {
        try
        {
            if (IsPaused) return null;
            if (TryAsk(question, anyVersion: false) is { } answer) return answer;
            if (_makingAnew || !await CatchUpAsync(MostAtOnce, cancel)) return Later<T>();
            // Changed again meanwhile: what it holds is as new as this request.
            return TryAsk(question, anyVersion: true) ?? Later<T>();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            Failed(exception);
            return Later<T>();
        }
    }

    /// <summary>Reads again whatever changed. False when that is more than <paramref name="most"/> texts, or when somebody else is at it too long.</summary>
    public async Task<bool> CatchUpAsync(int most, CancellationToken cancel)
    {
        if (!await _writing.WaitAsync(most == int.MaxValue ? Timeout.InfiniteTimeSpan : Patience, cancel)) return false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
            // Read before the marks: what changes in between is looked at again under the next version.
            var before = version.Current;
            var stored = await db.ContentStamps.AsNoTracking().Select(stamp => stamp.Version).SingleAsync(cancel);
            version.Learn(stored, before);

            using var writer = file.Write();
            if (writer.Stamp == stored) return true;

            var source = new IndexSource(db, clock);
            var there = await source.MarksAsync(cancel);
            var indexed = writer.Marks();
            var isNew = indexed.Count == 0;
            var changed = there.Where(row => !indexed.TryGetValue(row.Key, out var mark) || mark != row.Value).Select(row => row.Key).Order()
                .Concat(indexed.Keys.Where(row => !there.ContainsKey(row))).ToList();
            if (changed.Count > most) return false;

            _makingAnew = changed.Count > MostAtOnce;
            foreach (var rows in changed.Chunk(Batch)) await ReadAgainAsync(rows, writer, source, cancel);
            writer.Begin();
            writer.Complete(stored);
            writer.Commit();
            if (isNew && changed.Count > Batch) writer.Tidy();
            return true;
        }
        finally
        {
            _makingAnew = false;
            _writing.Release();
        }
    }

    /// <summary>Resumes when the index has to be looked at in the background, or when <paramref name="longest"/> is over.</summary>
    internal Task WantedAsync(TimeSpan longest, CancellationToken cancel) => _wanted.WaitAsync(longest, cancel);

    /// <summary>For whoever asks again and again: says what went wrong once, discards what is damaged, and lets nobody wait for it.</summary>
    internal void Failed(Exception exception)
    {
        var isFirst = !IsPaused;
        Interlocked.Exchange(ref _pausedUntil, (clock.Now + Pause).UtcTicks);
        if (isFirst) log.LogWarning(exception, "The search index cannot be used; it is made anew if need be");
        if (exception is not SqliteException sqlite || !IndexFile.IsDamage(sqlite)) return;

        try
        {
            file.Discard();
            Interlocked.Exchange(ref _pausedUntil, 0);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(refused, "The damaged search index cannot be deleted");
        }
    }

    public void Dispose()
    {
        _writing.Dispose();
        _wanted.Dispose();
    }

    private bool IsPaused => Interlocked.Read(ref _pausedUntil) > clock.Now.UtcTicks;

    private T? TryAsk<T>(Func<IndexReader, T> question, bool anyVersion) where T : class
    {
        using var reader = file.Read();
        if (reader?.Stamp is not { } stamp) return null;
        return anyVersion || stamp == version.Current ? question(reader) : null;
    }

    /// <summary>The lock comes first: what is then read from the database is at least as new as what others wrote before.</summary>
    private static async Task ReadAgainAsync(long[] rows, IndexWriter writer, IndexSource source, CancellationToken cancel)
    {
        writer.Begin();
        var texts = await source.TextsAsync(rows, cancel);
        foreach (var row in rows) writer.Remove(row);
        foreach (var text in texts) writer.Add(text);
        writer.Commit();
    }

    private T? Later<T>() where T : class
    {
        lock (_wanted)
        {
            if (_wanted.CurrentCount == 0) _wanted.Release();
        }
        return null;
    }
}

/// <summary>
/// Makes the index in the background: a moment after the program has started, and whenever more is missing than a visitor should wait for. The
/// first readers do not share the processor with it; a search among them goes by the index as it is, or wants it at once.
/// </summary>
public sealed class SearchIndexKeeper(SearchIndex index, TimeProvider time, ILogger<SearchIndexKeeper> log) : BackgroundService
{
    private static readonly TimeSpan AfterTheStart = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterTheStart;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await index.WantedAsync(wait, stoppingToken);
                wait = TimeSpan.Zero;
                await index.CatchUpAsync(int.MaxValue, stoppingToken);
                wait = Timeout.InfiniteTimeSpan;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database is away, the disk is full or the file is locked: none of that stops the site.
                log.LogDebug(exception, "The search index cannot be made now");
                index.Failed(exception);
                try { await Task.Delay(Pause, time, stoppingToken); }
                catch (OperationCanceledException) { return; }
            }
        }
    }
}

/// <summary>Search for both faces of the site.</summary>
public static class SearchSetup
{
    public const string FileName = "search.db";

    public static void AddSearch(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(services => new IndexFile(Path.Combine(services.GetRequiredService<DataFolder>().Path, FileName)));
        builder.Services.AddSingleton<SearchIndex>();
        builder.Services.AddHostedService<SearchIndexKeeper>();
        builder.Services.AddSingleton<MissedSearchCounter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MissedSearchCounter>());
    }
}
