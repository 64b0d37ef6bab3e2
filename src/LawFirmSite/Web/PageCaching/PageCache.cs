using System.Collections.Concurrent;

namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// Whole pages in memory. One is sent only while content is what it was when it was begun, and for a minute at most; so
/// nothing is ever removed by name. Together they never take more than the size that was set. While none can be made, an older one of the
/// same site is better than an error.
/// </summary>
public sealed class PageCache : IDisposable
{
    // The view count on a page may be this old.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<PageKey, CachedPage> _pages = new();
    private readonly ConcurrentDictionary<(PageKey, ContentMoment), TaskCompletionSource<IPageAnswer?>> _inTheMaking = new();
    private readonly Lock _keeping = new();
    private readonly CurrentSite _current;
    private readonly TimeProvider _time;
    private readonly PageCacheSize _size;
    private readonly PageMetrics _metrics;
    private readonly ILogger<PageCache> _log;
    private readonly ITimer _sweep;
    private DateTimeOffset _failedAt;
    private long _bytes;

    public PageCache(CurrentSite current, TimeProvider time, PageCacheSize size, PageMetrics metrics, ILogger<PageCache> log)
    {
        (_current, _time, _size, _metrics, _log) = (current, time, size, metrics, log);
        _metrics.Observe(() => Bytes);
        _sweep = time.CreateTimer(_ => DropOld(), null, Lifetime, Lifetime);
    }

    public long Bytes => Interlocked.Read(ref _bytes);

    public CachedPage? Find(PageKey key) => _pages.TryGetValue(key, out var page) && IsGood(page) ? page : null;

    /// <summary>
    /// Answers with a page that is not kept yet. However many ask for it at once, one of them makes it, and goes on
    /// making it when its own client leaves; all get what came of it, an error page too.
    /// </summary>
    public async Task MakeAsync(HttpContext context, PageKey key, RequestDelegate next)
    {
        ContentMoment under;
        try
        {
            // Before the page is begun: one that is overtaken by a change must not pass for newer than it is.
            under = (await _current.GetAsync(context.RequestAborted)).Moment;
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Further in it fails again, where it gets logged and has its error page.
            await next(context);
            return;
        }

        var mine = new TaskCompletionSource<IPageAnswer?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = _inTheMaking.GetOrAdd((key, under), mine);
        if (first != mine)
        {
            if (await first.Task.WaitAsync(context.RequestAborted) is { } answer) await answer.AnswerAsync(context);
            else await next(context);
            return;
        }
        await (await MakeForAllAsync(context, key, under, mine, next)).AnswerAsync(context);
    }

    /// <summary>What could be sent now.</summary>
    public (PageKey Key, CachedPage Page)[] Sendable() => [.. _pages.Where(entry => IsGood(entry.Value)).Select(entry => (entry.Key, entry.Value))];

    /// <summary>Takes over pages that were <see cref="Sendable"/> when the site stopped. They are sent for what is left of their time, if they still hold.</summary>
    public void TakeOver((PageKey Key, CachedPage Page)[] pages)
    {
        // By a clock that was put back meanwhile they would live for longer than a minute.
        var latest = _time.GetUtcNow() + Lifetime;
        lock (_keeping)
        {
            foreach (var (key, page) in pages)
                if (page.Until <= latest) Put(key, page);
        }
    }

    public void Dispose() => _sweep.Dispose();

    /// <summary>The answer for the one who made it; the others get it through the promise, or nothing when it was for one client only.</summary>
    private async Task<IPageAnswer> MakeForAllAsync(
        HttpContext context, PageKey key, ContentMoment under, TaskCompletionSource<IPageAnswer?> promise, RequestDelegate next)
    {
        try
        {
            // Another may have finished it between our looking for it and our turn.
            if (Find(key) is { } ready)
            {
                promise.SetResult(ready);
                return ready;
            }
            var made = _time.GetUtcNow();
            var recording = await PageRecording.MakeAsync(context, key, next);
            _metrics.Rendered(recording.StatusCode);
            if (recording.WhyPersonal is { } why)
            {
                _log.LogError("{Path} is marked as a cached page but was not kept: {Why}", key.Path, why);
                promise.SetResult(null);
                return recording;
            }
            IPageAnswer answer = recording.IsWorthKeeping ? Keep(key, recording, under, made) : Older(key, recording, under) ?? (IPageAnswer)recording;
            promise.SetResult(answer);
            return answer;
        }
        catch (Exception exception)
        {
            promise.SetException(exception);
            // Seen here, so that nobody need be waiting.
            _ = promise.Task.Exception;
            throw;
        }
        finally
        {
            _inTheMaking.TryRemove((key, under), out _);
        }
    }

    private bool IsGood(CachedPage page) => _current.IsNow(page.Under) && _time.GetUtcNow() < page.Until;

    private CachedPage Keep(PageKey key, PageRecording recording, ContentMoment under, DateTimeOffset made)
    {
        var page = new CachedPage(recording, under, made, made + Lifetime, _pages.GetValueOrDefault(key));
        lock (_keeping)
        {
            // Overtaken by a change while it was made: the page of now may be here already.
            if (_current.IsNow(under)) Put(key, page);
        }
        return page;
    }

    /// <summary>One that would take more than half of the room would drive out all others.</summary>
    private void Put(PageKey key, CachedPage page)
    {
        Remove(key);
        if (page.Size > _size.Bytes / 2) return;

        _pages[key] = page;
        Interlocked.Add(ref _bytes, page.Size);
        if (Bytes > _size.Bytes) MakeRoom();
    }

    /// <summary>Only its view count is old. For a moment nobody tries to make it again, and as long as pages fail none is given up.</summary>
    private CachedPage? Older(PageKey key, PageRecording failed, ContentMoment under)
    {
        if (failed.StatusCode < StatusCodes.Status500InternalServerError) return null;

        lock (_keeping)
        {
            _failedAt = _time.GetUtcNow();
            return _pages.TryGetValue(key, out var old) && old.Under == under ? _pages[key] = old.For(_failedAt + Pause) : null;
        }
    }

    /// <summary>The oldest go first, a quarter at once, so that it is seldom done.</summary>
    private void MakeRoom()
    {
        foreach (var (key, _) in _pages.OrderBy(entry => entry.Value.Until))
        {
            if (Bytes <= _size.Bytes * 3 / 4) return;
            Remove(key);
        }
    }

    /// <summary>A page is kept a while beyond its time: often the next one has the same words and need not be packed again.</summary>
    private void DropOld()
    {
        var old = _time.GetUtcNow() - Lifetime;
        lock (_keeping)
        {
            if (_failedAt > old) return;

            foreach (var (key, page) in _pages)
                if (page.Until < old) Remove(key);
        }
    }

    private void Remove(PageKey key)
    {
        if (_pages.TryRemove(key, out var removed)) Interlocked.Add(ref _bytes, -removed.Size);
    }
}
