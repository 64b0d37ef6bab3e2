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

    protected override Task AddArticleViewsAsync(int articleId, DateOnly day, long count, CancellationToken cancel) => AddAsync(
        $"UPDATE ArticleViews SET Count = Count + {count} WHERE ArticleId = {articleId} AND Day = {day}",
        $"INSERT INTO ArticleViews (ArticleId, Day, Count) VALUES ({articleId}, {day}, {count})", cancel);

    protected override Task AddDirectoryViewsAsync(Viewed page, DateOnly day, long count, CancellationToken cancel) => AddAsync(
        $"UPDATE DirectoryViews SET Count = Count + {count} WHERE Kind = {page.Kind} AND EntryId = {page.Id} AND Day = {day}",
        $"INSERT INTO DirectoryViews (Kind, EntryId, Day, Count) VALUES ({page.Kind}, {page.Id}, {day}, {count})", cancel);

    public override Task AddMissedSearchAsync(DateOnly day, string words, long count, CancellationToken cancel) => AddAsync(
        $"UPDATE MissedSearches SET Count = Count + {count} WHERE Day = {day} AND Words = {words}",
        $"INSERT INTO MissedSearches (Day, Words, Count) SELECT {day}, {words}, {count} WHERE (SELECT count(*) FROM MissedSearches WHERE Day = {day}) < {MissedSearch.MostPerDay}", cancel);

    public override async Task<int> CountGuessAsync(string key, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, over) = (now.UtcDateTime, (now - SignInGuess.Window).UtcDateTime);
        if (await CountAsync() is [var count]) return count;
        try
        {
            await Database.ExecuteSqlAsync($"INSERT INTO SignInGuesses ([Key], Since, Count) VALUES ({key}, {since}, 1)", cancel);
            return 1;
        }
        catch (SqlException refused) when (IsDuplicate(refused))
        {
            return (await CountAsync()).Single();
        }

        Task<List<int>> CountAsync() => Database.SqlQuery<int>($"""
            UPDATE SignInGuesses SET
                Count = CASE WHEN Since <= {over} THEN 1 ELSE Count + 1 END,
                Since = CASE WHEN Since <= {over} THEN {since} ELSE Since END
            OUTPUT inserted.Count AS Value WHERE [Key] = {key}
            """).ToListAsync(cancel);
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

    public override bool IsDuplicate(DbUpdateException exception) => exception.InnerException is SqlException refused && IsDuplicate(refused);

    private static bool IsDuplicate(SqlException refused) => refused.Number is DuplicateIndexKey or DuplicateConstraintKey;

    /// <summary>
    /// Adds to a row, which is made where there is none; of two servers that both find none, the second adds to what the first has made.
    /// Plain statements, which every server has that speaks T-SQL: MERGE and hints for its locks are not among them.
    /// </summary>
    private async Task AddAsync(FormattableString add, FormattableString make, CancellationToken cancel)
    {
        if (await Database.ExecuteSqlAsync(add, cancel) > 0) return;
        try
        {
            await Database.ExecuteSqlAsync(make, cancel);
        }
        catch (SqlException refused) when (IsDuplicate(refused))
        {
            await Database.ExecuteSqlAsync(add, cancel);
        }
    }
}
