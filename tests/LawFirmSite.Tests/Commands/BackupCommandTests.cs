using LawFirmSite.Data;
using LawFirmSite.Data.Backup;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Tests.Commands;

/// <summary>The commands backup and restore, and the backup before an upgrade.</summary>
public sealed class BackupCommandTests : IDisposable
{
    private readonly Shell _shell = new(onSqlite: true);

    public void Dispose() => _shell.Dispose();

    private string Database => _shell.SqliteFile;

    [Fact]
    public async Task What_was_backed_up_comes_back_and_what_it_replaces_is_kept()
    {
        var file = Path.Combine(_shell.Folder, "one.backup");
        await _shell.RunAsync("import", _shell.File("a.md", "---\ntitle: 备份以前\n---\n\n正文。\n"));
        var made = await _shell.RunAsync("backup", file);
        Assert.Equal((0, true), (made.Code, made.Out.Contains("Written and verified", StringComparison.Ordinal)));
        Assert.Equal(file, LastBackup.Read(new DataFolder(_shell.Data))!.File);
        await _shell.RunAsync("import", _shell.File("b.md", "---\ntitle: 备份以后\n---\n\n正文。\n"));

        Assert.Equal(0, (await _shell.RunAsync("restore", file, "--verify-only")).Code);
        Assert.Equal(2, Count(Database));
        SqliteConnection.ClearAllPools();
        var restored = await _shell.RunAsync("restore", file);

        Assert.Equal((0, true), (restored.Code, restored.Out.Contains("is kept as", StringComparison.Ordinal)));
        Assert.Equal(1, Count(Database));
        Assert.Equal(2, Count(Directory.GetFiles(_shell.Data, "site.db.replaced-*").Single(path => !path.EndsWith("-wal", StringComparison.Ordinal) && !path.EndsWith("-shm", StringComparison.Ordinal))));
        Assert.Equal(1, (await _shell.RunAsync("backup", file)).Code);
    }

    [Fact]
    public async Task Other_accounts_of_the_machine_cannot_look_into_what_is_written()
    {
        if (OperatingSystem.IsWindows()) return;

        var file = Path.Combine(_shell.Folder, "one.backup");
        await _shell.RunAsync("migrate");
        await _shell.RunAsync("backup", file);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_shell.Data));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.DoesNotContain("chmod", (await _shell.RunAsync("check", "--Site:PublicOrigin=http://localhost")).Out);
        File.SetUnixFileMode(_shell.Data, File.GetUnixFileMode(_shell.Data) | UnixFileMode.OtherExecute);
        Assert.Contains("warn Other accounts of this machine", (await _shell.RunAsync("check", "--Site:PublicOrigin=http://localhost")).Out);
    }

    [Fact]
    public async Task What_a_killed_backup_or_restore_left_is_removed_and_that_of_one_at_work_is_not()
    {
        await _shell.MigrateAsync();
        var (left, atWork) = (Path.Combine(_shell.Folder, ".backup-left"), Path.Combine(_shell.Folder, ".backup-at-work"));
        foreach (var folder in new[] { left, atWork }) await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(folder).FullName, "site.db"), "");
        Directory.SetLastWriteTimeUtc(left, DateTime.UnixEpoch);
        var halfway = _shell.File("data/site.db.restoring-left", "");

        var file = Path.Combine(_shell.Folder, "one.backup");
        await _shell.RunAsync("backup", file);
        SqliteConnection.ClearAllPools();
        Assert.Equal(0, (await _shell.RunAsync("restore", file)).Code);

        Assert.Equal((false, true, false), (Directory.Exists(left), Directory.Exists(atWork), File.Exists(halfway)));
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_site()
    {
        var file = Path.Combine(_shell.Folder, "one.backup");
        await _shell.MigrateAsync();
        await _shell.RunAsync("backup", file);

        using (SiteLock.Share(Database))
        using (SiteLock.Share(Database))
        {
            var refused = await _shell.RunAsync("restore", file);
            Assert.Equal((1, true), (refused.Code, refused.Error.Contains("The site is running", StringComparison.Ordinal)));
            Assert.Equal(0, (await _shell.RunAsync("restore", file, "--verify-only")).Code);
        }
        Assert.Equal(0, (await _shell.RunAsync("restore", file)).Code);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_left_alone()
    {
        await _shell.MigrateAsync();
        _shell.Ask("INSERT INTO __EFMigrationsHistory VALUES ('99991231000000_Later', '10')");

        var refused = await _shell.RunAsync("migrate");

        Assert.Equal((1, true), (refused.Code, refused.Error.Contains("newer version of this program", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Before_an_upgrade_a_backup_is_made_unless_it_is_turned_off()
    {
        Directory.CreateDirectory(_shell.Data);
        _shell.Ask(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "Schemas", "5-SearchWords.sql")));

        var upgraded = await _shell.RunAsync("migrate");

        Assert.Equal(0, upgraded.Code);
        var backup = Assert.Single(Directory.GetFiles(_shell.Data, "site.db.before-upgrade-*"));
        Assert.Equal(0, (await _shell.RunAsync("restore", backup, "--verify-only")).Code);
        // The next one has nothing to upgrade.
        await _shell.RunAsync("migrate");
        Assert.Single(Directory.GetFiles(_shell.Data, "site.db.before-upgrade-*"));
    }

    [Fact]
    public async Task An_upgrade_that_was_killed_goes_on_where_it_was()
    {
        Directory.CreateDirectory(_shell.Data);
        _shell.Ask(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "Schemas", "5-SearchWords.sql")));
        // What EF Core leaves behind: it would wait for its own row without end.
        _shell.Ask("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT OR REPLACE INTO __EFMigrationsLock VALUES (1, '2026-01-01')");

        var upgraded = await _shell.RunAsync("migrate");

        Assert.Equal((0, true), (upgraded.Code, upgraded.Out.Contains("Migrations applied", StringComparison.Ordinal)));
        Assert.Equal("The database is up to date.", (await _shell.RunAsync("migrate")).Out.Trim());
    }

    private static long Count(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Articles";
        return (long)command.ExecuteScalar()!;
    }
}
