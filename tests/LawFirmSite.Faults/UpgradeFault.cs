using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>
/// R9: the program is killed while it upgrades a full database of an earlier version: in the backup before, after any of the migrations, or in what
/// comes after them. The next try completes it, and every word is there.
/// </summary>
public static class UpgradeFault
{
    private const int Articles = 3_000;

    /// <param name="from">The number of the first schema that is looked at.</param>
    public static async Task<Ledger> RunAsync(int rounds, int from, TextWriter output)
    {
        var ledger = new Ledger { Integrity = "ok" };
        var schemas = Directory.GetFiles(Path.Combine(RunningSite.Repository, "tests", "LawFirmSite.Tests", "Data", "Schemas"), "*.sql");
        foreach (var schema in schemas.OrderBy(Number).SkipWhile(file => Number(file) < from))
        {
            using var folder = new ShortLivedFolder("upgrade");
            await RunAsync(folder.Path, schema, rounds, ledger, output);
        }
        return ledger;

        static int Number(string file) => int.Parse(Path.GetFileName(file).Split('-')[0], CultureInfo.InvariantCulture);
    }

    /// <summary>One kill after the first migration, for the xunit test; returns whether the upgrade was left half done.</summary>
    public static async Task<bool> KillOnceAsync(string folder, string schema, int articles, Ledger ledger)
    {
        var full = await FillAsync(folder, schema, articles);
        var first = Applied(full);
        var round = await KillAsync(full, site => Applied(site.Database) > first, await TextAsync(full), ledger);
        return round.Left > first && round.Left < Applied(round.Database);
    }

    private static async Task RunAsync(string folder, string schema, int rounds, Ledger ledger, TextWriter output)
    {
        var full = await FillAsync(folder, schema, Articles);
        var (text, first) = (await TextAsync(full), Applied(full));
        // As it is done by a program that nobody kills.
        using var whole = Copied(full);
        var clock = Stopwatch.StartNew();
        if (await whole.RunAsync("migrate") is { Code: not 0 } failed) ledger.Break($"{Path.GetFileName(schema)}: {failed.Said}");
        var (took, last) = (clock.Elapsed, Applied(whole.Database));

        var (killed, halfDone) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            // From the backup before the first to what follows the last of them.
            var until = first + round % (last - first + 1);
            var (isKilled, left, database) = await KillAsync(full, site => until == first ? Directory.EnumerateDirectories(site.Folder, ".backup-*").Any() : Applied(site.Database) >= until, text, ledger);
            if (isKilled) killed++;
            if (left > first && left < last) halfDone++;
            foreach (var table in await StoredRows.DifferencesAsync(whole.Database, database, Unlike)) ledger.Tear($"{table} is not as after an upgrade without a kill");
            Directory.Delete(Path.GetDirectoryName(database)!, recursive: true);
        }
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileNameWithoutExtension(schema)}: {Articles} articles, {last - first} migrations, {took.TotalSeconds:0.0} s; killed in {killed} of {rounds} rounds, {halfDone} times between two migrations"));
    }

    /// <summary>Upgrades a copy, kills that, and upgrades it again.</summary>
    private static async Task<(bool IsKilled, int Left, string Database)> KillAsync(string full, Func<RunningSite, bool> when, string text, Ledger ledger)
    {
        using var site = Copied(full);
        var isKilled = await site.KilledAsync(() => when(site), "migrate");
        var left = Applied(site.Database);
        var again = await site.RunAsync("migrate");
        if (again.Code != 0) ledger.Break($"with {left} migrations the second try ended with {again.Code}: {again.Said}");
        if (await TextAsync(site.Database) != text) ledger.Lose("not every word is there");
        if (await StoredTruth.IntegrityAsync(site.Database) is not "ok" and var damage) ledger.Integrity = damage;
        return (isKilled, left, site.Database);
    }

    private static RunningSite Copied(string full)
    {
        var data = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(full)!, Guid.NewGuid().ToString("N"))).FullName;
        File.Copy(full, Path.Combine(data, "site.db"));
        return new(data);
    }

    /// <summary>What another run of the same upgrade writes differently.</summary>
    private static readonly string[] Unlike = ["__EFMigrationsLock", "ContentStamps", "Articles.ChangeMark", "Pages.ChangeMark", "ContactPoints.CreationKey", "Remarks.CreationKey"];

    /// <summary>How many migrations the database has had; none while it cannot be asked.</summary>
    private static int Applied(string database)
    {
        try
        {
            using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Default Timeout=1");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM __EFMigrationsHistory";
            return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    /// <summary>The database of an earlier version, its first article many times over.</summary>
    private static async Task<string> FillAsync(string folder, string schema, int articles)
    {
        var full = Path.Combine(folder, "full.db");
        await using var connection = new SqliteConnection($"Data Source={full};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, await File.ReadAllTextAsync(schema));
        await ExecuteAsync(connection, $"CREATE TEMP TABLE Numbers AS WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + {articles}) SELECT i FROM n");
        await CopyAsync(connection, "Articles", "PublishedRevision > 0", new() { ["Id"] = "i", ["CreationKey"] = "printf('%08X-0000-4000-8000-000000000000', i)" });
        await CopyAsync(connection, "Revisions", "ArticleId IS NOT NULL AND Number = 1", new() { ["Id"] = "i", ["ArticleId"] = "i" });
        return full;
    }

    private static async Task CopyAsync(SqliteConnection connection, string table, string which, Dictionary<string, string> different)
    {
        var columns = (await TextsAsync(connection, $"SELECT name FROM pragma_table_info('{table}')")).ToList();
        await ExecuteAsync(connection, $"""
            INSERT INTO {table} ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", columns.Select(column => different.GetValueOrDefault(column, $"\"{column}\"")))} FROM (SELECT * FROM {table} WHERE {which} ORDER BY Id LIMIT 1), Numbers
            """);
    }

    private static async Task<string> TextAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        return string.Join('\n', await TextsAsync(connection, "SELECT Id || ArticleId || Number || Text_Title || Text_Body FROM Revisions WHERE ArticleId IS NOT NULL ORDER BY Id"))
            + string.Join('\n', await TextsAsync(connection, "SELECT Id || upper(CreationKey) || coalesce(Published_Title, '') || coalesce(Published_Body, '') FROM Articles ORDER BY Id"));
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> TextsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync()) texts.Add(reader.GetValue(0).ToString() ?? "");
        return texts;
    }
}
