using LawFirmSite.Data;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Redirects;

/// <summary>What stands at an address of this site, in words for staff.</summary>
/// <param name="Fault">Why visitors do not find it there; null when they do.</param>
public sealed record AddressStanding(string Name, string? Fault)
{
    public const string InBin = "在回收站里，读者打不开。";
    public const string Unknown = "没有这一页，读者打不开。";

    public bool IsOpen => Fault is null;
}

/// <summary>Looks up many addresses at once: a query a kind, however many there are.</summary>
public static class AddressStandings
{
    /// <summary>By address; those that are no address of this site are left out.</summary>
    public static async Task<Dictionary<string, AddressStanding>> StandingsAsync(this SiteDb db, IEnumerable<string> addresses, DateTimeOffset now, CancellationToken cancel)
    {
        var wanted = addresses.Select(SiteAddress.Read).OfType<SiteAddress>().Distinct().ToLookup(address => address.Place);
        var found = new Dictionary<SiteAddress, AddressStanding>();
        foreach (var address in wanted[SitePlace.Fixed]) found[address] = new(address.Slug, null);

        if (Numbers(SitePlace.Article) is { Count: > 0 } articles)
        {
            foreach (var one in await db.Articles.AsNoTracking().Where(article => articles.Contains(article.Id)).Select(article => new
            {
                article.Id,
                article.BinnedAt,
                article.PublishedRevision,
                article.PublishedAt,
                article.WithdrawnAt,
                Title = article.Revisions.Where(revision => revision.Number == article.RevisionCount).Select(revision => revision.Text.Title).First(),
            }).ToListAsync(cancel))
            {
                found[new(SitePlace.Article, one.Id)] = new(one.Title,
                    one.BinnedAt is not null ? AddressStanding.InBin
                    : one.PublishedRevision == 0 ? "还是草稿，读者打不开。"
                    : one.WithdrawnAt is not null ? "已经撤回，读者只看到撤回的原因。"
                    : one.PublishedAt > now ? "还没到发布时间，读者打不开。"
                    : null);
            }
        }
        if (Slugs(SitePlace.Category) is { Count: > 0 } categories)
        {
            foreach (var one in await db.Categories.AsNoTracking().InUse().Where(category => categories.Contains(category.Slug)).Select(category => new { category.Slug, category.Name }).ToListAsync(cancel))
                found[new(SitePlace.Category, Slug: one.Slug)] = new($"栏目：{one.Name}", null);
        }
        if (Slugs(SitePlace.Page) is { Count: > 0 } pages)
        {
            foreach (var one in await db.Pages.AsNoTracking().InUse().Where(page => pages.Contains(page.Slug)).Select(page => new
            {
                page.Slug,
                page.PublishedRevision,
                Title = page.Revisions.Where(revision => revision.Number == page.RevisionCount).Select(revision => revision.Text.Title).First(),
            }).ToListAsync(cancel))
                found[new(SitePlace.Page, Slug: one.Slug)] = new($"页面：{one.Title}", one.PublishedRevision == 0 ? "还没有发布，读者打不开。" : null);
        }
        if (Numbers(SitePlace.Center) is { Count: > 0 } centers)
        {
            foreach (var one in await db.LegalAidCenters.AsNoTracking().Where(center => centers.Contains(center.Id)).Select(center => new { center.Id, center.Name, center.BinnedAt, center.Status }).ToListAsync(cancel))
                found[new(SitePlace.Center, one.Id)] = new(one.Name, one.BinnedAt is not null ? AddressStanding.InBin : null);
        }
        if (Numbers(SitePlace.Office) is { Count: > 0 } offices)
        {
            foreach (var one in await db.Offices.AsNoTracking().Where(office => offices.Contains(office.Id)).Select(office => new { office.Id, office.Name, office.BinnedAt, office.IsClosed }).ToListAsync(cancel))
                found[new(SitePlace.Office, one.Id)] = new(one.Name, one.BinnedAt is not null ? AddressStanding.InBin : one.IsClosed ? "已关闭，读者打不开。" : null);
        }
        return wanted.SelectMany(group => group).ToDictionary(address => address.ToString(), address => found.GetValueOrDefault(address) ?? new("", AddressStanding.Unknown), StringComparer.Ordinal);

        List<int> Numbers(SitePlace place) => [.. wanted[place].Select(address => address.Id)];

        List<string> Slugs(SitePlace place) => [.. wanted[place].Select(address => address.Slug)];
    }
}
