using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.Sqlite;

/// <summary>The site's data in one SQLite file: the default, for one machine.</summary>
public sealed class SqliteSiteDb(DbContextOptions<SqliteSiteDb> options) : SiteDb(options)
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    protected override async Task AddArticleViewsAsync(int articleId, DateOnly day, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            INSERT INTO ArticleViews (ArticleId, Day, Count) VALUES ({articleId}, {day}, {count})
            ON CONFLICT (ArticleId, Day) DO UPDATE SET Count = Count + excluded.Count
            """, cancel);

    protected override async Task AddDirectoryViewsAsync(Viewed page, DateOnly day, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            INSERT INTO DirectoryViews (Kind, EntryId, Day, Count) VALUES ({page.Kind}, {page.Id}, {day}, {count})
            ON CONFLICT (Kind, EntryId, Day) DO UPDATE SET Count = Count + excluded.Count
            """, cancel);

    public override async Task AddMissedSearchAsync(DateOnly day, string words, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            INSERT INTO MissedSearches (Day, Words, Count) SELECT {day}, {words}, {count}
            WHERE (SELECT count(*) FROM MissedSearches WHERE Day = {day}) < {MissedSearch.MostPerDay}
                OR EXISTS (SELECT 1 FROM MissedSearches WHERE Day = {day} AND Words = {words})
            ON CONFLICT (Day, Words) DO UPDATE SET Count = Count + excluded.Count
            """, cancel);

    public override async Task<int> CountGuessAsync(string key, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, over) = (now.UtcDateTime, (now - SignInGuess.Window).UtcDateTime);
        var count = await Database.SqlQuery<int>($"""
            INSERT INTO SignInGuesses ("Key", Since, Count) VALUES ({key}, {since}, 1)
            ON CONFLICT ("Key") DO UPDATE SET
                Count = CASE WHEN Since <= {over} THEN 1 ELSE Count + 1 END,
                Since = CASE WHEN Since <= {over} THEN excluded.Since ELSE Since END
            RETURNING Count AS Value
            """).ToListAsync(cancel);
        return count.Single();
    }

    /// <summary>The data in a file that is not the one in use, such as one out of a backup. It is closed when this is disposed.</summary>
    public static SqliteSiteDb Over(string file) =>
        new(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString).Options);

    public override Task SaveKeepingIdAsync<T>(CancellationToken cancel) => SaveChangesAsync(cancel);

    public override Task KeepNumbersAsync(string table, bool keeps, CancellationToken cancel) => Task.CompletedTask;

    // substr() would load the whole file for each stretch of it.
    public override async Task<byte[]> ReadBytesAsync(StoredIn place, int id, long from, int count, CancellationToken cancel)
    {
        await Database.OpenConnectionAsync(cancel);
        try
        {
            await using var blob = new SqliteBlob((SqliteConnection)Database.GetDbConnection(), place.ToString(), "Bytes", id, readOnly: true);
            blob.Position = from;
            var bytes = new byte[Math.Max(0, Math.Min(count, blob.Length - from))];
            await blob.ReadExactlyAsync(bytes, cancel);
            return bytes;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    public override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };
}
