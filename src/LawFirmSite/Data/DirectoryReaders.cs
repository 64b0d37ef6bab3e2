using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data;

/// <summary>How many readers saw each office and center: on its own page, and in public articles that show it.</summary>
public sealed class DirectoryReaders
{
    private readonly Dictionary<Viewed, long> _counts = [];
    private long _everyCenter;

    public long Of(IHasContacts owner) => owner switch
    {
        LegalAidCenter center => _counts.GetValueOrDefault(new(ViewedKind.LegalAidCenter, center.Id)) + _everyCenter,
        Office office => _counts.GetValueOrDefault(new(ViewedKind.Office, office.Id)),
        _ => 0,
    };

    public static async Task<DirectoryReaders> ReadAsync(SiteDb db, DateOnly since, DateTimeOffset now, CancellationToken cancel)
    {
        var readers = new DirectoryReaders();
        var pages = await db.DirectoryViews.Where(views => views.Day >= since)
            .GroupBy(views => new { views.Kind, views.EntryId }).Select(group => new { group.Key.Kind, group.Key.EntryId, Count = group.Sum(views => views.Count) }).ToListAsync(cancel);
        foreach (var page in pages) readers.Add(new Viewed(page.Kind, page.EntryId), page.Count);

        var articles = await db.Articles.Public(now).Where(article => article.Published!.Body.Contains("{{"))
            .Select(article => new { article.Published!.Body, Count = db.ArticleViews.Where(views => views.ArticleId == article.Id && views.Day >= since).Sum(views => views.Count) }).ToListAsync(cancel);
        foreach (var article in articles)
            foreach (var reference in DirectoryReference.In(article.Body).Distinct()) readers.Add(reference, article.Count);
        return readers;
    }

    private void Add(DirectoryReference reference, long count)
    {
        if (reference.Id is { } id) Add(new Viewed(reference.Kind == DirectoryKind.Office ? ViewedKind.Office : ViewedKind.LegalAidCenter, id), count);
        else _everyCenter += count;
    }

    private void Add(Viewed page, long count) => _counts[page] = _counts.GetValueOrDefault(page) + count;
}
