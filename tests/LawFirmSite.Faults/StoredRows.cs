using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;

namespace LawFirmSite.Faults;

/// <summary>All that a database holds, whatever its file looks like: two hold the same when every value of every row is the same.</summary>
public static class StoredRows
{
    /// <summary>The columns of each table.</summary>
    public static async Task<Dictionary<string, List<string>>> ColumnsAsync(string database)
    {
        await using var connection = await OpenAsync(database);
        var columns = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite~_%' ESCAPE '~'";
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            if (!columns.TryGetValue(reader.GetString(0), out var named)) columns[reader.GetString(0)] = named = [];
            named.Add(reader.GetString(1));
        }
        return columns;
    }

    /// <summary>One hash a table, over these columns of it.</summary>
    public static async Task<Dictionary<string, string>> HashAsync(string database, Dictionary<string, List<string>> columns)
    {
        await using var connection = await OpenAsync(database);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (table, named) in columns)
        {
            // In whatever order a database keeps its rows.
            var rows = new List<string>();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", named.Select(name => $"\"{name}\""))} FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync()) rows.Add(Hash(string.Join('\n', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i))))));
            hashes[table] = Hash(string.Join('\n', rows.Order(StringComparer.Ordinal)));
        }
        return hashes;
    }

    /// <summary>The tables in which two databases differ, of those that both have and without those named.</summary>
    public static async Task<List<string>> DifferencesAsync(string one, string other, params string[] leftOut)
    {
        var there = await ColumnsAsync(other);
        var common = (await ColumnsAsync(one)).Where(table => there.ContainsKey(table.Key) && !leftOut.Contains(table.Key, StringComparer.Ordinal))
            .ToDictionary(table => table.Key, table => table.Value.Where(column => there[table.Key].Contains(column) && !leftOut.Contains($"{table.Key}.{column}", StringComparer.Ordinal)).ToList());
        var (first, second) = (await HashAsync(one, common), await HashAsync(other, common));
        return [.. first.Keys.Where(table => first[table] != second[table]).Order(StringComparer.Ordinal)];
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value.GetType().Name} {Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)}";

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static async Task<SqliteConnection> OpenAsync(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
