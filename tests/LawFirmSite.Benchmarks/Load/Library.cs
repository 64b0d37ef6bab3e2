using LawFirmSite.Data;
using LawFirmSite.Data.Seeding;
using LawFirmSite.Data.Sqlite;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web.Markdown;
using LawFirmSite.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Benchmarks.Load;

/// <summary>
/// Fills a database with articles that no one wrote: words drawn from a short list, the frequent ones often, so that they
/// compress about as well as real text. The same number of articles always gives the same words.
/// </summary>
internal sealed class Library(string folder)
{
    /// <summary>Han characters of the long article, a newspaper page.</summary>
    public const int LongArticle = 3_700;

    private const int OrdinaryArticle = 1_000;
    private const int DistinctBodies = 200;
    private const int Batch = 1_000;

    private static readonly DateTimeOffset Newest = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Number of the long article; it is the newest one.</summary>
    public int LongArticleId { get; private set; }

    /// <summary>Creates the database with the seeds and so many articles, all public.</summary>
    public async Task FillAsync(string seeds, int articles)
    {
        Directory.CreateDirectory(folder);
        await using (var db = Open())
        {
            await db.Database.MigrateAsync();
            var import = new ContentImport(db, SiteMarkdown.TryRender, MediaInspection.Fault, moment => new DateTimeOffset(moment, TimeSpan.FromHours(8)), Newest.AddYears(-1));
            await import.AddAsync(ContentFolder.Read(seeds), publish: true, CancellationToken.None);
        }

        var words = new Words(seed: 7);
        var bodies = Enumerable.Range(0, Math.Min(articles, DistinctBodies)).Select(_ => Rendered(words.Body(OrdinaryArticle))).ToList();
        int?[] categories;
        await using (var db = Open()) categories = [.. await db.Categories.Select(category => (int?)category.Id).ToListAsync()];
        for (var first = 0; first < articles - 1; first += Batch)
        {
            await using var db = Open();
            for (var n = first; n < Math.Min(first + Batch, articles - 1); n++)
                db.Add(Made(words.Title(), categories[n % categories.Length], bodies[n % bodies.Count], Newest.AddMinutes(-10 * (articles - n))));
            await db.SaveChangesAsync();
        }

        await using var last = Open();
        var long_ = Made("某某县法律援助工作纪实", categories[0], Rendered(words.Body(LongArticle)), Newest);
        last.Add(long_);
        await last.SaveChangesAsync();
        LongArticleId = long_.Id;
    }

    public SiteDb Open() => new SqliteSiteDb(new DbContextOptionsBuilder<SqliteSiteDb>().UseSqlite($"Data Source={Path.Combine(folder, "site.db")}").Options);

    private static Article Made(string title, int? category, (string Body, BodyHtml Html) body, DateTimeOffset at)
    {
        var text = new ArticleText { Title = title, CategoryId = category, Author = "某某", Source = "某某日报", SourceDate = DateOnly.FromDateTime(at.Date), Summary = title + "。", Body = body.Body };
        var article = new Article(text, "某某", at);
        article.PublishAsOf(at, body.Html, "某某", Newest);
        return article;
    }

    private static (string Body, BodyHtml Html) Rendered(string body) =>
        SiteMarkdown.TryRender(body, out var html, out var refusal) ? (body, html) : throw new InvalidOperationException(refusal);
}
