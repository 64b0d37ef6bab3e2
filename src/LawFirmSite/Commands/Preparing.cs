using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Seeding;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Markdown;
using LawFirmSite.Web.Media;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Commands;

/// <summary>
/// Makes the database ready for serving: whole, of this version and, when it is new, seeded. What an operator or time can mend
/// (a full or read-only disk, a lock, damage, a server that is away) does not end the process: it is tried again until it works.
/// </summary>
internal sealed class Preparing(WebApplication app) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Readiness _readiness = app.Services.GetRequiredService<Readiness>();
    private FileStream? _running;

    private string? SeedFolder => app.Configuration["Seed:Folder"] is { Length: > 0 } configured ? configured : null;

    /// <summary>There was no administrator when the database was made ready.</summary>
    public bool SetupIsOpen { get; private set; }

    /// <returns>Whether the site is ready; else <see cref="Readiness.Reason"/> says why not.</returns>
    public async Task<bool> TryAsync(CancellationToken cancel)
    {
        try
        {
            OwnFiles.CreateFolder(app.Services.GetRequiredService<DataFolder>().Path);
            var file = app.Services.GetService<SqliteFile>();
            // Held until the process ends, so that nothing is restored under a running site.
            if (file is not null) _running = SiteLock.Share(new SqliteConnectionStringBuilder(file.ConnectionString).DataSource);
            var version = app.Services.GetRequiredService<ContentVersion>();
            var before = version.Current;
            if ((await FindSettledAsync(file, cancel) ?? await SettleAsync(cancel)) is { } stored) version.Learn(stored, before);
            _readiness.IsReady();
            return true;
        }
        catch (Exception exception) when (CommandLine.PassingReason(exception) is { } reason)
        {
            if (_readiness.Reason != reason) app.Logger.LogError(exception, "The database cannot be used: {Reason} Every page answers 503 until it can; it is tried again every {Seconds} s", reason, Pause.TotalSeconds);
            _readiness.IsNot(reason);
            // A backup may be put in its place meanwhile: let go of the file and of what is open on it.
            Dispose();
            SqliteConnection.ClearAllPools();
            return false;
        }
    }

    /// <summary>Until it is ready or the site is stopped; false then.</summary>
    public async Task<bool> TryUntilReadyAsync(CancellationToken cancel)
    {
        try
        {
            do await Task.Delay(Pause, app.Services.GetRequiredService<TimeProvider>(), cancel);
            while (!await TryAgainAsync(cancel));
            app.Logger.LogWarning("The database can be used again");
            return true;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose()
    {
        _running?.Dispose();
        _running = null;
    }

    private async Task<Guid?> FindSettledAsync(SqliteFile? file, CancellationToken cancel) =>
        file is null || SeedFolder is not null ? null : await SettledDatabase.FindVersionAsync(file, cancel);

    /// <summary>Does what is to be done.</summary>
    /// <returns>The content version after it; null where there is none, which no page can do without, and says so.</returns>
    private async Task<Guid?> SettleAsync(CancellationToken cancel)
    {
        await using var scope = app.CreateCommandScope(Actor.Importer);
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        await LookThroughAsync(db, cancel);
        await Migrate.ApplyAsync(app, db, cancel);
        await SeedAsync(db, cancel);
        if (await KeyProtection.WhyUnreadableAsync(db, app.Services, cancel) is { } unreadable) throw new RefusedException(unreadable);
        SetupIsOpen = await SetupLink.IsOpenAsync(db, cancel);
        return await db.Database.AskPlainlyAsync("SELECT Version FROM ContentStamps", cancel) is [var stored] && Guid.TryParse(stored, out var version) ? version : null;
    }

    private async Task<bool> TryAgainAsync(CancellationToken cancel)
    {
        try
        {
            return await TryAsync(cancel);
        }
        catch (Exception exception) when (exception is RefusedException or BackupException)
        {
            // A restore is under way, or what was put in its place is of a newer version.
            _readiness.IsNot(exception.Message);
            Dispose();
            return false;
        }
    }

    /// <summary>Nothing is written to a damaged file.</summary>
    private static async Task LookThroughAsync(SiteDb db, CancellationToken cancel)
    {
        if (!db.Database.IsSqlite() || new FileInfo(db.Database.GetDbConnection().DataSource) is not { Exists: true, Length: < SettledDatabase.LargestLookedThrough }) return;

        if (await db.Database.AskPlainlyAsync(SettledDatabase.LookThrough, cancel) is not ["ok"] and var damage)
            throw new SqliteException(string.Join(' ', damage), SQLitePCL.raw.SQLITE_CORRUPT);
    }

    private async Task SeedAsync(SiteDb db, CancellationToken cancel)
    {
        if (SeedFolder is not { } configured || !await ContentImport.IsEmptyAsync(db, cancel)) return;

        var folder = Path.GetFullPath(configured, app.Environment.ContentRootPath);
        if (!Directory.Exists(folder)) throw new RefusedException($"Seed:Folder is '{folder}', which does not exist. Name an existing folder, or leave it empty.");

        var clock = app.Services.GetRequiredService<SiteClock>();
        var import = new ContentImport(db, SiteMarkdown.TryRender, MediaInspection.Fault, clock.MomentOf, clock.Now);
        await import.AddAsync(ContentFolder.Read(folder), publish: true, cancel);
    }
}
