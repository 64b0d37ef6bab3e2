using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>
/// R8: backups while four people write. Each is restored in a folder of its own, where all that was acknowledged before it began has to be; nobody who
/// writes waits long; and what is restored is to the bit what was there.
/// </summary>
public static class BackupFault
{
    private const int Writers = 4;
    private const int LargeMegabytes = 200;
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    /// <summary>Longer than the machine makes them wait anyhow.</summary>
    private static readonly TimeSpan LongestStall = TimeSpan.FromSeconds(1);

    public static async Task<Ledger> RunAsync(int backups, TextWriter output)
    {
        using var folder = new ShortLivedFolder("backup");
        var ledger = new Ledger();
        await using var scene = await Scene.BeginAsync(Path.Combine(folder.Path, "site"), ledger, Writers);
        scene.BeginWriting();
        await scene.UntilAcknowledgedAsync(20, TimeSpan.FromMinutes(1));

        // How long people wait on this machine when nothing is backed up.
        scene.TakeSlowest();
        await Task.Delay(TimeSpan.FromSeconds(10));
        var usual = scene.TakeSlowest();

        var made = new List<(string File, List<Write> Before)>();
        var clock = Stopwatch.StartNew();
        for (var n = 1; n <= backups; n++)
        {
            var before = ledger.AcknowledgedNow();
            var file = Path.Combine(folder.Path, $"{n}.backup");
            if (await scene.Site.RunAsync("backup", file) is { Code: not 0 } failed) ledger.Break($"backup {n} ended with {failed.Code}: {failed.Said}");
            else made.Add((file, before));
            // Spread over a minute, or as fast as the machine can.
            if (Within / backups * n - clock.Elapsed is { Ticks: > 0 } early) await Task.Delay(early);
        }
        var (took, slowest) = (clock.Elapsed, scene.TakeSlowest());
        await scene.EndWritingAsync();
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{made.Count} backups in {took.TotalSeconds:0} s; the longest that a writer waited meanwhile: {slowest.TotalMilliseconds:0} ms, and {usual.TotalMilliseconds:0} ms in the ten seconds before"));
        if (slowest > usual + LongestStall) ledger.Break("somebody waited longer than promised");

        foreach (var (file, before) in made)
        {
            var restored = await RestoredAsync(folder.Path, file, ledger);
            await StoredTruth.CompareAsync(restored, ledger, before);
            await output.WriteLineAsync($"{Path.GetFileName(file)}: restored, {before.Count} writes were acknowledged before it");
        }
        await IsTheSameAsync(scene, folder.Path, ledger, output);
        await LargeAsync(scene, folder.Path, ledger, output);
        await scene.Site.StopAsync();
        await StoredTruth.CompareAsync(scene.Site.Database, ledger);
        return ledger;
    }

    /// <summary>Nobody writes any more, so a backup has to hold what the site has: every value of every row, and in the file the bytes of its own copy.</summary>
    private static async Task IsTheSameAsync(Scene scene, string folder, Ledger ledger, TextWriter output)
    {
        var file = Path.Combine(folder, "last.backup");
        await ExpectDoneAsync(scene.Site, ledger, "backup", file);
        var restored = await RestoredAsync(folder, file, ledger);
        var packed = Path.Combine(folder, "packed.db");
        using (var zip = ZipFile.OpenRead(file)) zip.GetEntry("site.db")!.ExtractToFile(packed);
        // What notes that a backup was made is written after it.
        var differ = await StoredRows.DifferencesAsync(scene.Site.Database, restored, "AuditEntries", "ArticleViews", "DirectoryViews", "StaffSessions.SeenAt");
        differ.AddRange(await StoredRows.DifferencesAsync(packed, restored));
        await output.WriteLineAsync(differ.Count == 0 ? "last.backup: every value of every row is that of the site" : $"last.backup differs in {string.Join(", ", differ)}");
        if (differ.Count > 0) ledger.Break("a restored copy is not what was there");
    }

    private static async Task LargeAsync(Scene scene, string folder, Ledger ledger, TextWriter output)
    {
        await using (var connection = new SqliteConnection($"Data Source={scene.Site.Database};Pooling=False;Default Timeout=30"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE Ballast (Id INTEGER PRIMARY KEY, Bytes BLOB)";
            await command.ExecuteNonQueryAsync();
            command.CommandText = "INSERT INTO Ballast (Bytes) VALUES (randomblob(1048576))";
            for (var megabyte = 0; megabyte < LargeMegabytes; megabyte++) await command.ExecuteNonQueryAsync();
        }
        var file = Path.Combine(folder, "large.backup");
        var clock = Stopwatch.StartNew();
        await ExpectDoneAsync(scene.Site, ledger, "backup", file);
        var making = clock.Elapsed;
        clock.Restart();
        await RestoredAsync(folder, file, ledger);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{LargeMegabytes} MB more: made and verified in {making.TotalSeconds:0} s, restored in {clock.Elapsed.TotalSeconds:0} s"));
        if (clock.Elapsed > Within) ledger.Break("restoring took longer than promised");
    }

    private static async Task<string> RestoredAsync(string folder, string file, Ledger ledger)
    {
        using var elsewhere = new RunningSite(Path.Combine(folder, Path.GetFileNameWithoutExtension(file)));
        await ExpectDoneAsync(elsewhere, ledger, "restore", file);
        return elsewhere.Database;
    }

    private static async Task ExpectDoneAsync(RunningSite site, Ledger ledger, params string[] words)
    {
        if (await site.RunAsync(words) is { Code: not 0 } failed) ledger.Break($"{string.Join(' ', words)} ended with {failed.Code}: {failed.Said}");
    }
}
