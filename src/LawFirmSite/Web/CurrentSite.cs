using System.Runtime.ExceptionServices;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web;

/// <summary>
/// What every page needs and seldom changes: profile, offices, directory, categories, pages of the navigation, synonyms, and in which
/// order articles stand. Belongs to one content version, and ends when the next scheduled article appears. Its entities are shared between
/// requests and must not be changed.
/// </summary>
public sealed record SiteSnapshot(
    Guid Version,
    DateTimeOffset NextDue,
    SiteProfile Profile,
    FirmDirectory Directory,
    IReadOnlyList<Category> Categories,
    IReadOnlyList<PageLink> Pages,
    Synonyms Synonyms,
    PublicOrder Order)
{
    /// <summary>What is made from this snapshot holds for as long as <see cref="CurrentSite.IsNow"/> says so of this.</summary>
    public ContentMoment Moment => new(Version, NextDue);

    public Category? Category(int? id) => Categories.FirstOrDefault(category => category.Id == id);

    public Category? Category(string slug) => Categories.FirstOrDefault(category => category.Slug == slug);
}

/// <summary>Public content as it is under one version, until the next scheduled article appears.</summary>
public readonly record struct ContentMoment(Guid Version, DateTimeOffset NextDue);

/// <summary>A published page as the navigation needs it.</summary>
public sealed record PageLink(string Slug, string Title, PagePlace Place, int Order, DateTimeOffset? UpdatedAt);

/// <summary>
/// Keeps the <see cref="SiteSnapshot"/> of the newest content version in memory. Whatever else is made from public content
/// holds as long as the moment it was made in <see cref="IsNow">is now</see>.
/// </summary>
public sealed class CurrentSite(IServiceScopeFactory scopes, ContentVersion version, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _loading = new(1, 1);
    private volatile SiteSnapshot? _snapshot;

    // Read and written by whoever is loading.
    private (long At, ExceptionDispatchInfo Exception)? _failure;

    public async ValueTask<SiteSnapshot> GetAsync(CancellationToken cancel)
    {
        if (Newest is { } kept) return kept;

        // One load for all who wait, however many ask at once; one that fails, too: a server that is away is not waited for in turn.
        var asked = time.GetTimestamp();
        await _loading.WaitAsync(cancel);
        try
        {
            if (Newest is { } loaded) return loaded;
            if (_failure is var (at, failed) && at > asked) failed.Throw();
            return _snapshot = await LoadAsync(cancel);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested && _failure?.Exception.SourceException != exception)
        {
            _failure = (time.GetTimestamp(), ExceptionDispatchInfo.Capture(exception));
            throw;
        }
        finally
        {
            _loading.Release();
        }
    }

    /// <summary>For pages that must appear also when the database does not answer: then what was known last, or null.</summary>
    public async ValueTask<SiteSnapshot?> GetOrLastKnownAsync(CancellationToken cancel)
    {
        if (Newest is { } kept) return kept;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            return await GetAsync(patience.Token);
        }
        catch (Exception) when (!cancel.IsCancellationRequested)
        {
            return _snapshot;
        }
    }

    public void Dispose() => _loading.Dispose();

    /// <summary>Null when content has changed, or a scheduled article has appeared, since the last one was loaded.</summary>
    public SiteSnapshot? Newest => _snapshot is { } kept && IsNow(kept.Moment) ? kept : null;

    /// <summary>Whether content has not changed and no scheduled article has appeared since; no snapshot need be loaded to tell. Never before the version is known.</summary>
    public bool IsNow(ContentMoment moment) => moment.Version == version.Current && moment.Version != Guid.Empty && time.GetUtcNow() < moment.NextDue;

    private async Task<SiteSnapshot> LoadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        // The version is read before the content: content that changes in between is loaded again under the next version.
        var before = version.Current;
        var now = time.GetUtcNow();
        var (stored, due, synonyms) = await db.ContentStamps.AsNoTracking().Select(stamp => new ValueTuple<Guid, DateTimeOffset?, string?>(
            stamp.Version, db.Articles.Scheduled(now).Min(article => article.PublishedAt), db.SynonymLists.Select(list => list.Lines).SingleOrDefault())).SingleAsync(cancel);
        version.Learn(stored, before);

        var profile = await db.SiteProfiles.AsNoTracking().Include(p => p.Contacts).SingleOrDefaultAsync(cancel) ?? new SiteProfile();
        var offices = await db.Offices.AsNoTracking().InUse().Include(office => office.Contacts).OrderBy(office => office.Order).ToListAsync(cancel);
        var centers = await db.LegalAidCenters.AsNoTracking().InUse().Include(center => center.Contacts).OrderBy(center => center.Order).ToListAsync(cancel);
        var categories = await db.Categories.AsNoTracking().InUse().OrderBy(category => category.Order).ToListAsync(cancel);
        var pages = await db.Pages.AsNoTracking().InUse().Where(page => page.PublishedRevision > 0).OrderBy(page => page.Order)
            .Select(page => new PageLink(page.Slug, page.Published!.Title, page.Place, page.Order, page.UpdatedAt)).ToListAsync(cancel);
        var order = await db.Articles.Public(now).NewestFirst().Select(article => new ValueTuple<int, int?>(article.Id, article.CategoryId)).ToListAsync(cancel);
        return new(stored, due ?? DateTimeOffset.MaxValue, profile, new FirmDirectory(offices, centers), categories, pages, Synonyms.Of(synonyms ?? ""), new(order));
    }
}
