using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Mail;
using LawFirmSite.Data.Mappings;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Editing;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LawFirmSite.Data;

/// <summary>
/// Everything the site must not lose: writing, directory, pictures, accounts and keys. A change of public content and the
/// <see cref="ContentStamp"/> that announces it are always in one transaction, and so are a change and its
/// <see cref="AuditEntry"/>.
/// </summary>
public abstract class SiteDb(DbContextOptions options) : IdentityUserContext<StaffAccount, int>(options), IDataProtectionKeyContext
{
    private AuditEntry? _recorded;

    public DbSet<Article> Articles => Set<Article>();
    public DbSet<ArticleViews> ArticleViews => Set<ArticleViews>();
    public DbSet<DirectoryViews> DirectoryViews => Set<DirectoryViews>();
    public DbSet<CountedBatch> CountedBatches => Set<CountedBatch>();
    public DbSet<Revision> Revisions => Set<Revision>();
    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();
    public DbSet<WorkingCopy> WorkingCopies => Set<WorkingCopy>();
    public DbSet<Presence> Presences => Set<Presence>();
    public DbSet<Remark> Remarks => Set<Remark>();
    public DbSet<ChangeNote> ChangeNotes => Set<ChangeNote>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<Page> Pages => Set<Page>();
    public DbSet<Office> Offices => Set<Office>();
    public DbSet<LegalAidCenter> LegalAidCenters => Set<LegalAidCenter>();
    public DbSet<ContactPoint> ContactPoints => Set<ContactPoint>();

    /// <summary>What happened to numbers and addresses. Saving them writes it; nothing else does.</summary>
    public IQueryable<ContactChange> ContactChanges => Set<ContactChange>();

    public DbSet<SiteProfile> SiteProfiles => Set<SiteProfile>();
    public DbSet<MediaFile> MediaFiles => Set<MediaFile>();
    public DbSet<PictureSize> PictureSizes => Set<PictureSize>();
    public DbSet<ContentStamp> ContentStamps => Set<ContentStamp>();
    public DbSet<Redirect> Redirects => Set<Redirect>();
    public DbSet<SynonymList> SynonymLists => Set<SynonymList>();
    public DbSet<MissedSearch> MissedSearches => Set<MissedSearch>();
    public DbSet<StaffSession> StaffSessions => Set<StaffSession>();
    public DbSet<StaffLink> StaffLinks => Set<StaffLink>();
    public DbSet<RecoveryCode> RecoveryCodes => Set<RecoveryCode>();
    public DbSet<SignInGuess> SignInGuesses => Set<SignInGuess>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>The record, to be read. It is written by saving, and by <see cref="RecordAsync"/>.</summary>
    public IQueryable<AuditEntry> AuditEntries => Set<AuditEntry>().AsNoTracking();

    /// <summary>Whom the record names. Each scope has its own; contexts are pooled, so it is set whenever one is handed out.</summary>
    public Actor Actor { get; set; } = new(TimeProvider.System);

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await MovedAddresses.KeepAsync(this, cancellationToken);
        PrepareToSave();
        var changes = RecordedChanges.Of(ChangeTracker, Actor.Now);
        var isInside = Database.CurrentTransaction is not null;
        // A new row that no record tells of is its own proof; to change or delete once more changes nothing.
        var added = changes.Any || isInside ? null : ChangeTracker.Entries().FirstOrDefault(entry => entry.State == EntityState.Added);
        if (!changes.Any && added is null) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        foreach (var writing in changes.Untitled)
            await writing.Collection(nameof(Writing.Revisions)).Query().Cast<Revision>().OrderByDescending(revision => revision.Number).Take(1).LoadAsync(cancellationToken);
        var (saved, wasLost) = isInside
            ? (await SaveAndRecordAsync(changes, cancellationToken), false)
            : await Database.CommittedAsync(() =>
            {
                ForgetNumbers();
                return SaveAndRecordAsync(changes, cancellationToken);
            }, _ => true,
                async cancel => added is null ? await IsRecordedAsync(cancel) : await added.GetDatabaseValuesAsync(cancel) is not null, cancellationToken);
        if (!acceptAllChangesOnSuccess) return saved;

        ChangeTracker.AcceptAllChanges();
        if (wasLost) await AnnounceAsync(cancellationToken);
        return saved;
    }

    /// <summary>
    /// Does a deed of several saves whole or not at all, however often the connection fails on the way: each time from the start, with
    /// nothing tracked. Nothing of it stays when <paramref name="counts"/> says no to its result. Where only the answer to COMMIT was
    /// lost, the record tells that it is done. What is done <paramref name="alone"/> waits for others that are, and sees what they did.
    /// </summary>
    public async Task<T> WholeAsync<T>(Func<Task<T>> deed, Func<T, bool> counts, bool alone, CancellationToken cancel)
    {
        var (result, wasLost) = await Database.CommittedAsync(async () =>
        {
            ChangeTracker.Clear();
            // A row that is always there: until the transaction ends, others wait here. What serializable ones do is another thing on each server.
            if (alone) await ContentStamps.ExecuteUpdateAsync(stamp => stamp.SetProperty(row => row.Version, row => row.Version), cancel);
            return await deed();
        }, counts, IsRecordedAsync, cancel);
        if (wasLost) await AnnounceAsync(cancel);
        return result;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        PrepareToSave();
        if (RecordedChanges.Of(ChangeTracker, Actor.Now).Any) throw new InvalidOperationException("What the record tells of is saved with SaveChangesAsync.");
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <summary>Tells of something that changed no row: somebody signed in, exported, made a backup.</summary>
    public async Task RecordAsync(AuditVerb verb, AuditSubject subject, CancellationToken cancel)
    {
        var entry = new AuditEntry(subject, verb, Actor);
        if (Database.CurrentTransaction is not null) await InsertAsync(entry, cancel);
        else await Database.CommittedAsync(() => InsertAsync(entry, cancel), _ => true, IsRecordedAsync, cancel);
    }

    /// <summary>Adds views of one day to the count of a page in a single statement, so that counters never overwrite each other.</summary>
    public Task AddViewsAsync(Viewed page, DateOnly day, long count, CancellationToken cancel) => page.Kind == ViewedKind.Article
        ? AddArticleViewsAsync(page.Id, day, count, cancel)
        : AddDirectoryViewsAsync(page, day, count, cancel);

    /// <summary>
    /// Adds to how often words were looked for in vain on one day; servers that do so at once add up. Words beyond
    /// <see cref="MissedSearch.MostPerDay"/> of a day are not kept.
    /// </summary>
    public abstract Task AddMissedSearchAsync(DateOnly day, string words, long count, CancellationToken cancel);

    /// <summary>
    /// Counts one more guess at something secret and says how many that makes since the window began; of those who guess at once
    /// each gets another answer. The window begins anew when the one before is over.
    /// </summary>
    public abstract Task<int> CountGuessAsync(string key, DateTimeOffset now, CancellationToken cancel);

    /// <summary>Saves new entities whose number was chosen beforehand: an address that came from elsewhere is kept.</summary>
    public abstract Task SaveKeepingIdAsync<T>(CancellationToken cancel) where T : class;

    /// <summary>Inside the caller's transaction: whether rows of a table bring their own numbers, where the database has to be told.</summary>
    public abstract Task KeepNumbersAsync(string table, bool keeps, CancellationToken cancel);

    /// <summary>A stretch of the bytes of one stored file, shorter only where the file ends; use <see cref="StoredBytes"/>.</summary>
    public abstract Task<byte[]> ReadBytesAsync(StoredIn place, int id, long from, int count, CancellationToken cancel);

    /// <summary>Whether a failed save met another one of the same unique value or revision number.</summary>
    public abstract bool IsDuplicate(DbUpdateException exception);

    protected abstract Task AddArticleViewsAsync(int articleId, DateOnly day, long count, CancellationToken cancel);

    protected abstract Task AddDirectoryViewsAsync(Viewed page, DateOnly day, long count, CancellationToken cancel);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(SiteDb).Assembly);
        // A save from an earlier version changes no row.
        foreach (var row in builder.Model.GetEntityTypes().Select(type => type.ClrType).Where(typeof(IVersioned).IsAssignableFrom).ToList())
            builder.Entity(row).Property(nameof(IVersioned.Version)).IsConcurrencyToken();
    }

    // SQLite can neither order nor compare DateTimeOffset, so both databases store UTC.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    /// <summary>Changes are accepted only when all is committed, so that a replay after a lost connection does the whole again.</summary>
    private async Task<int> SaveAndRecordAsync(RecordedChanges changes, CancellationToken cancel)
    {
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, cancel);
        foreach (var entry in changes.Entries(Actor)) await InsertAsync(entry, cancel);
        return saved;
    }

    /// <summary>Those that a try gave out which came to nothing. EF Core forgets them when a save fails, not when what follows it does.</summary>
    private void ForgetNumbers()
    {
#pragma warning disable EF1001 // what its own retry does has no public name
        foreach (var entry in ChangeTracker.Entries()) entry.GetInfrastructure().DiscardStoreGeneratedValues();
#pragma warning restore EF1001
    }

    /// <summary>Whether what was recorded last is there: it is in one transaction with what it tells of.</summary>
    private async Task<bool> IsRecordedAsync(CancellationToken cancel) => _recorded is { } told
        && await AuditEntries.AnyAsync(entry => entry.At == told.At && entry.ActorId == told.ActorId && entry.Kind == told.Kind && entry.Verb == told.Verb && entry.SubjectId == told.SubjectId, cancel);

    /// <summary>There is nothing left to save; whoever listens for saves hears that it was done.</summary>
    private Task AnnounceAsync(CancellationToken cancel) => base.SaveChangesAsync(acceptAllChangesOnSuccess: true, cancel);

    // Past the change tracker: there is no way to change what it never held.
    private Task<int> InsertAsync(AuditEntry entry, CancellationToken cancel)
    {
        _recorded = entry;
        return Database.ExecuteSqlAsync($"""
        INSERT INTO AuditEntries ("At", Actor, ActorId, Verb, Kind, SubjectId, Title, FromRevision, ToRevision, Changes)
        VALUES ({entry.At.UtcDateTime}, {entry.Actor}, {entry.ActorId}, {entry.Verb.ToString()}, {entry.Kind.ToString()}, {entry.SubjectId}, {entry.Title}, {entry.FromRevision}, {entry.ToRevision}, {entry.Changes})
        """, cancel);
    }

    private void PrepareToSave()
    {
        ChangeTracker.DetectChanges();
        ContactHistory.Record(ChangeTracker, Actor.Name, Actor.Now);
        RaiseVersions();
        RaiseContentStamp();
    }

    private void RaiseVersions()
    {
        foreach (var entry in ChangeTracker.Entries<IVersioned>())
        {
            var version = entry.Property(row => row.Version);
            if (entry.State is EntityState.Added) version.CurrentValue = 1;
            // From the stored one, so that a save that is tried again does not count twice.
            else if (entry.State is EntityState.Modified) version.CurrentValue = version.OriginalValue + 1;
        }
    }

    private void RaiseContentStamp()
    {
        var changed = ChangeTracker.Entries().Any(entry =>
            entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            && entry.Entity is Article or Revision or ChangeNote or Category or Page or Office or LegalAidCenter or ContactPoint or SiteProfile or SynonymList);
        if (!changed) return;

        MarkChangedWriting();

        var tracked = ChangeTracker.Entries<ContentStamp>().SingleOrDefault();
        if (tracked is null)
        {
            tracked = Attach(new ContentStamp());
            tracked.Property(stamp => stamp.Version).IsModified = true;
        }
        tracked.Entity.Version = Guid.NewGuid();
    }

    /// <summary>The search index compares marks to know which texts to read again. Random, as the stamp is.</summary>
    private void MarkChangedWriting()
    {
        foreach (var entry in ChangeTracker.Entries<Writing>())
            if (entry.State is EntityState.Added or EntityState.Modified) entry.Property(WritingMapping.ChangeMark).CurrentValue = Random.Shared.NextInt64(long.MaxValue);
    }

    internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
        value => value.UtcDateTime,
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
}
