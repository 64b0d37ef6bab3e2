using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Articles;

/// <summary>Gathers what the page of one article shows.</summary>
public sealed class ArticleReading(SiteDb db, CurrentSite current, SiteClock clock)
{
    private const int ChangesShown = 50;

    /// <summary>The article with its text, and of those beside it what a link shows: one question.</summary>
    private static readonly Func<SiteDb, DateTimeOffset, int, int, int, IAsyncEnumerable<Text>> WithThoseBeside = CompiledQuestions.Compile(
        (SiteDb db, DateTimeOffset now, int id, int newer, int older) => db.Articles.AsNoTracking().Public(now)
            .Where(article => article.Id == id || article.Id == newer || article.Id == older)
            .Select(article => new Text
            {
                Row = new(article.Id, article.Published!.Title, article.Published.Source, article.PublishedAt!.Value, article.CategoryId),
                Kicker = article.Published.Kicker,
                Subtitle = article.Published.Subtitle,
                Author = article.Published.Author,
                AuthorOffice = article.Published.AuthorOffice,
                SourceDate = article.Published.SourceDate,
                SourcePage = article.Published.SourcePage,
                OriginalUrl = article.Published.OriginalUrl,
                Editor = article.Published.Editor,
                Summary = article.Published.Summary,
                Html = article.Id == id ? article.PublishedHtml!.Html : "",
                Revision = article.PublishedRevision,
                UpdatedAt = article.UpdatedAt,
                // The mark itself would bring the whole article along, with the texts of all three.
                OutdatedSince = (DateOnly?)article.Outdated!.Since,
                OutdatedReason = article.Outdated!.Reason,
                ReplacedById = article.Outdated!.ReplacedById,
                ReviewedRevision = article.Id == id ? article.ReviewedRevision : 0,
                Changes = article.Id == id ? article.ChangeNotes.Count : 0,
                Views = article.Id == id ? article.LegacyViews + db.ArticleViews.Where(views => views.ArticleId == id).Sum(views => views.Count) : 0,
            }));

    /// <summary>Null when visitors may not read it, for whatever reason.</summary>
    public async Task<ArticlePage?> FindAsync(int id, bool onPaper, CancellationToken cancel)
    {
        var site = await current.GetAsync(cancel);
        var (newer, older) = site.Order.Beside(id);
        var texts = new List<Text>(3);
        await foreach (var text in WithThoseBeside(db, clock.Now, id, newer, older).WithCancellation(cancel)) texts.Add(text);
        if (texts.Find(text => text.Row.Id == id) is not { } found) return null;

        var published = clock.DateOf(found.Row.PublishedAt);
        return new()
        {
            Id = id,
            Kicker = found.Kicker,
            Title = found.Row.Title,
            Subtitle = found.Subtitle,
            Author = found.Author,
            AuthorOffice = found.AuthorOffice,
            Source = found.Row.Source,
            SourceDate = found.SourceDate,
            SourcePage = found.SourcePage,
            // Looked at by every form; a row that was written past them leads nowhere either.
            OriginalUrl = ArticleText.IsWebAddress(found.OriginalUrl) ? found.OriginalUrl : "",
            Editor = found.Editor,
            Summary = found.Summary,
            Published = published,
            // The first text of an import is older than its row here.
            Updated = found.Revision > 1 && found.UpdatedAt is { } moment && clock.DateOf(moment) is var day && day > published ? day : null,
            Review = found.ReviewedRevision == 0 ? null : await ReviewAsync(id, found.Revision, cancel),
            Changes = found.Changes == 0 ? [] : await ChangesAsync(id, cancel),
            Today = clock.Today,
            Views = found.Views,
            Category = site.Category(found.Row.CategoryId),
            Outdated = found is { OutdatedSince: { } since, OutdatedReason: { } reason } ? new(reason, since, found.ReplacedById) : null,
            Replacement = found.ReplacedById is { } replacement ? (await db.RowsAsync([replacement], clock.Now, cancel)).FirstOrDefault() : null,
            Newer = texts.Find(text => text.Row.Id == newer)?.Row,
            Older = texts.Find(text => text.Row.Id == older)?.Row,
            Body = DirectoryBody.Of((await PictureSources.ReadAsync(db, found.Html, cancel)).In(found.Html, lazy: !onPaper), site.Directory),
        };
    }

    /// <summary>Of the very revision that is shown: a lawyer has not read what was changed afterwards.</summary>
    private Task<LegalReview?> ReviewAsync(int id, int revision, CancellationToken cancel) =>
        db.Articles.AsNoTracking().Where(article => article.Id == id).SelectMany(article => article.Revisions)
            .Where(shown => shown.Number == revision).Select(shown => shown.Review).SingleOrDefaultAsync(cancel);

    /// <summary>The newest first. Few articles have any, so the others do not ask.</summary>
    private async Task<IReadOnlyList<(DateOnly On, string Text)>> ChangesAsync(int id, CancellationToken cancel) =>
        [.. (await db.ChangeNotes.AsNoTracking().Where(note => EF.Property<int>(note, "ArticleId") == id).OrderByDescending(note => note.Id).Take(ChangesShown).ToListAsync(cancel))
            .Select(note => (clock.DateOf(note.At), note.Text))];

    public async Task<WithdrawnPage?> FindWithdrawnAsync(int id, CancellationToken cancel)
    {
        var found = await db.Articles.AsNoTracking().Withdrawn().Where(article => article.Id == id)
            .Select(article => new { article.Published!.Title, On = article.WithdrawnAt!.Value, article.WithdrawalReason })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : new(found.Title, clock.DateOf(found.On), found.WithdrawalReason);
    }

    private sealed record Text
    {
        public required ArticleRow Row { get; init; }
        public required string Kicker { get; init; }
        public required string Subtitle { get; init; }
        public required string Author { get; init; }
        public required string AuthorOffice { get; init; }
        public required DateOnly? SourceDate { get; init; }
        public required string SourcePage { get; init; }
        public required string OriginalUrl { get; init; }
        public required string Editor { get; init; }
        public required string Summary { get; init; }
        public required string Html { get; init; }
        public required int Revision { get; init; }
        public required DateTimeOffset? UpdatedAt { get; init; }
        public required DateOnly? OutdatedSince { get; init; }
        public required string? OutdatedReason { get; init; }
        public required int? ReplacedById { get; init; }

        /// <summary>The newest one that a lawyer vouched for; 0 for none.</summary>
        public required int ReviewedRevision { get; init; }

        public required int Changes { get; init; }
        public required long Views { get; init; }
    }
}
