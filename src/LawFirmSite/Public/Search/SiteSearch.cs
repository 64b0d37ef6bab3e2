using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Public.Articles;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Search;

/// <summary>Looks through the directory in memory and through published texts in the database.</summary>
public sealed class SiteSearch(SiteDb db, SiteSnapshot site, DateTimeOffset now)
{
    public const int MostResults = 50;

    public async Task<SearchResults> FindAsync(SearchQuery query, CancellationToken cancel)
    {
        var counties = CountyList.Of(site.Directory);
        if (query.IsEmpty) return new(query, counties, [], [], [], []);

        return new(query, counties,
            [.. site.Directory.OpenCenters.Where(center => Matches(query, center))],
            [.. site.Directory.OpenOffices.Where(office => Matches(query, office))],
            await PagesAsync(query, cancel),
            await ArticlesAsync(query, cancel));
    }

    private bool Matches(SearchQuery query, LegalAidCenter center)
    {
        var text = string.Join('\n', [center.Name, center.NameAtSource, center.FormerNames, center.District, center.Address,
            .. site.Directory.Predecessors(center).Select(before => before.Name)]);
        return Matches(query, text, center);
    }

    private static bool Matches(SearchQuery query, Office office) =>
        Matches(query, string.Join('\n', office.Name, office.City, office.Address, office.Directions), office);

    private static bool Matches(SearchQuery query, string text, IHasContacts owner) =>
        query.Number is { } digits && owner.ContactsInUse.Any(contact => SearchQuery.Digits(contact.Display).Contains(digits, StringComparison.Ordinal))
        || query.Words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private async Task<IReadOnlyList<PageLink>> PagesAsync(SearchQuery query, CancellationToken cancel)
    {
        var pages = db.Pages.AsNoTracking().Where(page => page.PublishedRevision > 0);
        foreach (var word in query.Words)
        {
            var pattern = SearchQuery.Pattern(word);
            pages = pages.Where(page => EF.Functions.Like(page.Published!.Title, pattern, "\\") || EF.Functions.Like(page.Published.Body, pattern, "\\"));
        }
        var slugs = await pages.OrderBy(page => page.Order).Select(page => page.Slug).Take(MostResults).ToListAsync(cancel);
        return [.. site.Pages.Where(page => slugs.Contains(page.Slug))];
    }

    private async Task<IReadOnlyList<ArticleRow>> ArticlesAsync(SearchQuery query, CancellationToken cancel)
    {
        var articles = db.Articles.Public(now);
        foreach (var word in query.Words)
        {
            var pattern = SearchQuery.Pattern(word);
            articles = articles.Where(article => EF.Functions.Like(article.Published!.Title, pattern, "\\")
                || EF.Functions.Like(article.Published.Summary, pattern, "\\") || EF.Functions.Like(article.Published.Body, pattern, "\\"));
        }
        return await articles.NewestFirst().Rows().Take(MostResults).ToListAsync(cancel);
    }
}

/// <summary>What was found, the directory first: people look for a number more often than for an article.</summary>
public sealed record SearchResults(
    SearchQuery Query,
    CountyList Counties,
    IReadOnlyList<LegalAidCenter> Centers,
    IReadOnlyList<Office> Offices,
    IReadOnlyList<PageLink> Pages,
    IReadOnlyList<ArticleRow> Articles)
{
    public int Count => Centers.Count + Offices.Count + Pages.Count + Articles.Count;

    public CountyList FoundCenters => CountyList.Of(Counties.Directory with { Centers = Centers });
}
