using LawFirmSite.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LawFirmSite.Tests.Data;

/// <summary>What SQL Server refuses when tables are made, and leaner databases that speak its language accept. Looked for in the model, since no server is here.</summary>
public sealed class SqlServerModelTests : IDisposable
{
    // Of the key of a nonclustered index and of a clustered one.
    private const int MostKeyBytes = 1700;
    private const int MostPrimaryKeyBytes = 900;

    private readonly SqlServerSiteDb _db = new(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer().Options);
    private readonly IReadOnlyList<ITable> _tables;

    public SqlServerModelTests() => _tables = [.. Model.GetRelationalModel().Tables];

    private IModel Model => _db.GetService<IDesignTimeModel>().Model;

    public void Dispose() => _db.Dispose();

    // Error 1785.
    [Fact]
    public void No_row_is_reached_by_two_cascades()
    {
        foreach (var start in _tables)
        {
            var reached = new HashSet<string>();
            var open = new Queue<ITable>([start]);
            while (open.TryDequeue(out var table))
                foreach (var key in table.ReferencingForeignKeyConstraints.Where(key => key.OnDeleteAction is ReferentialAction.Cascade or ReferentialAction.SetNull))
                {
                    Assert.True(key.Table != start && reached.Add(key.Table.Name), $"Two ways, or a circle, lead from {start.Name} to {key.Table.Name}.");
                    open.Enqueue(key.Table);
                }
        }
    }

    // Errors 1919 and 1946. Of tables that are Identity's own the server only warns: keys of logins elsewhere, which nobody has
    // here, and numbers of passkeys, which are never near the longest they could be.
    [Fact]
    public void Every_key_and_index_has_a_length_that_fits()
    {
        foreach (var table in _tables.Where(table => table.Name is not ("AspNetUserLogins" or "AspNetUserTokens" or "AspNetUserPasskeys")))
        {
            if (table.PrimaryKey is { } primary) Assert.True(Bytes(primary.Columns) <= MostPrimaryKeyBytes, $"{table.Name}: {primary.Name} has {Bytes(primary.Columns)} bytes.");
            foreach (var index in table.Indexes) Assert.True(Bytes(index.Columns) <= MostKeyBytes, $"{table.Name}: {index.Name} has {Bytes(index.Columns)} bytes.");
        }
    }

    [Fact]
    public void Text_is_Unicode_in_the_collation_of_the_server()
    {
        Assert.Null(Model.GetCollation());
        var columns = _tables.SelectMany(table => table.Columns).ToList();
        Assert.DoesNotContain(columns, column => column.StoreType.StartsWith("varchar", StringComparison.Ordinal) || column.StoreType.StartsWith("char", StringComparison.Ordinal) || column.StoreType == "text");
        Assert.All(columns.Where(column => column.Collation is not null), column => Assert.DoesNotContain("_SC_UTF8", column.Collation, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_used_that_only_some_servers_have()
    {
        Assert.DoesNotContain(_tables.SelectMany(table => table.Columns), column => column.StoreType is "rowversion" or "timestamp" or "json" or "hierarchyid" or "xml" || column.IsRowVersion);
        Assert.DoesNotContain(Model.GetEntityTypes(), entity => entity.IsTemporal());
    }

    // GUIDs are sorted by their last bytes there: as keys they would only say in which order rows came by accident.
    [Fact]
    public void No_primary_key_is_a_GUID() =>
        Assert.DoesNotContain(_tables, table => table.PrimaryKey?.Columns is [{ StoreType: "uniqueidentifier" }]);

    private static int Bytes(IEnumerable<IColumnBase> columns) => columns.Sum(column => column.StoreType switch
    {
        ['n', 'v', 'a', 'r', ..] when Length(column) is { } characters => 2 * characters,
        ['v', 'a', 'r', 'b', ..] or ['b', 'i', 'n', ..] when Length(column) is { } bytes => bytes,
        "nvarchar(max)" or "varbinary(max)" => int.MaxValue / 100,
        _ => 16,
    });

    private static int? Length(IColumnBase column) => int.TryParse(column.StoreType.Split('(', ')').ElementAtOrDefault(1), out var length) ? length : null;
}
