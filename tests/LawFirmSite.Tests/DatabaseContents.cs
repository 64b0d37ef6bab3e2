using System.Globalization;
using System.Security.Cryptography;
using LawFirmSite.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawFirmSite.Tests;

/// <summary>All that a database holds, read past the entities, so that two moments can be compared on either database.</summary>
public static class DatabaseContents
{
    /// <summary>Of each table the rows, a line each, in no order that a database would have to keep.</summary>
    public static async Task<SortedDictionary<string, List<string>>> OfAsync(SiteDb db, params IReadOnlyCollection<string> except)
    {
        var words = db.GetService<ISqlGenerationHelper>();
        var stored = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetRelationalModel().Tables.Select(table => table.Name).Where(table => !except.Contains(table, StringComparer.Ordinal)))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {words.DelimitIdentifier(table)}";
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
            rows.Sort(StringComparer.Ordinal);
            stored[table] = rows;
        }
        await db.Database.CloseConnectionAsync();
        return stored;
    }

    public static string Written(this SortedDictionary<string, List<string>> stored) =>
        string.Concat(stored.SelectMany(table => table.Value.Select(row => $"{table.Key}|{row}\n")));

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(SHA256.HashData(bytes)) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
