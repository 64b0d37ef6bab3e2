using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawFirmSite.Data.Backup;

/// <summary>
/// Every row of every table from one database into another that is of the same schema and still empty, whichever of the two
/// databases either is: numbers, accounts, pictures, counts and the record are the same afterwards. All of it or nothing.
/// </summary>
public static class TableCopy
{
    /// <summary>Returns how many rows were copied.</summary>
    /// <exception cref="BackupException">The other database is not empty; nothing was changed.</exception>
    public static async Task<long> CopyAsync(SiteDb from, SiteDb to, CancellationToken cancel)
    {
        var stamp = await from.ContentStamps.AsNoTracking().Select(row => row.Version).SingleAsync(cancel);
        // The stamp comes along, so where it is, all is.
        return (await to.Database.CommittedAsync(() => CopyTablesAsync(from, to, cancel), _ => true,
            token => to.ContentStamps.AnyAsync(row => row.Version == stamp, token), cancel)).Result;
    }

    /// <summary>The statement that writes one row, with a parameter a column in their order.</summary>
    public static string InsertInto(ITable table, ISqlGenerationHelper words) =>
        $"INSERT INTO {words.DelimitIdentifier(table.Name)} ({string.Join(", ", table.Columns.Select(column => words.DelimitIdentifier(column.Name)))}) VALUES ({string.Join(", ", table.Columns.Select((_, n) => $"@p{n}"))})";

    private static async Task<long> CopyTablesAsync(SiteDb from, SiteDb to, CancellationToken cancel)
    {
        var tables = InOrder(from.Model.GetRelationalModel().Tables);
        var transaction = to.Database.CurrentTransaction!;
        // The only row that comes with the schema.
        await to.ContentStamps.ExecuteDeleteAsync(cancel);
        foreach (var table in tables)
            if (await CountAsync(to, table, transaction, cancel) > 0) throw new BackupException($"The database is not empty: {table.Name} has rows. Copy into a new one; nothing was changed.");

        await from.Database.OpenConnectionAsync(cancel);
        var rows = 0L;
        foreach (var table in tables) rows += await CopyAsync(from, table, to, To(to, table), transaction, cancel);
        return rows;
    }

    private static async Task<long> CopyAsync(SiteDb from, ITable source, SiteDb to, ITable target, IDbContextTransaction transaction, CancellationToken cancel)
    {
        var words = from.GetService<ISqlGenerationHelper>();
        var columns = target.Columns.Select(column => (To: Value.Of(column), From: Value.Of(source.FindColumn(column.Name)!))).ToList();
        await using var read = from.Database.GetDbConnection().CreateCommand();
        read.CommandText = $"SELECT {string.Join(", ", target.Columns.Select(column => words.DelimitIdentifier(column.Name)))} FROM {words.DelimitIdentifier(source.Name)}";
        if (source.PrimaryKey is { } key) read.CommandText += $" ORDER BY {string.Join(", ", key.Columns.Select(column => words.DelimitIdentifier(column.Name)))}";

        await using var write = Command(to, transaction, InsertInto(target, to.GetService<ISqlGenerationHelper>()));
        var isNumbered = target.PrimaryKey?.Columns is [var number] && Value.Of(number).IsNumberedByDatabase;
        if (isNumbered) await to.KeepNumbersAsync(target.Name, true, cancel);
        var rows = 0L;
        await using (var reader = await read.ExecuteReaderAsync(cancel))
            for (; await reader.ReadAsync(cancel); rows++)
            {
                write.Parameters.Clear();
                foreach (var (n, column) in columns.Index()) write.Parameters.Add(column.To.Parameter(write, $"@p{n}", column.From.Read(reader, n)));
                await write.ExecuteNonQueryAsync(cancel);
            }
        if (isNumbered) await to.KeepNumbersAsync(target.Name, false, cancel);
        return rows;
    }

    /// <summary>Those first that others point to.</summary>
    private static List<ITable> InOrder(IEnumerable<ITable> tables)
    {
        var open = tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var ordered = new List<ITable>();
        while (open.Count > 0)
        {
            var next = open.First(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || ordered.Contains(key.PrincipalTable)));
            ordered.Add(next);
            open.Remove(next);
        }
        return ordered;
    }

    private static ITable To(SiteDb to, ITable table) => to.Model.GetRelationalModel().FindTable(table.Name, table.Schema) ?? throw new InvalidOperationException($"{table.Name} is in one database only.");

    private static async Task<long> CountAsync(SiteDb db, ITable table, IDbContextTransaction transaction, CancellationToken cancel)
    {
        await using var count = Command(db, transaction, $"SELECT count(*) FROM {db.GetService<ISqlGenerationHelper>().DelimitIdentifier(table.Name)}");
        return Convert.ToInt64(await count.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static DbCommand Command(SiteDb db, IDbContextTransaction transaction, string sql)
    {
        var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = transaction.GetDbTransaction();
        command.CommandText = sql;
        return command;
    }

    /// <summary>How one column is read and written: the model has the same value for both databases, each stores it in its own way.</summary>
    private sealed record Value(RelationalTypeMapping Mapping, bool IsNullable, bool IsNumberedByDatabase)
    {
        public static Value Of(IColumn column) => column.PropertyMappings is [var mapping, ..]
            ? new(mapping.TypeMapping, column.IsNullable, mapping.Property is { ValueGenerated: ValueGenerated.OnAdd, ClrType.IsPrimitive: true })
            // A column of JSON, whose parts are mapped and not itself.
            : new(column.StoreTypeMapping, column.IsNullable, false);

        public object? Read(DbDataReader reader, int n)
        {
            if (reader.IsDBNull(n)) return null;

            var stored = Mapping.GetDataReaderMethod().Invoke(reader, [n]);
            return Mapping.Converter is { } converter ? converter.ConvertFromProvider(stored) : stored;
        }

        public DbParameter Parameter(DbCommand command, string name, object? value) => Mapping.CreateParameter(command, name, value, IsNullable);
    }
}
