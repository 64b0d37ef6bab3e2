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

    /// <summary>Null when visitors may not read it, for whatever reason.</summary>
    public async Task<ArticlePage?> FindAsync(int id, bool onPaper, CancellationToken cancel)
    {
        var open = db.Articles.AsNoTracking().Public(clock.Now);
        var found = await open.Where(article => article.Id == id)
            .Select(article => new
            {
                article.Published!.Kicker,
                article.Published.Title,
                article.Published.Subtitle,
                article.Published.Author,
                article.Published.AuthorOffice,
                article.Published.Source,
                article.Published.SourceDate,
                article.Published.SourcePage,
                article.Published.OriginalUrl,
                article.Published.Editor,
                article.Published.Summary,
                article.PublishedHtml!.Html,
                article.PublishedRevision,
                PublishedAt = article.PublishedAt!.Value,
                article.UpdatedAt,
                article.CategoryId,
                article.LegacyViews,
                article.Outdated,
                // Of the very revision that is shown: a lawyer has not read what was changed afterwards.
                ReviewedBy = article.Revisions.Where(revision => revision.Number == article.PublishedRevision).Select(revision => revision.Review!.By).FirstOrDefault(),
                ReviewedOn = article.Revisions.Where(revision => revision.Number == article.PublishedRevision).Select(revision => (DateOnly?)revision.Review!.On).FirstOrDefault(),
                LawAsOf = article.Revisions.Where(revision => revision.Number == article.PublishedRevision).Select(revision => (DateOnly?)revision.Review!.LawAsOf).FirstOrDefault(),
                Changes = article.ChangeNotes.Count,
                Views = db.ArticleViews.Where(views => views.ArticleId == id).Sum(views => views.Count),
            })
            .SingleOrDefaultAsync(cancel);
        if (found is null) return null;

        var site = await current.GetAsync(cancel);
        var published = clock.DateOf(found.PublishedAt);
        var others = await OthersAsync(open, id, found.CategoryId, found.PublishedAt, found.Outdated?.ReplacedById, cancel);
        return new()
        {
            Id = id,
            Kicker = found.Kicker,
            Title = found.Title,
            Subtitle = found.Subtitle,
            Author = found.Author,
            AuthorOffice = found.AuthorOffice,
            Source = found.Source,
            SourceDate = found.SourceDate,
            SourcePage = found.SourcePage,
            OriginalUrl = found.OriginalUrl,
            Editor = found.Editor,
            Summary = found.Summary,
            Published = published,
            // The first text of an import is older than its row here.
            Updated = found.PublishedRevision > 1 && found.UpdatedAt is { } moment && clock.DateOf(moment) is var day && day > published ? day : null,
            Review = found is { ReviewedBy: { } by, ReviewedOn: { } on, LawAsOf: { } lawAsOf } ? new(by, on, lawAsOf) : null,
            Changes = found.Changes == 0 ? [] : await ChangesAsync(id, cancel),
            Today = clock.Today,
            Views = found.LegacyViews + found.Views,
            Category = site.Category(found.CategoryId),
            Outdated = found.Outdated,
            Replacement = others.GetValueOrDefault(Other.Replacement),
            Newer = others.GetValueOrDefault(Other.Newer),
            Older = others.GetValueOrDefault(Other.Older),
            Body = DirectoryBody.Of((await PictureSources.ReadAsync(db, found.Html, cancel)).In(found.Html, lazy: !onPaper), site.Directory),
        };
    }

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

    /// <summary>The articles this one points to, in one question. Each part reads one row off an index.</summary>
    private static async Task<Dictionary<Other, ArticleRow>> OthersAsync(
        IQueryable<Article> open, int id, int? category, DateTimeOffset at, int? replacement, CancellationToken cancel)
    {
        var shelf = open.Where(article => article.CategoryId == category);
        // Not as "later, or as late with a higher number": of that no database makes one range of the index.
        var newer = shelf.Where(article => article.PublishedAt >= at && (article.PublishedAt > at || article.Id > id))
            .OrderBy(article => article.PublishedAt).ThenBy(article => article.Id).Take(1);
        var older = shelf.Where(article => article.PublishedAt <= at && (article.PublishedAt < at || article.Id < id))
            .NewestFirst().Take(1);
        var rows = newer.RowsOf((int)Other.Newer).Concat(older.RowsOf((int)Other.Older));
        if (replacement is { } by) rows = rows.Concat(open.Where(article => article.Id == by).RowsOf((int)Other.Replacement));
        return await rows.ToDictionaryAsync(row => (Other)row.Part, row => row.Row, cancel);
    }

    private enum Other
    {
        Newer,
        Older,
        Replacement,
    }
}
