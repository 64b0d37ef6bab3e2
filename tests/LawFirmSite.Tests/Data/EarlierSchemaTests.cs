using LawFirmSite.Data;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Data;

/// <summary>
/// Databases as each version left them, dumps of one article that was published, one draft, a page, an office and a center, and a row in each
/// table that was new. After a migration is added, the newest of them is read into an empty file, brought there with
/// <c>dotnet ef database update NAME --connection "Data Source=FILE"</c>, given a row in what is new, and dumped with <c>sqlite3</c>.
/// </summary>
public sealed class EarlierSchemaTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db");

    public static TheoryData<string> Schemas => [.. Names()];

    [Theory, MemberData(nameof(Schemas))]
    public async Task A_database_of_an_earlier_version_keeps_every_word(string schema)
    {
        await using var db = await OpenAsync(schema);
        var before = _file + ".before";
        File.Copy(_file, before);

        await db.Database.MigrateAsync();

        Assert.Empty(await StoredRows.DifferencesAsync(before, _file, "__EFMigrationsHistory", "__EFMigrationsLock"));

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        var article = await db.Articles.WithLatest().SingleAsync(a => a.PublishedAt != null);
        var text = article.Published!;
        Assert.Equal(("某某县开展普法活动", "副题", "某某", "某某日报", new DateOnly(2013, 8, 26), "4版", "正文第一段。"),
            (text.Title, text.Subtitle, text.Author, text.Source, text.SourceDate!.Value, text.SourcePage, text.Body));
        Assert.Equal(article.Latest.Text, text);
        Assert.Equal(("", "", ""), (text.Kicker, text.OriginalUrl, text.Editor));
        Assert.Equal(12, article.LegacyViews);
        Assert.All(await db.Articles.WithLatest().ToListAsync(), a => Assert.Equal(a.Latest.Text.CategoryId, a.LatestCategoryId));
        Assert.Equal(await db.Articles.CountAsync(a => a.Outdated != null), await db.Articles.CountAsync(a => a.IsOutdated));
        Assert.Equal("律所概况", (await db.Pages.SingleAsync()).Published!.Title);
        Assert.Equal("草稿。", (await db.Articles.WithLatest().SingleAsync(a => a.PublishedAt == null)).Latest.Text.Body);
        Assert.Equal("0355-2000001", (await db.LegalAidCenters.Include(center => center.Contacts).SingleAsync()).Contacts.Single().Display);
        // The first dump with pictures has one, from before there were smaller widths.
        if (await db.MediaFiles.Include(file => file.Sizes).SingleOrDefaultAsync() is { } picture)
            Assert.Equal((1, "picture.png", "picture.png", "图1", 0), (picture.Id, picture.Name, picture.Title, picture.Alt, picture.Sizes.Count));
        Assert.Equal("某某市某某路0号", (await db.Offices.SingleAsync()).Address);
    }

    // For some hours ArticleLists stood in the place of OrderedLists, and not behind it.
    [Fact]
    public async Task A_database_that_had_ArticleLists_without_OrderedLists_ends_with_the_same_indexes()
    {
        await using var db = await OpenAsync("14-NothingTwice");
        await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '%_OrderedLists'");

        await db.Database.MigrateAsync();

        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.Equal(
            ["IX_Articles_CategoryId", "IX_Articles_ChangeMark", "IX_Articles_CreationKey", "IX_Articles_Lists", "IX_Articles_OwnerId"],
            await db.Database.SqlQuery<string>($"SELECT name AS Value FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'Articles' ORDER BY name").ToListAsync());
    }

    [Fact]
    public void Every_version_has_left_its_database()
    {
        using var db = SqliteSiteDb.Over(_file);
        var names = db.Database.GetMigrations().Select((migration, n) => $"{n + 1}-{migration.Split('_')[1]}").ToList();
        // The newest one is no earlier version yet; it has to be there once another follows.
        Assert.Superset(names[..^1].ToHashSet(), Names().ToHashSet());
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_file) + "*")) File.Delete(file);
    }

    private static IEnumerable<string> Names() =>
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Data", "Schemas"), "*.sql").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    private async Task<SiteDb> OpenAsync(string schema)
    {
        await using (var connection = new SqliteConnection($"Data Source={_file};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "Schemas", $"{schema}.sql"));
            await command.ExecuteNonQueryAsync();
        }
        return SqliteSiteDb.Over(_file);
    }
}
