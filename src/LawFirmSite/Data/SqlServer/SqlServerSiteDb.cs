using System.Runtime.CompilerServices;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.SqlServer;

/// <summary>The site's data on a SQL Server, for several servers at once.</summary>
public sealed class SqlServerSiteDb(DbContextOptions<SqlServerSiteDb> options) : SiteDb(options)
{
    private const int DuplicateIndexKey = 2601;
    private const int DuplicateConstraintKey = 2627;

    // A row is made where there is none, under a lock that keeps a second server from making it too, and then counted up: each is
    // one statement, and every server that speaks T-SQL has them, which is not so of MERGE.

    protected override async Task AddArticleViewsAsync(int articleId, DateOnly day, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            INSERT INTO ArticleViews (ArticleId, Day, Count) SELECT {articleId}, {day}, 0
            WHERE NOT EXISTS (SELECT 1 FROM ArticleViews WITH (UPDLOCK, HOLDLOCK) WHERE ArticleId = {articleId} AND Day = {day});
            UPDATE ArticleViews SET Count = Count + {count} WHERE ArticleId = {articleId} AND Day = {day};
            """, cancel);

    protected override async Task AddDirectoryViewsAsync(Viewed page, DateOnly day, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            INSERT INTO DirectoryViews (Kind, EntryId, Day, Count) SELECT {page.Kind}, {page.Id}, {day}, 0
            WHERE NOT EXISTS (SELECT 1 FROM DirectoryViews WITH (UPDLOCK, HOLDLOCK) WHERE Kind = {page.Kind} AND EntryId = {page.Id} AND Day = {day});
            UPDATE DirectoryViews SET Count = Count + {count} WHERE Kind = {page.Kind} AND EntryId = {page.Id} AND Day = {day};
            """, cancel);

    public override async Task AddMissedSearchAsync(DateOnly day, string words, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            INSERT INTO MissedSearches (Day, Words, Count) SELECT {day}, {words}, 0
            WHERE (SELECT count(*) FROM MissedSearches WHERE Day = {day}) < {MissedSearch.MostPerDay}
                AND NOT EXISTS (SELECT 1 FROM MissedSearches WITH (UPDLOCK, HOLDLOCK) WHERE Day = {day} AND Words = {words});
            UPDATE MissedSearches SET Count = Count + {count} WHERE Day = {day} AND Words = {words};
            """, cancel);

    public override async Task<int> CountGuessAsync(string key, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, over) = (now.UtcDateTime, (now - SignInGuess.Window).UtcDateTime);
        await Database.ExecuteSqlAsync($"""
            INSERT INTO SignInGuesses ([Key], Since, Count) SELECT {key}, {since}, 0
            WHERE NOT EXISTS (SELECT 1 FROM SignInGuesses WITH (UPDLOCK, HOLDLOCK) WHERE [Key] = {key});
            """, cancel);
        var count = await Database.SqlQuery<int>($"""
            UPDATE SignInGuesses SET
                Count = CASE WHEN Since <= {over} THEN 1 ELSE Count + 1 END,
                Since = CASE WHEN Since <= {over} THEN {since} ELSE Since END
            OUTPUT inserted.Count AS Value WHERE [Key] = {key};
            """).ToListAsync(cancel);
        return count.Single();
    }

    public override async Task SaveKeepingIdAsync<T>(CancellationToken cancel)
    {
        // IDENTITY_INSERT belongs to the connection, so the caller's transaction keeps both statements on one.
        if (Database.CurrentTransaction is null) throw new InvalidOperationException("A number can only be kept inside a transaction.");

        var table = Model.FindEntityType(typeof(T))!.GetTableName()!;
        await KeepNumbersAsync(table, true, cancel);
        await SaveChangesAsync(cancel);
        await KeepNumbersAsync(table, false, cancel);
    }

    // A table's name cannot be a parameter; it comes from the model, never from outside.
    public override Task KeepNumbersAsync(string table, bool keeps, CancellationToken cancel) =>
        Database.ExecuteSqlAsync(FormattableStringFactory.Create($"SET IDENTITY_INSERT [{table}] {(keeps ? "ON" : "OFF")}"), cancel);

    public override async Task<byte[]> ReadBytesAsync(StoredIn place, int id, long from, int count, CancellationToken cancel) => await (place switch
    {
        StoredIn.MediaFiles => Database.SqlQuery<byte[]>($"SELECT SUBSTRING(Bytes, {from + 1}, {count}) AS Value FROM MediaFiles WHERE Id = {id}"),
        StoredIn.PictureSizes => Database.SqlQuery<byte[]>($"SELECT SUBSTRING(Bytes, {from + 1}, {count}) AS Value FROM PictureSizes WHERE Id = {id}"),
    }).SingleOrDefaultAsync(cancel) ?? [];

    public override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: DuplicateIndexKey or DuplicateConstraintKey };
}
