using System.Text.Json.Nodes;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Articles;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Html;

namespace LawFirmSite.Public.Shared;

/// <summary>What a page shows, said once more in the words of schema.org for search engines and assistants (JSON-LD).</summary>
public static class StructuredData
{
    public static IHtmlContent Crumbs(IReadOnlyList<Crumb> crumbs, string origin) => SafeHtml.Data(Thing("BreadcrumbList", new()
    {
        ["itemListElement"] = new JsonArray([.. crumbs.Prepend(new("首页", "/")).Select((crumb, index) => Thing("ListItem", new()
        {
            ["position"] = index + 1,
            ["name"] = crumb.Name,
            ["item"] = crumb.Address is { } address ? origin + address : null,
        }))]),
    }).InContext());

    /// <summary>A text that came from a paper is news; one of our own is an article.</summary>
    public static IHtmlContent Article(ArticlePage page, SiteProfile firm) => SafeHtml.Data(Thing(page.IsReprint ? "NewsArticle" : "Article", new()
    {
        ["headline"] = page.Title,
        ["datePublished"] = page.Published.InList(),
        ["dateModified"] = page.Updated?.InList(),
        ["author"] = page.Author.Length > 0 ? Thing("Person", new() { ["name"] = page.Author }) : Organization(page.AuthorOffice.Length > 0 ? page.AuthorOffice : firm.Name),
        ["isBasedOn"] = page.IsReprint ? Thing("CreativeWork", new() { ["name"] = page.SourceLine, ["url"] = page.OriginalUrl.Length > 0 ? page.OriginalUrl : null }) : null,
    }).InContext());

    public static IHtmlContent Offices(IEnumerable<Office> offices, SiteProfile firm, string origin) => SafeHtml.Data(
        new JsonObject { ["@context"] = Vocabulary, ["@graph"] = new JsonArray([.. offices.Select(office => LegalService(office, firm, origin))]) });

    private const string Vocabulary = "https://schema.org";

    private static JsonObject LegalService(Office office, SiteProfile firm, string origin) => Thing("LegalService", new()
    {
        ["@id"] = $"{origin}/offices/{office.Id}",
        ["name"] = $"{firm.Name} {office.Name}".Trim(),
        ["url"] = $"{origin}/offices/{office.Id}",
        ["image"] = $"{origin}/icons/512.png",
        ["address"] = Thing("PostalAddress", new() { ["streetAddress"] = office.Address, ["addressLocality"] = office.City, ["addressCountry"] = "CN" }),
        ["telephone"] = Numbers(office.Phones.Select(phone => phone.Dial)),
        ["faxNumber"] = Numbers(office.ContactsInUse.Where(contact => contact.Kind == ContactKind.Fax).Select(fax => fax.Display)),
        ["openingHours"] = Numbers(OpeningHours.Read(office.Hours)),
        ["contactPoint"] = new JsonArray([.. firm.Phones.Where(phone => phone.Dial is not null).Select(phone => Thing("ContactPoint", new()
        {
            ["contactType"] = phone.Label,
            ["telephone"] = phone.Dial,
            ["hoursAvailable"] = OpeningHours.IsRoundTheClock(phone.Label) ? Thing("OpeningHoursSpecification", new() { ["opens"] = "00:00", ["closes"] = "23:59" }) : null,
        }))]),
        ["parentOrganization"] = Organization(firm.Name),
    });

    private static JsonObject Organization(string name) => Thing("Organization", new() { ["name"] = name });

    private static JsonArray? Numbers(IEnumerable<string?> values)
    {
        var known = values.OfType<string>().Select(value => (JsonNode)value).ToArray();
        return known.Length > 0 ? [.. known] : null;
    }

    /// <summary>Only what is known is said.</summary>
    private static JsonObject Thing(string type, JsonObject about)
    {
        foreach (var name in about.Where(pair => pair.Value is null or JsonArray { Count: 0 }).Select(pair => pair.Key).ToList()) about.Remove(name);
        about.Insert(0, "@type", type);
        return about;
    }

    private static JsonObject InContext(this JsonObject thing)
    {
        thing.Insert(0, "@context", Vocabulary);
        return thing;
    }
}
