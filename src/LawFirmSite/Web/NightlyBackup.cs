using LawFirmSite.Data;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Sqlite;

namespace LawFirmSite.Web;

/// <summary>The section <c>Backup</c> of the configuration.</summary>
/// <param name="Folder">Where nightly backups go; null for none.</param>
/// <param name="At">When, in Site:TimeZone.</param>
/// <param name="BeforeUpgrade">Whether a database that is not empty is backed up before its schema changes.</param>
public sealed record BackupSettings(string? Folder, TimeOnly At, int KeepDaily, int KeepWeekly, bool BeforeUpgrade)
{
    private static readonly TimeOnly Night = new(3, 30);

    public static BackupSettings From(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection("Backup");
        var at = Night;
        if (section["At"] is { Length: > 0 } typed && !TimeOnly.TryParseExact(typed, "HH:mm", out at)) throw new SettingException($"Backup:At is '{typed}'; write a time such as 03:30.");

        return new(section["Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder, contentRoot) : null, at,
            Math.Max(1, section.GetValue<int?>("KeepDaily") ?? 7), Math.Max(0, section.GetValue<int?>("KeepWeekly") ?? 4), section.GetValue<bool?>("BeforeUpgrade") ?? true);
    }
}

/// <summary>Makes a verified backup every night and lets the oldest go. Off unless <c>Backup:Folder</c> is set.</summary>
public sealed class NightlyBackup(IServiceScopeFactory scopes, BackupSettings settings, SiteClock clock, DataFolder data, TimeProvider time, ILogger<NightlyBackup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.Folder is not { } folder) return;

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(NextAfter(clock.Now) - clock.Now, time, stoppingToken);
                await MakeAsync(folder, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                log.LogError(exception, "The nightly backup was not made");
            }
        }
    }

    public async Task MakeAsync(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, BackupRotation.NameOf(clock.Local(clock.Now).DateTime));
        // Another process on the same database was faster.
        if (File.Exists(path)) return;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SiteDb>();
        var made = await SqliteBackup.MakeAsync(db, path, clock.Now, cancel);
        new LastBackup(path, made.MadeAt, new FileInfo(path).Length).Write(data);
        await db.RecordAsync(AuditVerb.BackedUp, new(AuditKind.Backup, null, Path.GetFileName(path)), cancel);
        foreach (var old in BackupRotation.Superfluous(Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)), settings.KeepDaily, settings.KeepWeekly))
            File.Delete(Path.Combine(folder, old));
        log.LogInformation("Backup {File} was made and verified", path);
    }

    private DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var tonight = clock.MomentOf(clock.DateOf(now).ToDateTime(settings.At));
        return tonight > now ? tonight : clock.MomentOf(clock.DateOf(now).AddDays(1).ToDateTime(settings.At));
    }
}

/// <summary>What backups need to run.</summary>
public static class BackupSetup
{
    public static void AddBackups(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(BackupSettings.From(builder.Configuration, builder.Environment.ContentRootPath));
        builder.Services.AddHostedService<NightlyBackup>();
    }
}
