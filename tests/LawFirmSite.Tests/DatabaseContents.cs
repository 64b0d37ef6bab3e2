using System.Data.Common;
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
        var stored = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in Tables(db, except))
        {
            await using var command = Question(db, "*", table);
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
            rows.Sort(StringComparer.Ordinal);
            stored[table] = rows;
        }
        await db.Database.CloseConnectionAsync();
        return stored;
    }

    /// <summary>Of each table how many rows it has.</summary>
    public static async Task<Dictionary<string, int>> CountsAsync(SiteDb db, params IReadOnlyCollection<string> except)
    {
        var counts = new Dictionary<string, int>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in Tables(db, except))
        {
            await using var command = Question(db, "count(*)", table);
            counts[table] = Convert.ToInt32(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
        }
        await db.Database.CloseConnectionAsync();
        return counts;
    }

    public static string Written(this SortedDictionary<string, List<string>> stored) =>
        string.Concat(stored.SelectMany(table => table.Value.Select(row => $"{table.Key}|{row}\n")));

    private static IEnumerable<string> Tables(SiteDb db, IReadOnlyCollection<string> except) =>
        db.Model.GetRelationalModel().Tables.Select(table => table.Name).Where(table => !except.Contains(table, StringComparer.Ordinal));

    private static DbCommand Question(SiteDb db, string what, string table)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {what} FROM {db.GetService<ISqlGenerationHelper>().DelimitIdentifier(table)}";
        return command;
    }

    private static string? Text(object value) => value is byte[] bytes ? Convert.ToHexString(SHA256.HashData(bytes)) : Convert.ToString(value, CultureInfo.InvariantCulture);
}
