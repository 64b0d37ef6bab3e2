using LawFirmSite.Data;
using LawFirmSite.Data.Search;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.Search;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Search;

/// <summary>
/// One search over articles, pages, offices and centers. What is shown always comes through the door of public text, so that
/// an index that lags behind can never show a withdrawn word.
/// </summary>
public sealed class SiteSearch(SiteDb db, SiteSnapshot site, SearchIndex index, DateTimeOffset now)
{
    private const int ExcerptLength = 110;
    private const int MostYears = 12;

    /// <summary>How many articles are looked through one by one while there is no index.</summary>
    private const int MostWithoutIndex = 300;

    public async Task<SearchPage> FindAsync(SearchQuery query, SearchFilter filter, CancellationToken cancel)
    {
        var counties = CountyList.Of(site.Directory);
        if (query.IsEmpty) return new(query, filter, new([], filter.Page, Paging.ListSize, 0), false, false, false, counties);

        var directory = new DirectorySearch(site, query);
        var entries = filter.IsSet ? [] : directory.Exact();
        var answer = await index.AskAsync(reader => Ask(new(reader, query, Facets(filter), now), entries.Count == 0), cancel);
        var isPartial = answer is null;
        answer ??= await WithoutIndexAsync(query, filter, cancel);
        if (answer.IsLoose && !filter.IsSet) entries = directory.Near();

        var found = entries.Select(entry => (entry.Score, Entry: (DirectoryHit?)entry, Row: 0L)).Concat(answer.Hits.Select(hit => (hit.Score, Entry: (DirectoryHit?)null, hit.Row)))
            .OrderByDescending(one => one.Score).Take(IndexSearch.Most).ToList();
        var slice = found.Skip((int)Math.Min(found.Count, (filter.Page - 1L) * Paging.ListSize)).Take(Paging.ListSize).ToList();
        var words = answer.IsLoose ? query.Words.SelectMany(word => word.Spellings).SelectMany(SearchTerms.OfWords).ToList() : [.. query.Words.SelectMany(word => word.Spellings)];
        var texts = await TextsAsync([.. slice.Where(one => one.Entry is null).Select(one => one.Row)], words, cancel);
        var items = slice.Select(one => one.Entry is { } entry ? EntryOf(entry, words) : texts.GetValueOrDefault(one.Row)).OfType<Found>().ToList();
        return new(query, filter, new(items, filter.Page, Paging.ListSize, found.Count), answer.IsMore, answer.IsLoose, isPartial, counties)
        {
            Categories = [.. site.Categories.Where(category => answer.Hits.Any(hit => hit.Category == category.Id))],
            Years = [.. answer.Hits.Select(hit => hit.Year).Where(year => year > 0).Distinct().OrderDescending().Take(MostYears)],
        };
    }

    /// <summary>What comes near is looked for only where nothing fits.</summary>
    private static IndexAnswer Ask(IndexSearch search, bool nothingYet)
    {
        var exact = search.Exact();
        return exact.Hits.Count == 0 && nothingYet ? search.Loose() : exact;
    }

    private static List<string> Facets(SearchFilter filter) =>
    [
        .. filter.Category is { } category ? (string[])[Facet.Category(category.Id)] : [],
        .. filter.Year is { } year ? (string[])[Facet.Year(year)] : [],
    ];

    private async Task<IndexAnswer> WithoutIndexAsync(SearchQuery query, SearchFilter filter, CancellationToken cancel)
    {
        // Narrowing needs the index; without it the answer would only look complete.
        if (filter.IsSet) return new([], false, false);

        var pages = db.Pages.AsNoTracking().InUse().Where(page => page.PublishedRevision > 0);
        IQueryable<Article> articles = db.Articles.AsNoTracking().Public(now).NewestFirst().Take(MostWithoutIndex);
        foreach (var pattern in query.Words.Select(word => SearchQuery.Pattern(word.Text)))
        {
            pages = pages.Where(page => EF.Functions.Like(page.Published!.Title, pattern, "\\") || EF.Functions.Like(page.Published.Body, pattern, "\\"));
            articles = articles.Where(article => EF.Functions.Like(article.Published!.Title, pattern, "\\")
                || EF.Functions.Like(article.Published.Summary, pattern, "\\") || EF.Functions.Like(article.Published.Body, pattern, "\\"));
        }
        var found = (await articles.Select(article => article.Id).ToListAsync(cancel)).OrderDescending().Select(id => IndexRow.Of(IndexedKind.Article, id))
            .Concat((await pages.Select(page => page.Id).ToListAsync(cancel)).Select(id => IndexRow.Of(IndexedKind.Page, id)));
        return new([.. found.Select(row => new IndexHit(row, 1, 0, 0))], false, false);
    }

    private async Task<Dictionary<long, Found>> TextsAsync(List<long> rows, List<string> words, CancellationToken cancel)
    {
        var meanings = rows.Select(IndexRow.Meaning).ToLookup(meaning => meaning.Kind, meaning => meaning.Id);
        var (articleIds, pageIds) = (meanings[IndexedKind.Article].ToList(), meanings[IndexedKind.Page].ToList());
        var articles = await db.Articles.AsNoTracking().Public(now).Where(article => articleIds.Contains(article.Id)).Select(article => new
        {
            article.Id,
            article.CategoryId,
            article.PublishedAt,
            article.IsOutdated,
            article.Published!.Title,
            article.Published.Source,
            article.Published.Summary,
            article.Published.Body,
        }).ToListAsync(cancel);
        var pages = pageIds.Count == 0 ? [] : await db.Pages.AsNoTracking().InUse().Where(page => page.PublishedRevision > 0 && pageIds.Contains(page.Id))
            .Select(page => new { page.Id, page.Slug, page.Place, page.Published!.Title, page.Published.Summary, page.Published.Body }).ToListAsync(cancel);

        return articles.Select(a => (Row: IndexRow.Of(IndexedKind.Article, a.Id), Found: new Found($"/articles/{a.Id}", Excerpt.Whole(a.Title, words), TextOf(a.Body, a.Summary, words))
        {
            Article = new(site.Category(a.CategoryId)?.Name ?? "", a.Source, a.PublishedAt!.Value, a.IsOutdated),
        })).Concat(pages.Select(p => (Row: IndexRow.Of(IndexedKind.Page, p.Id), Found: new Found(p.Place.AddressOf(p.Slug), Excerpt.Whole(p.Title, words), TextOf(p.Body, p.Summary, words)))))
            .ToDictionary(pair => pair.Row, pair => pair.Found);
    }

    /// <summary>The passage that says it; where the text does not, what the text is about.</summary>
    private static IReadOnlyList<ExcerptPart> TextOf(string body, string summary, List<string> words)
    {
        var passage = Excerpt.Around(PlainText.Of(body), words, ExcerptLength);
        return passage.Any(part => part.IsHit) || summary.Length == 0 ? passage : Excerpt.Around(summary, words, ExcerptLength);
    }

    private static Found EntryOf(DirectoryHit entry, List<string> words) => entry.Center is { } center
        ? new($"/legal-aid/{center.Id}", Excerpt.Whole(center.Name, words), Excerpt.Whole(center.Address, words)) { Center = center }
        : new($"/offices/{entry.Office!.Id}", Excerpt.Whole(entry.Office.Name, words),
            Excerpt.Whole(entry.Office.Directions.Length > 0 ? $"{entry.Office.Address}（{entry.Office.Directions}）" : entry.Office.Address, words))
        { Office = entry.Office };
}
