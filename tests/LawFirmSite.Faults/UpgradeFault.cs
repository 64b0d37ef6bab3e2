using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>R9: the program is killed while it upgrades a full database of an earlier version. The next try completes it, and every word is there.</summary>
public static class UpgradeFault
{
    private const int Articles = 3_000;

    public static async Task<Ledger> RunAsync(int rounds, TextWriter output)
    {
        var ledger = new Ledger { Integrity = "ok" };
        var random = new Random();
        foreach (var schema in Directory.GetFiles(Path.Combine(RunningSite.Repository, "tests", "LawFirmSite.Tests", "Data", "Schemas"), "*.sql").Order())
        {
            using var folder = new ShortLivedFolder("upgrade");
            var (full, text) = (Path.Combine(folder.Path, "full.db"), "");
            await FillAsync(full, await File.ReadAllTextAsync(schema));
            text = await TextAsync(full);

            TimeSpan whole;
            using (var site = Copied())
            {
                var clock = Stopwatch.StartNew();
                if (await site.RunAsync("migrate") is { Code: not 0 } failed) ledger.Break($"{Path.GetFileName(schema)}: {failed.Said}");
                whole = clock.Elapsed;
            }
            var killed = 0;
            for (var round = 0; round < rounds; round++)
            {
                using var site = Copied();
                if (await site.KilledAsync(whole * (0.3 + 0.7 * random.NextDouble()), "migrate")) killed++;
                using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
                var again = await site.RunAsync("migrate").WaitAsync(limit.Token);
                if (again.Code != 0) ledger.Break($"{Path.GetFileName(schema)}: the second try ended with {again.Code}: {again.Said}");
                if (await TextAsync(site.Database) != text) ledger.Lose($"{Path.GetFileName(schema)}: not every word is there");
                if (await IntegrityAsync(site.Database) is not "ok" and var damage) ledger.Integrity = damage;
            }
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(schema)}: {Articles} articles, whole upgrade {whole.TotalSeconds:0.0} s; killed in {killed} of {rounds} rounds"));

            RunningSite Copied()
            {
                var data = Directory.CreateDirectory(Path.Combine(folder.Path, Guid.NewGuid().ToString("N"))).FullName;
                File.Copy(full, Path.Combine(data, "site.db"));
                return new(data);
            }
        }
        return ledger;
    }

    /// <summary>The fixture, and its first article many times over.</summary>
    private static async Task FillAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await ExecuteAsync(connection, sql);
        await ExecuteAsync(connection, $"CREATE TEMP TABLE Numbers AS WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 1000 + {Articles}) SELECT i FROM n");
        await CopyAsync(connection, "Articles", "PublishedRevision > 0", new() { ["Id"] = "i", ["CreationKey"] = "printf('%08X-0000-4000-8000-000000000000', i)" });
        await CopyAsync(connection, "Revisions", "ArticleId IS NOT NULL AND Number = 1", new() { ["Id"] = "i", ["ArticleId"] = "i" });
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

    private static async Task<string> IntegrityAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        var foreign = await TextsAsync(connection, "SELECT \"table\" FROM pragma_foreign_key_check");
        return string.Join("; ", (await TextsAsync(connection, "PRAGMA integrity_check")).Concat(foreign));
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
