using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Data.Backup;

/// <summary>A backup of a site at work, and what becomes of it when it is not as it was written.</summary>
public sealed class BackupTests(TestSite site) : IClassFixture<TestSite>
{
    private string NewFile => Path.Combine(site.Folder, $"{Guid.NewGuid():N}.backup");

    private static string[] Known(LawFirmSite.Data.SiteDb db) => [.. db.Database.GetMigrations()];

    [SkippableFact]
    public async Task A_backup_made_while_others_write_holds_every_write_acknowledged_before_it()
    {
        Skip.If(!await site.DbAsync(db => Task.FromResult(db.Database.IsSqlite())), "SQL Server has backups of its own.");
        using var stop = new CancellationTokenSource();
        var acknowledged = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; !stop.IsCancellationRequested; n++)
            {
                var title = $"写手{writer}第{n}篇";
                await site.DbAsync(async db =>
                {
                    db.Add(new Article(new() { Title = title, Body = "正文" }, "某某", site.Clock.Now));
                    return await db.SaveChangesAsync();
                });
                acknowledged.Enqueue(title);
            }
        })).ToList();
        await Eventually.TrueAsync(() => acknowledged.Count > 20);

        for (var round = 0; round < 2; round++)
        {
            var before = acknowledged.ToList();
            var file = NewFile;
            await site.DbAsync(db => SqliteBackup.MakeAsync(db, file, site.Clock.Now, CancellationToken.None));

            var database = file + ".db";
            await site.DbAsync(db => SqliteBackup.CheckAsync(file, database, Known(db), CancellationToken.None));
            await using var restored = new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite($"Data Source={database};Pooling=False").Options);
            var titles = (await restored.Revisions.Select(revision => revision.Text.Title).ToListAsync()).ToHashSet();
            Assert.Subset(titles, before.ToHashSet());
            // Article, revision and record are one: none is there without the others.
            Assert.Equal(await restored.Articles.CountAsync(), await restored.Revisions.Select(revision => EF.Property<int?>(revision, "ArticleId")).Where(id => id != null).Distinct().CountAsync());
        }
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.Empty(Directory.EnumerateFileSystemEntries(site.Folder, ".backup-*"));
    }

    [SkippableFact]
    public async Task One_changed_byte_anywhere_is_refused()
    {
        Skip.If(!await site.DbAsync(db => Task.FromResult(db.Database.IsSqlite())), "SQL Server has backups of its own.");
        var file = NewFile;
        var known = await site.DbAsync(async db =>
        {
            await SqliteBackup.MakeAsync(db, file, site.Clock.Now, CancellationToken.None);
            return Known(db);
        });
        var good = await File.ReadAllBytesAsync(file);
        var random = new Random(1);
        var places = Enumerable.Range(0, 30).Select(_ => random.Next(good.Length)).Concat([0, good.Length - 1, good.Length - 65, good.Length - 66]);
        foreach (var place in places)
        {
            var bad = (byte[])good.Clone();
            bad[place] ^= (byte)(1 << random.Next(8));
            await RefusedAsync(bad, $"byte {place}");
        }
        await RefusedAsync(good[..^1], "cut at the end");
        await RefusedAsync(good[..(good.Length / 2)], "cut in half");
        await RefusedAsync([], "empty");

        async Task RefusedAsync(byte[] bytes, string what)
        {
            var (path, database) = (NewFile, NewFile);
            await File.WriteAllBytesAsync(path, bytes);
            var refusal = await Record.ExceptionAsync(() => SqliteBackup.CheckAsync(path, database, known, CancellationToken.None));
            Assert.True(refusal is BackupException, $"{what}: {refusal}");
        }
    }

    [SkippableFact]
    public async Task A_backup_of_a_newer_version_and_a_file_that_is_there_are_refused()
    {
        Skip.If(!await site.DbAsync(db => Task.FromResult(db.Database.IsSqlite())), "SQL Server has backups of its own.");
        var file = NewFile;
        await site.DbAsync(async db =>
        {
            await SqliteBackup.MakeAsync(db, file, site.Clock.Now, CancellationToken.None);
            var newer = await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.CheckAsync(file, NewFile, Known(db)[..^1], CancellationToken.None));
            Assert.Contains("newer version", newer.Message);
            var there = await Assert.ThrowsAsync<BackupException>(() => SqliteBackup.MakeAsync(db, file, site.Clock.Now, CancellationToken.None));
            Assert.Contains("there already", there.Message);
            return 0;
        });
    }

    [Fact]
    public void Nights_and_weeks_are_kept_and_nothing_else_is_touched()
    {
        var first = new DateTime(2026, 1, 1, 3, 30, 0);
        var names = Enumerable.Range(0, 60).Select(day => BackupRotation.NameOf(first.AddDays(day))).Append("by-hand.backup").Append("site-x.backup").ToList();

        var gone = BackupRotation.Superfluous(names, days: 7, weeks: 4);
        var kept = names.Except(gone).ToList();

        Assert.Contains("by-hand.backup", kept);
        Assert.Contains("site-x.backup", kept);
        Assert.All(Enumerable.Range(53, 7), day => Assert.Contains(BackupRotation.NameOf(first.AddDays(day)), kept));
        Assert.InRange(kept.Count - 2, 9, 11);
        Assert.Empty(BackupRotation.Superfluous(kept, 7, 4));
    }
}
