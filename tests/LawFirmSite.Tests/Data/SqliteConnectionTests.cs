using LawFirmSite.Data;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Data;

public sealed class SqliteConnectionTests(SqliteConnectionTests.SqliteSite site) : IClassFixture<SqliteConnectionTests.SqliteSite>
{
    public sealed class SqliteSite() : TestSite(OnSqlite);

    // 2 is FULL: an answer that says saved comes after the disk has it.
    [Theory]
    [InlineData("synchronous", 2)]
    [InlineData("foreign_keys", 1)]
    [InlineData("trusted_schema", 0)]
    [InlineData("cell_size_check", 1)]
    [InlineData("cache_size", -400)]
    [InlineData("journal_size_limit", 67108864)]
    public async Task Every_connection_is_in_the_same_state_new_or_from_the_pool(string pragma, long value)
    {
        for (var round = 0; round < 3; round++)
        {
            // Two at once cannot both be the one that lay in the pool.
            var states = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => site.DbAsync(async db =>
            {
                await db.Database.OpenConnectionAsync();
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = $"PRAGMA {pragma}";
                var state = (long)(await command.ExecuteScalarAsync())!;
                await db.Database.CloseConnectionAsync();
                return state;
            })));
            Assert.All(states, state => Assert.Equal(value, state));
        }
    }
}
