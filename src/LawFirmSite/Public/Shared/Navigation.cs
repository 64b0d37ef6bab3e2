using LawFirmSite.Domain.Site;
using LawFirmSite.Web;

namespace LawFirmSite.Public.Shared;

/// <summary>A word of the navigation and where it leads.</summary>
public sealed record NavigationWord(string Name, string Address);

/// <summary>The row of words under the firm's name: at most eight, so that it fits a phone without a hidden menu.</summary>
public static class Navigation
{
    public const int MostWords = 8;

    private static readonly NavigationWord Home = new("首页", "/");
    private static readonly NavigationWord LegalAid = new("法律援助", "/legal-aid");
    private static readonly NavigationWord Contact = new("联系我们", "/offices");

    public static IReadOnlyList<NavigationWord> Of(SiteSnapshot? site)
    {
        if (site is null) return [Home, LegalAid, Contact];

        var categories = site.Categories.Where(category => category.InNavigation)
            .Select(category => (category.Order, Word: new NavigationWord(category.Name, $"/categories/{category.Slug}")));
        var pages = site.Pages.Where(page => page.Place == PagePlace.Header)
            .Select(page => (page.Order, Word: new NavigationWord(page.Title, $"/pages/{page.Slug}")));
        // A word stands for one thing: a category named like a fixed word is reached from that word's page.
        return [Home, LegalAid,
            .. categories.Concat(pages).OrderBy(entry => entry.Order).Select(entry => entry.Word)
                .Where(word => word.Name != LegalAid.Name).DistinctBy(word => word.Name).Take(MostWords - 3),
            Contact];
    }

    /// <summary>The word whose page, or the list above it, is being read.</summary>
    public static bool IsCurrent(NavigationWord word, PathString path) =>
        word.Address == "/" ? path == "/" : path.StartsWithSegments(word.Address);
}
