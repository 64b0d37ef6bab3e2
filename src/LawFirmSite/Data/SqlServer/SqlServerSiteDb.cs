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

    protected override async Task AddArticleViewsAsync(int articleId, DateOnly day, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            MERGE ArticleViews WITH (HOLDLOCK) AS stored
            USING (SELECT {articleId} AS ArticleId, {day} AS Day, {count} AS Count) AS added
            ON stored.ArticleId = added.ArticleId AND stored.Day = added.Day
            WHEN MATCHED THEN UPDATE SET Count = stored.Count + added.Count
            WHEN NOT MATCHED THEN INSERT (ArticleId, Day, Count) VALUES (added.ArticleId, added.Day, added.Count);
            """, cancel);

    protected override async Task AddDirectoryViewsAsync(Viewed page, DateOnly day, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            MERGE DirectoryViews WITH (HOLDLOCK) AS stored
            USING (SELECT {page.Kind} AS Kind, {page.Id} AS EntryId, {day} AS Day, {count} AS Count) AS added
            ON stored.Kind = added.Kind AND stored.EntryId = added.EntryId AND stored.Day = added.Day
            WHEN MATCHED THEN UPDATE SET Count = stored.Count + added.Count
            WHEN NOT MATCHED THEN INSERT (Kind, EntryId, Day, Count) VALUES (added.Kind, added.EntryId, added.Day, added.Count);
            """, cancel);

    public override async Task AddMissedSearchAsync(DateOnly day, string words, long count, CancellationToken cancel) =>
        await Database.ExecuteSqlAsync($"""
            MERGE MissedSearches WITH (HOLDLOCK) AS stored
            USING (SELECT {day} AS Day, {words} AS Words, {count} AS Count,
                (SELECT count(*) FROM MissedSearches WHERE Day = {day}) AS Kept) AS added
            ON stored.Day = added.Day AND stored.Words = added.Words
            WHEN MATCHED THEN UPDATE SET Count = stored.Count + added.Count
            WHEN NOT MATCHED AND added.Kept < {MissedSearch.MostPerDay}
                THEN INSERT (Day, Words, Count) VALUES (added.Day, added.Words, added.Count);
            """, cancel);

    public override async Task<int> CountGuessAsync(string key, DateTimeOffset now, CancellationToken cancel)
    {
        var (since, over) = (now.UtcDateTime, (now - SignInGuess.Window).UtcDateTime);
        var count = await Database.SqlQuery<int>($"""
            MERGE SignInGuesses WITH (HOLDLOCK) AS stored
            USING (SELECT {key} AS [Key], {since} AS Since) AS added
            ON stored.[Key] = added.[Key]
            WHEN MATCHED THEN UPDATE SET
                Count = CASE WHEN stored.Since <= {over} THEN 1 ELSE stored.Count + 1 END,
                Since = CASE WHEN stored.Since <= {over} THEN added.Since ELSE stored.Since END
            WHEN NOT MATCHED THEN INSERT ([Key], Since, Count) VALUES (added.[Key], added.Since, 1)
            OUTPUT inserted.Count AS Value;
            """).ToListAsync(cancel);
        return count.Single();
    }

    public override async Task SaveKeepingIdAsync<T>(CancellationToken cancel)
    {
        // IDENTITY_INSERT belongs to the connection, so the caller's transaction keeps both statements on one.
        if (Database.CurrentTransaction is null) throw new InvalidOperationException("A number can only be kept inside a transaction.");

        var table = Model.FindEntityType(typeof(T))!.GetTableName();
        await SetIdentityInsertAsync("ON");
        await SaveChangesAsync(cancel);
        await SetIdentityInsertAsync("OFF");

        // A table's name cannot be a parameter; it comes from the model, never from outside.
        Task SetIdentityInsertAsync(string state) =>
            Database.ExecuteSqlAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create($"SET IDENTITY_INSERT [{table}] {state}"), cancel);
    }

    public override async Task<byte[]> ReadBytesAsync(StoredIn place, int id, long from, int count, CancellationToken cancel) => await (place switch
    {
        StoredIn.MediaFiles => Database.SqlQuery<byte[]>($"SELECT SUBSTRING(Bytes, {from + 1}, {count}) AS Value FROM MediaFiles WHERE Id = {id}"),
        StoredIn.PictureSizes => Database.SqlQuery<byte[]>($"SELECT SUBSTRING(Bytes, {from + 1}, {count}) AS Value FROM PictureSizes WHERE Id = {id}"),
    }).SingleOrDefaultAsync(cancel) ?? [];

    public override bool IsDuplicate(DbUpdateException exception) =>
        exception.InnerException is SqlException { Number: DuplicateIndexKey or DuplicateConstraintKey };
}
