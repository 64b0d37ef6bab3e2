using System.Globalization;
using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Domain.Redirects;

/// <summary>
/// An address that this site can have, and nothing else: no host, no query, no sign that a browser might read in another
/// way. So whatever is sent to it stays here.
/// </summary>
public sealed record SiteAddress(SitePlace Place, int Id = 0, string Slug = "")
{
    private static readonly string[] Fixed =
        ["/", "/articles", "/legal-aid", "/offices", "/search", "/bookmark", "/feed.xml", "/sitemap.xml", "/robots.txt", "/legal-aid.csv", "/legal-aid.json"];

    public static SiteAddress? Read(string? text)
    {
        if (text is null) return null;
        if (Fixed.Contains(text, StringComparer.Ordinal)) return new(SitePlace.Fixed, Slug: text);

        return text.Split('/') switch
        {
            ["", "articles", var id] => Numbered(SitePlace.Article, id),
            ["", "legal-aid", var id] => Numbered(SitePlace.Center, id),
            ["", "offices", var id] => Numbered(SitePlace.Office, id),
            ["", "categories", var slug] when Articles.Slug.IsValid(slug) => new(SitePlace.Category, Slug: slug),
            ["", "pages", var slug] when Articles.Slug.IsValid(slug) => new(SitePlace.Page, Slug: slug),
            _ => null,
        };
    }

    public override string ToString() => Place switch
    {
        SitePlace.Fixed => Slug,
        SitePlace.Article => string.Create(CultureInfo.InvariantCulture, $"/articles/{Id}"),
        SitePlace.Center => string.Create(CultureInfo.InvariantCulture, $"/legal-aid/{Id}"),
        SitePlace.Office => string.Create(CultureInfo.InvariantCulture, $"/offices/{Id}"),
        SitePlace.Category => $"/categories/{Slug}",
        SitePlace.Page => $"/pages/{Slug}",
    };

    private static SiteAddress? Numbered(SitePlace place, string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number.ToString(CultureInfo.InvariantCulture) == id
            ? new(place, number)
            : null;
}

/// <summary>What stands at an address.</summary>
public enum SitePlace
{
    /// <summary>A page that is always there, such as the home page; its address is its slug.</summary>
    Fixed,
    Article,
    Category,
    Page,
    Center,
    Office,
}
