using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using LawFirmSite.Web.Markdown;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.Feeds;

/// <summary>An article as the feed carries it: whole.</summary>
public sealed record FeedEntry(int Id, string Title, string Author, string Summary, string Html, DateTimeOffset PublishedAt, DateTimeOffset UpdatedAt);

/// <summary>The newest articles in full (RFC 4287). Every address in it names the host.</summary>
public sealed class AtomFeed(SiteSnapshot site, string origin)
{
    private const int Entries = 20;

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task<IReadOnlyList<FeedEntry>> NewestAsync(SiteDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var newest = site.Order.All.Take(Entries).ToArray();
        var entries = await db.Articles.AsNoTracking().Public(now).Where(article => newest.Contains(article.Id))
            .Select(article => new FeedEntry(article.Id, article.Published!.Title, article.Published.Author, article.Published.Summary,
                article.PublishedHtml!.Html, article.PublishedAt!.Value, article.UpdatedAt!.Value))
            .ToListAsync(cancel);
        return [.. entries.OrderBy(entry => Array.IndexOf(newest, entry.Id))];
    }

    public byte[] Write(IReadOnlyList<FeedEntry> entries)
    {
        var updated = entries.Count == 0 ? DateTimeOffset.UnixEpoch : entries.Max(entry => entry.UpdatedAt > entry.PublishedAt ? entry.UpdatedAt : entry.PublishedAt);
        return XmlText.Write(new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", "zh-CN"),
            new XElement(Atom + "id", $"{origin}/"),
            new XElement(Atom + "title", Firm),
            new XElement(Atom + "updated", XmlText.Moment(updated)),
            new XElement(Atom + "author", new XElement(Atom + "name", Firm)),
            Link("self", "application/atom+xml", $"{origin}/feed.xml"),
            Link("alternate", "text/html", $"{origin}/"),
            entries.Select(Entry)));
    }

    private XElement Entry(FeedEntry entry) => new(Atom + "entry",
        new XElement(Atom + "id", Address(entry)),
        new XElement(Atom + "title", XmlText.Valid(entry.Title)),
        Link("alternate", "text/html", Address(entry)),
        new XElement(Atom + "published", XmlText.Moment(entry.PublishedAt)),
        new XElement(Atom + "updated", XmlText.Moment(entry.UpdatedAt > entry.PublishedAt ? entry.UpdatedAt : entry.PublishedAt)),
        entry.Author.Length > 0 ? new XElement(Atom + "author", new XElement(Atom + "name", XmlText.Valid(entry.Author))) : null,
        entry.Summary.Length > 0 ? new XElement(Atom + "summary", XmlText.Valid(entry.Summary)) : null,
        new XElement(Atom + "content", new XAttribute("type", "html"), XmlText.Valid(Body(entry))));

    private static XElement Link(string relation, string type, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address));

    // Neither may be empty (RFC 4287), also before the firm has written down its name.
    private string Firm => site.Profile.Name.Length > 0 ? XmlText.Valid(site.Profile.Name) : "律师事务所";

    private string Address(FeedEntry entry) => $"{origin}/articles/{entry.Id.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>A feed is read elsewhere and kept: its addresses are whole, and records that change stay a link.</summary>
    private string Body(FeedEntry entry) => string.Concat(BodyParts.Of(entry.Html).Select(part => part.Html ?? Link(part.Reference!)))
        .Replace("href=\"/", $"href=\"{origin}/", StringComparison.Ordinal)
        .Replace("src=\"/", $"src=\"{origin}/", StringComparison.Ordinal)
        .Replace("href=\"#", $"href=\"{Address(entry)}#", StringComparison.Ordinal);

    private static string Link(DirectoryReference reference) => (reference.Kind, reference.Id) switch
    {
        (DirectoryKind.Office, var id) => $"<p><a href=\"/offices/{id}\">查看办公室的地址和电话</a></p>",
        (DirectoryKind.LegalAidCenter, null) => "<p><a href=\"/legal-aid\">查看法律援助中心名录</a></p>",
        (DirectoryKind.LegalAidCenter, var id) => $"<p><a href=\"/legal-aid/{id}\">查看这个法律援助中心的地址和电话</a></p>",
    };
}

/// <summary>XML as bytes, without the characters that XML cannot hold.</summary>
internal static class XmlText
{
    public static byte[] Write(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new() { Encoding = new System.Text.UTF8Encoding(false), Indent = true })) new XDocument(root).Save(writer);
        return stream.ToArray();
    }

    /// <summary>A body may hold &amp;#1; and the like, which HTML shows as nothing.</summary>
    public static string Valid(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
