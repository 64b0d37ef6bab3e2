using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Backup;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Data.SqlServer;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Tests.Commands;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace LawFirmSite.Tests.Data.Backup;

/// <summary>Moving house: the whole of a database into another, and nothing is different there.</summary>
public sealed class TableCopyTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Every_row_of_every_table_is_the_same_after_moving()
    {
        await FillAsync();
        var folder = Directory.CreateTempSubdirectory("moved").FullName;
        try
        {
            var moved = Path.Combine(folder, "moved.db");
            await using (var to = SqliteSiteDb.Over(moved))
            {
                await to.Database.MigrateAsync();
                await site.DbAsync(from => TableCopy.CopyAsync(from, to, default));
            }
            // Back again, so that the tables compared are of one kind wherever they have been.
            var (before, after) = (await DigestsAsync(await FileOfSiteAsync(folder)), await DigestsAsync(moved));

            Assert.Equal(before, after);
            Assert.True(before.Count(table => !table.Value.StartsWith("0:", StringComparison.Ordinal)) >= 15, string.Join('\n', before));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [SkippableFact]
    public async Task What_was_backed_up_on_one_machine_is_the_same_on_a_server()
    {
        Skip.IfNot(TestDatabase.IsOnServer, "LAWFIRM_TEST_SQLSERVER names no server to move to.");
        using var here = new Shell(onSqlite: true);
        using var there = new Shell();
        var backup = Path.Combine(here.Folder, "move.backup");
        Assert.Equal(0, (await here.RunAsync("import", Path.Combine(TestSite.Repository, "seeds"), "--publish")).Code);
        Assert.Equal(0, (await here.RunAsync(TestSite.Password, ["staff", "add", "--user", "某某", "--role", "Administrator", "--password-stdin"])).Code);
        Assert.Equal(0, (await here.RunAsync("backup", backup)).Code);

        var restored = await there.RunAsync("restore", backup);

        Assert.True(restored.Code == 0, restored.Error);
        Assert.DoesNotContain(TestSite.Password, restored.Out + restored.Error, StringComparison.Ordinal);
        var back = Path.Combine(here.Folder, "back.db");
        await using (var to = SqliteSiteDb.Over(back))
        await using (var from = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer(there.Database[TestDatabase.Connection]).Options))
        {
            await to.Database.MigrateAsync();
            await TableCopy.CopyAsync(from, to, default);
        }
        var taken = Path.Combine(here.Folder, "taken.db");
        await BackupFile.ExtractAsync(backup, taken, default);
        Assert.Equal(await DigestsAsync(taken), await DigestsAsync(back));
    }

    [Fact]
    public async Task A_database_that_holds_anything_is_not_copied_into()
    {
        using var other = new TestSite();
        var refused = await Assert.ThrowsAsync<BackupException>(() => site.DbAsync(from => other.DbAsync(to => TableCopy.CopyAsync(from, to, default))));

        Assert.Contains("not empty", refused.Message, StringComparison.Ordinal);
        Assert.Contains("山西健杰", await other.Visitor().GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_is_valid_for_SQL_Server()
    {
        using var db = new SqlServerSiteDb(new DbContextOptionsBuilder<SqlServerSiteDb>().UseServer().Options);
        PlainSql.Holds(db.Model.GetRelationalModel().Tables.Select(table => TableCopy.InsertInto(table, db.GetService<ISqlGenerationHelper>())));
    }

    /// <summary>Something of all that is easily forgotten: old revisions, pictures, sessions, secrets, counts, notes, links, the record.</summary>
    private async Task FillAsync()
    {
        var editor = await site.StaffAsync(StaffRole.Administrator);
        var path = $"/admin/articles/{await editor.NewArticleAsync("搬家的文章", "正文　全角，😀，\"引号\"。")}";
        using (await editor.PostAsync($"{path}/publish", [], path)) { }
        using (await editor.PostAsync(path, ArticlePages.Fields("搬家的文章", "第二稿"))) { }
        using (await editor.PostAsync($"{path}/outdated", new() { ["Reason"] = "某因", ["Since"] = "2026-01-01", ["ReplacedBy"] = "1" }, path)) { }
        using (await editor.PostAsync($"{path}/remarks", new() { ["Remark"] = "备注" }, path)) { }
        using (await editor.PostAsync("/admin/redirects/new", new() { ["From"] = "/view.asp?id=1", ["To"] = "/articles/1" }, "/admin/redirects")) { }
        await site.DbAsync(async db =>
        {
            await db.AddViewsAsync(new(LawFirmSite.Domain.Site.ViewedKind.Article, 1), site.Clock.Today, 7, default);
            await db.AddMissedSearchAsync(site.Clock.Today, "某词", 3, default);
            return 0;
        });
    }

    private async Task<string> FileOfSiteAsync(string folder)
    {
        var copy = Path.Combine(folder, "site.db");
        await site.DbAsync(async db =>
        {
            if (db is SqliteSiteDb) return await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");

            await using var to = SqliteSiteDb.Over(copy);
            await to.Database.MigrateAsync();
            return (int)await TableCopy.CopyAsync(db, to, default);
        });
        return copy;
    }

    /// <summary>Of each table the number of rows and a hash of all their values as they are stored.</summary>
    private static async Task<SortedDictionary<string, string>> DigestsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        var digests = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in await RowsAsync(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%'"))
        {
            var columns = string.Join(", ", (await RowsAsync(connection, $"SELECT name FROM pragma_table_info('{table}') ORDER BY name")).Select(column => $"quote(\"{column}\")"));
            var rows = await RowsAsync(connection, $"SELECT concat_ws('|', {columns}) FROM \"{table}\" ORDER BY 1");
            digests[table] = $"{rows.Count}:{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', rows))))}";
        }
        return digests;
    }

    private static async Task<List<string>> RowsAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(Convert.ToString(reader.GetValue(0), CultureInfo.InvariantCulture)!);
        return rows;
    }
}
