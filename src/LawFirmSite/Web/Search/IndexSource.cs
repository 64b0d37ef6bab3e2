using LawFirmSite.Data;
using LawFirmSite.Data.Mappings;
using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Web.Search;

/// <summary>Reads from the database what the index holds of it.</summary>
internal sealed class IndexSource(SiteDb db, SiteClock clock)
{
    /// <summary>The mark of every article and every public page, by the number of its row.</summary>
    public async Task<Dictionary<long, long>> MarksAsync(CancellationToken cancel)
    {
        var marks = new Dictionary<long, long>();
        await foreach (var article in db.Articles.InUse().Select(a => new { a.Id, Mark = EF.Property<long>(a, WritingMapping.ChangeMark) }).AsAsyncEnumerable().WithCancellation(cancel))
            marks[IndexRow.Of(IndexedKind.Article, article.Id)] = article.Mark;
        await foreach (var page in db.Pages.InUse().Where(p => p.PublishedRevision > 0).Select(p => new { p.Id, Mark = EF.Property<long>(p, WritingMapping.ChangeMark) }).AsAsyncEnumerable().WithCancellation(cancel))
            marks[IndexRow.Of(IndexedKind.Page, page.Id)] = page.Mark;
        return marks;
    }

    /// <summary>The texts of these rows as they are now. A row without a text is no longer there.</summary>
    public async Task<List<IndexedText>> TextsAsync(IReadOnlyList<long> rows, CancellationToken cancel)
    {
        var meanings = rows.Select(IndexRow.Meaning).ToList();
        var articles = meanings.Where(m => m.Kind == IndexedKind.Article).Select(m => m.Id).ToList();
        var pages = meanings.Where(m => m.Kind == IndexedKind.Page).Select(m => m.Id).ToList();
        return [.. await ArticlesAsync(articles, cancel), .. await PagesAsync(pages, cancel)];
    }

    private async Task<List<IndexedText>> ArticlesAsync(List<int> ids, CancellationToken cancel)
    {
        var texts = new List<IndexedText>();
        var found = await db.Articles.AsNoTracking().InUse().Where(a => ids.Contains(a.Id)).Select(a => new ArticleToIndex(
            a.Id, EF.Property<long>(a, WritingMapping.ChangeMark), a.OwnerId, a.CategoryId, a.PublishedAt, a.WithdrawnAt != null, a.PublishedRevision, a.RevisionCount,
            a.PublishedRevision == 0 ? null : new WordsToIndex(a.Published!.Kicker, a.Published.Title, a.Published.Subtitle, a.Published.Author, a.Published.AuthorOffice, a.Published.Source, a.Published.Summary, a.Published.Body)))
            .ToListAsync(cancel);
        foreach (var article in found.Where(a => a.IsPublic))
        {
            var year = clock.DateOf(article.PublishedAt!.Value).Year;
            List<string> facets = [Facet.Year(year), .. article.CategoryId is { } category ? (string[])[Facet.Category(category)] : [], .. article.IsNewest ? Newest(article) : []];
            texts.Add(TextOf(IndexRow.Of(IndexedKind.Article, article.Id), article.Mark, article.PublishedAt.Value, year, article.CategoryId ?? 0, article.Words!, facets));
        }
        var drafted = found.Where(a => !a.IsNewest).ToDictionary(a => a.Id);
        var drafts = drafted.Keys.ToList();
        var newest =
            from article in db.Articles.AsNoTracking()
            where drafts.Contains(article.Id)
            from revision in article.Revisions
            where revision.Number == article.RevisionCount
            select new { article.Id, Words = new WordsToIndex(revision.Text.Kicker, revision.Text.Title, revision.Text.Subtitle, revision.Text.Author, revision.Text.AuthorOffice, revision.Text.Source, revision.Text.Summary, revision.Text.Body) };
        foreach (var draft in await newest.ToListAsync(cancel))
            texts.Add(TextOf(IndexRow.Of(IndexedKind.Draft, draft.Id), drafted[draft.Id].Mark, default, 0, 0, draft.Words, Newest(drafted[draft.Id])));
        return texts;

        static string[] Newest(ArticleToIndex article) => article.OwnerId is { } owner ? [Facet.Newest, Facet.Owner(owner)] : [Facet.Newest];
    }

    private async Task<List<IndexedText>> PagesAsync(List<int> ids, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];

        var found = await db.Pages.AsNoTracking().InUse().Where(p => ids.Contains(p.Id) && p.PublishedRevision > 0).Select(p => new
        {
            p.Id,
            Mark = EF.Property<long>(p, WritingMapping.ChangeMark),
            Words = new WordsToIndex("", p.Published!.Title, p.Published.Subtitle, "", "", "", p.Published.Summary, p.Published.Body),
        }).ToListAsync(cancel);
        return [.. found.Select(page => TextOf(IndexRow.Of(IndexedKind.Page, page.Id), page.Mark, default, 0, 0, page.Words, []))];
    }

    private static IndexedText TextOf(long row, long mark, DateTimeOffset due, int year, int category, WordsToIndex words, IReadOnlyList<string> facets) => new(
        row, mark, due == default ? 0 : due.ToUnixTimeMilliseconds(), year, category,
        FoldedText.Fold(words.Title),
        FoldedText.Fold(string.Join('\n', ((string[])[words.Kicker, words.Subtitle, words.Author, words.AuthorOffice, words.Source, words.Summary]).Where(line => line.Length > 0))),
        FoldedText.Fold(PlainText.Of(words.Body)),
        facets);

    private sealed record WordsToIndex(string Kicker, string Title, string Subtitle, string Author, string AuthorOffice, string Source, string Summary, string Body);

    private sealed record ArticleToIndex(
        int Id, long Mark, int? OwnerId, int? CategoryId, DateTimeOffset? PublishedAt, bool IsWithdrawn, int PublishedRevision, int RevisionCount, WordsToIndex? Words)
    {
        /// <summary>Visitors see it, or will when its time comes.</summary>
        public bool IsPublic => PublishedRevision > 0 && !IsWithdrawn && PublishedAt is not null;

        /// <summary>What visitors see is also what staff are working on, so that one row does for both.</summary>
        public bool IsNewest => IsPublic && PublishedRevision == RevisionCount;
    }
}
