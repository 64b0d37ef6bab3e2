using System.Globalization;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.Seeding;

/// <summary>
/// Reads the <see cref="Content"/> of a database: what visitors read, and the newer drafts beside it. Older revisions and
/// accounts are not content; a backup keeps them.
/// </summary>
public sealed class ContentExport(SiteDb db, Func<DateTimeOffset, DateTimeOffset> local, DateTimeOffset now)
{
    private Dictionary<int, string> _categories = [];
    private ILookup<string, string> _former = Array.Empty<string>().ToLookup(from => from);

    public async Task<Content> ReadAsync(CancellationToken cancel)
    {
        var categories = await db.Categories.AsNoTracking().OrderBy(category => category.Order).ThenBy(category => category.Id).ToListAsync(cancel);
        _categories = categories.ToDictionary(category => category.Id, category => category.Slug);
        _former = (await db.Redirects.AsNoTracking().InUse().OrderBy(redirect => redirect.Id).Select(redirect => new { redirect.From, redirect.To }).ToListAsync(cancel))
            .ToLookup(redirect => redirect.To, redirect => redirect.From);
        var profile = await db.SiteProfiles.AsNoTracking().Include(p => p.Contacts).SingleOrDefaultAsync(cancel);
        var offices = await db.Offices.AsNoTracking().Include(office => office.Contacts).OrderBy(office => office.Order).ToListAsync(cancel);
        var centers = await db.LegalAidCenters.AsNoTracking().Include(center => center.Contacts).OrderBy(center => center.Order).ToListAsync(cancel);
        return new()
        {
            Site = profile is null ? null : SiteOf(profile),
            Offices = [.. offices.Select(OfficeOf)],
            Centers = [.. centers.Select(CenterOf)],
            Categories = [.. categories.Select(c => new CategoryFile { Slug = c.Slug, Name = c.Name, Description = c.Description, Order = c.Order, InNavigation = c.InNavigation, BinnedAt = c.BinnedAt })],
            Media = await MediaFolder.ReadEntriesAsync(db, cancel),
            Synonyms = [.. Synonyms.Groups(await db.SynonymLists.Select(list => list.Lines).SingleOrDefaultAsync(cancel) ?? "")],
            Redirects = [.. _former.Where(group => SiteAddress.Read(group.Key) is not { Place: SitePlace.Article or SitePlace.Page }).SelectMany(group => group.Select(from => new RedirectFile(from, group.Key)))],
            Pages = await PagesAsync(cancel),
            Articles = await ArticlesAsync(cancel),
        };
    }

    private async Task<List<WritingFile>> PagesAsync(CancellationToken cancel)
    {
        var files = new List<WritingFile>();
        foreach (var page in await db.Pages.AsNoTracking().WithLatest().OrderBy(page => page.Id).ToListAsync(cancel))
        {
            // One in the bin may have had the address of one in use.
            var name = page.BinnedAt is null ? page.Slug : string.Create(CultureInfo.InvariantCulture, $"{page.Slug}.binned-{page.Id}");
            if (page.Published is { } published) files.Add(Describe(PageFile(page, published, $"{name}.md"), ArticleState.Published));
            if (page.Published is null) files.Add(Describe(PageFile(page, page.Latest.Text, $"{name}.md"), ArticleState.Draft));
            else if (page.HasUnpublishedChanges) files.Add(Describe(PageFile(page, page.Latest.Text, $"{name}.newer-draft.md"), ArticleState.Draft));
        }
        return files;
    }

    private async Task<List<WritingFile>> ArticlesAsync(CancellationToken cancel)
    {
        var views = await db.ArticleViews.GroupBy(v => v.ArticleId).Select(g => new { g.Key, Count = g.Sum(v => v.Count) }).ToDictionaryAsync(v => v.Key, v => v.Count, cancel);
        var files = new List<WritingFile>();
        var reviews = await db.Articles.AsNoTracking().SelectMany(article => article.Revisions.Where(revision => revision.Number == article.PublishedRevision && revision.Review != null), (article, revision) => new { article.Id, revision.Review }).ToDictionaryAsync(r => r.Id, r => r.Review!, cancel);
        foreach (var article in await db.Articles.AsNoTracking().WithLatest().Include(article => article.ChangeNotes).AsSplitQuery().OrderBy(article => article.Id).ToListAsync(cancel))
        {
            var state = article.StateAt(now);
            var name = article.Id.ToString("D6", CultureInfo.InvariantCulture);
            var file = Describe(ArticleFile(article, article.Published ?? article.Latest.Text, $"{name}.md"), state);
            file.Published = Moment(article.PublishedAt);
            file.Withdrawn = Moment(article.WithdrawnAt);
            file.Reason = OrNull(article.WithdrawalReason);
            file.OutdatedSince = Date(article.Outdated?.Since);
            file.OutdatedReason = OrNull(article.Outdated?.Reason);
            file.ReplacedBy = article.Outdated?.ReplacedById?.ToString(CultureInfo.InvariantCulture);
            if (reviews.GetValueOrDefault(article.Id) is { } review) (file.ReviewedBy, file.ReviewedOn, file.LawAsOf) = (review.By, Date(review.On), Date(review.LawAsOf));
            file.Changes = OrNull(string.Join('\n', article.ChangeNotes.OrderBy(note => note.Id).Select(note => $"{Moment(note.At)} {note.Text}")));
            file.Views = article.LegacyViews + views.GetValueOrDefault(article.Id) is var total and > 0 ? total.ToString(CultureInfo.InvariantCulture) : null;
            files.Add(file);
            if (article.HasUnpublishedChanges) files.Add(Describe(ArticleFile(article, article.Latest.Text, $"{name}.newer-draft.md"), ArticleState.Draft));
        }
        return files;
    }

    private static WritingFile Describe(WritingFile file, ArticleState state)
    {
        file.State = state.ToString();
        return file;
    }

    private WritingFile PageFile(Page page, ArticleText text, string name)
    {
        var file = FileOf(text, page.CreationKey, page.Latest.SavedBy, name);
        file.Slug = page.Slug;
        file.Binned = Moment(page.BinnedAt);
        file.FormerAddresses = FormerOf(new(SitePlace.Page, Slug: page.Slug), page);
        file.Place = page.Place.ToString();
        file.Order = page.Order.ToString(CultureInfo.InvariantCulture);
        return file;
    }

    private WritingFile ArticleFile(Article article, ArticleText text, string name)
    {
        var file = FileOf(text, article.CreationKey, article.Latest.SavedBy, name);
        file.Id = article.Id.ToString(CultureInfo.InvariantCulture);
        file.Binned = Moment(article.BinnedAt);
        file.FormerAddresses = FormerOf(new(SitePlace.Article, article.Id), article);
        return file;
    }

    private WritingFile FileOf(ArticleText text, Guid key, string by, string name) => new()
    {
        File = name,
        Key = key.ToString(),
        By = by,
        Kicker = OrNull(text.Kicker),
        Title = text.Title,
        Subtitle = OrNull(text.Subtitle),
        Category = text.CategoryId is { } id ? _categories.GetValueOrDefault(id) : null,
        Author = OrNull(text.Author),
        AuthorOffice = OrNull(text.AuthorOffice),
        Source = OrNull(text.Source),
        SourceDate = Date(text.SourceDate),
        SourcePage = OrNull(text.SourcePage),
        OriginalUrl = OrNull(text.OriginalUrl),
        Editor = OrNull(text.Editor),
        Summary = OrNull(text.Summary),
        Body = text.Body,
    };

    // An address leads to what is in use.
    private List<string>? FormerOf(SiteAddress address, Writing writing) => writing.BinnedAt is null && _former[address.ToString()].ToList() is { Count: > 0 } former ? former : null;

    private static SiteFile SiteOf(SiteProfile profile) => new()
    {
        Name = profile.Name,
        ShortName = profile.ShortName,
        NameEnglish = profile.NameEnglish,
        Description = profile.Description,
        LicenceNumber = profile.LicenceNumber,
        IcpNumber = profile.IcpNumber,
        PoliceNumber = profile.PoliceNumber,
        AreaCode = profile.AreaCode,
        Contacts = ContactsOf(profile),
    };

    private static OfficeFile OfficeOf(Domain.Offices.Office office) => new()
    {
        Id = office.Id,
        Key = office.CreationKey,
        Name = office.Name,
        City = office.City,
        Address = office.Address,
        Directions = office.Directions,
        AreaCode = office.AreaCode,
        Hours = office.Hours,
        IsClosed = office.IsClosed,
        BinnedAt = office.BinnedAt,
        Verified = VerificationOf(office.Verified),
        Contacts = ContactsOf(office),
    };

    private static CenterFile CenterOf(Domain.LegalAid.LegalAidCenter center) => new()
    {
        Id = center.Id,
        Key = center.CreationKey,
        Name = center.Name,
        NameAtSource = center.NameAtSource,
        District = center.District,
        DistrictCode = center.DistrictCode,
        FormerNames = center.FormerNames.Split('、', StringSplitOptions.RemoveEmptyEntries),
        Address = center.Address,
        AreaCode = center.AreaCode,
        Hours = center.Hours,
        Status = center.Status,
        SupersededById = center.SupersededById,
        BinnedAt = center.BinnedAt,
        SourceTitle = center.SourceTitle,
        SourceDate = center.SourceDate,
        Verified = VerificationOf(center.Verified),
        Contacts = ContactsOf(center),
    };

    private static List<ContactFile> ContactsOf(IHasContacts owner) => [.. owner.Contacts.OrderBy(contact => contact.Order).Select(contact => new ContactFile
    {
        Label = contact.Label,
        Number = contact.Printed,
        Kind = contact.Kind,
        Note = contact.Note,
        IsRetired = contact.IsRetired,
        BinnedAt = contact.BinnedAt,
        Verified = VerificationOf(contact.Verified),
    })];

    private static VerificationFile? VerificationOf(Verification? verification) =>
        verification is null ? null : new(verification.On, verification.By, verification.How);

    private string? Moment(DateTimeOffset? moment) =>
        moment is { } m ? local(m).ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture) : null;

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
