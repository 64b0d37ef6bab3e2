using System.Text;
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

    /// <summary>Sentences of words by Zipf's law.</summary>
    private sealed class Words(int seed)
    {
        private readonly Random _random = new(seed);
        private readonly string[] _words = Vocabulary(new Random(seed));

        public string Title() => string.Concat(Enumerable.Range(0, 7).Select(_ => Next()));

        public string Body(int characters)
        {
            var body = new StringBuilder();
            for (var paragraph = 1; body.Length < characters; paragraph++)
            {
                if (paragraph % 5 == 0) body.Append("## ").Append(Title()).Append("\n\n");
                for (var sentence = _random.Next(2, 5); sentence > 0; sentence--)
                {
                    for (var word = _random.Next(8, 20); word > 0; word--) body.Append(Next());
                    body.Append(sentence % 2 == 0 ? "，" : "。");
                }
                body.Append("\n\n");
            }
            return body.ToString();
        }

        private string Next() => _words[(int)(_words.Length * Math.Pow(_random.NextDouble(), 2.2))];

        // Frequent characters first; nothing here means anything.
        private static string[] Vocabulary(Random random)
        {
            const string frequent = "的一是不了人在有我他这中大来上国和地到说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实";
            return [.. Enumerable.Range(0, 1_500).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 3)).Select(_ => Character(random))))];

            static char Character(Random random) => random.Next(3) == 0 ? frequent[random.Next(frequent.Length)] : (char)random.Next(0x4E00, 0x5800);
        }
    }
}
