using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Articles.Checks;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Data.Seeding;

/// <summary>Turns a body into HTML, or says in a sentence why not.</summary>
public delegate bool RenderBody(string markdown, [NotNullWhen(true)] out BodyHtml? html, [NotNullWhen(false)] out string? refusal);

/// <summary>
/// Adds <see cref="Content"/> to a database: all of it or, when something is wrong, nothing. What is already there is
/// never changed, so that the same import can be run twice.
/// </summary>
public sealed class ContentImport(SiteDb db, RenderBody render, MediaFault mediaFault, Func<DateTime, DateTimeOffset> momentOf, DateTimeOffset now)
{
    private const string Importer = "导入";
    private const int MostChanges = 200;

    private Dictionary<string, int> _categories = [];
    private Dictionary<int, string> _moved = [];
    private FirmDirectory _directory = new([], []);
    private IReadOnlySet<string> _numbers = new HashSet<string>();

    /// <summary>A new database: nobody has put anything into it yet.</summary>
    public static async Task<bool> IsEmptyAsync(SiteDb db, CancellationToken cancel) =>
        !await db.SiteProfiles.AnyAsync(cancel) && !await db.Articles.AnyAsync(cancel) && !await db.Pages.AnyAsync(cancel)
        && !await db.Offices.AnyAsync(cancel) && !await db.LegalAidCenters.AnyAsync(cancel) && !await db.Categories.AnyAsync(cancel);

    /// <param name="publish">For writing whose file does not say its state.</param>
    /// <exception cref="ContentFileException">A file holds something that cannot be stored; nothing was added.</exception>
    public Task<ImportReport> AddAsync(Content content, bool publish, CancellationToken cancel) =>
        db.WholeAsync(async () =>
        {
            var report = new ImportReport();
            await AddSiteAsync(content.Site, cancel);
            await AddOfficesAsync(content.Offices, cancel);
            await AddCentersAsync(content.Centers, cancel);
            await AddCategoriesAsync(content.Categories, cancel);
            await AddSynonymsAsync(content.Synonyms, cancel);
            _directory = new(
                await db.Offices.AsNoTracking().InUse().Include(office => office.Contacts).ToListAsync(cancel),
                await db.LegalAidCenters.AsNoTracking().InUse().Include(center => center.Contacts).ToListAsync(cancel));
            _numbers = CheckedText.NumbersOf(_directory, await db.SiteProfiles.AsNoTracking().Include(p => p.Contacts).SingleOrDefaultAsync(cancel) ?? new());
            _moved = await new MediaImport(db, mediaFault).AddAsync(content.Media, (file, id) => SaveNewAsync(file, id, cancel), report, cancel);
            await EachAsync(content.Pages, page => AddPageAsync(page, publish, report, cancel), cancel);
            await EachAsync(content.Articles, article => AddArticleAsync(article, publish, report, cancel), cancel);
            await EachAsync(content.Redirects, redirect => AddRedirectAsync("redirects.json", redirect.From, redirect.To, cancel), cancel);
            return report;
        }, _ => true, alone: true, cancel); // who comes second finds what the first has added

    /// <summary>Saves one after the other and lets go of it: a save looks at all that is in hand, and each would take longer than the one before.</summary>
    private async Task EachAsync<T>(IEnumerable<T> entries, Func<T, Task> add, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            await add(entry);
            await db.SaveChangesAsync(cancel);
            // The stamp stays: this process is told of it when all is committed.
            foreach (var saved in db.ChangeTracker.Entries().Where(saved => saved.Entity is not ContentStamp).ToList()) saved.State = EntityState.Detached;
        }
    }

    private async Task AddSiteAsync(SiteFile? file, CancellationToken cancel)
    {
        if (file is null || await db.SiteProfiles.AnyAsync(cancel)) return;

        var profile = new SiteProfile
        {
            Name = file.Name,
            ShortName = file.ShortName,
            NameEnglish = file.NameEnglish,
            Description = file.Description,
            LicenceNumber = file.LicenceNumber,
            IcpNumber = file.IcpNumber,
            PoliceNumber = file.PoliceNumber,
            AreaCode = file.AreaCode,
        };
        AddContacts(profile, file.Contacts);
        db.Add(profile);
        await db.SaveChangesAsync(cancel);
    }

    private async Task AddOfficesAsync(IReadOnlyList<OfficeFile> files, CancellationToken cancel)
    {
        var names = await db.Offices.Select(office => office.Name).ToListAsync(cancel);
        var order = names.Count;
        foreach (var file in files.Where(file => !names.Contains(file.Name)))
        {
            var office = new Office(file.Name, file.Key)
            {
                City = file.City,
                Address = file.Address,
                Directions = file.Directions,
                AreaCode = file.AreaCode,
                Hours = file.Hours,
                IsClosed = file.IsClosed,
                Order = ++order,
            };
            if (file.Verified is { } verified) office.Verify(new(verified.On, verified.By, verified.How));
            AddContacts(office, file.Contacts);
            if (file.BinnedAt is { } binned) office.Bin(Importer, binned);
            await SaveNewAsync(office, file.Id, cancel);
        }
    }

    private async Task AddCentersAsync(IReadOnlyList<CenterFile> files, CancellationToken cancel)
    {
        var names = await db.LegalAidCenters.Select(center => center.Name).ToListAsync(cancel);
        var order = names.Count;
        var added = new List<(LegalAidCenter Center, CenterFile File)>();
        foreach (var file in files.Where(file => !names.Contains(file.Name)))
        {
            var center = new LegalAidCenter(file.Name, file.Key)
            {
                NameAtSource = file.NameAtSource,
                District = file.District,
                DistrictCode = file.DistrictCode,
                FormerNames = string.Join('、', file.FormerNames),
                Address = file.Address,
                AreaCode = file.AreaCode,
                Hours = file.Hours,
                SourceTitle = file.SourceTitle,
                SourceDate = file.SourceDate,
                Order = ++order,
            };
            if (file.Verified is { } verified) center.Verify(new(verified.On, verified.By, verified.How));
            center.Status = file.Status;
            AddContacts(center, file.Contacts);
            if (file.BinnedAt is { } binned) center.Bin(Importer, binned);
            await SaveNewAsync(center, file.Id, cancel);
            added.Add((center, file));
        }
        // Only now does every center exist that another one names.
        foreach (var (center, file) in added) center.SupersededById = file.SupersededById;
        await db.SaveChangesAsync(cancel);
    }

    private async Task AddCategoriesAsync(IReadOnlyList<CategoryFile> files, CancellationToken cancel)
    {
        var slugs = await db.Categories.Select(category => category.Slug).ToListAsync(cancel);
        foreach (var file in files.Where(file => !slugs.Contains(file.Slug)))
        {
            if (!Slug.IsValid(file.Slug)) throw new ContentFileException("categories.json", $"the slug '{file.Slug}' needs lower-case letters, digits and hyphens.");
            var category = new Category(file.Slug, file.Name) { Description = file.Description, Order = file.Order, InNavigation = file.InNavigation };
            if (file.BinnedAt is { } binned) category.Bin(Importer, binned);
            db.Add(category);
        }
        await db.SaveChangesAsync(cancel);
        _categories = (await db.Categories.Select(category => new { category.Slug, category.Id, category.BinnedAt }).ToListAsync(cancel))
            .GroupBy(category => category.Slug).ToDictionary(group => group.Key, group => group.OrderBy(category => category.BinnedAt is not null).First().Id);
    }

    private async Task AddSynonymsAsync(IReadOnlyList<IReadOnlyList<string>> groups, CancellationToken cancel)
    {
        if (groups.Count == 0) return;

        var list = await db.SynonymLists.SingleOrDefaultAsync(cancel);
        if (list is { Lines.Length: > 0 }) return;

        var lines = TypedText.Normal(string.Join('\n', groups.Select(group => string.Join('、', group))));
        if (lines.Length > Synonyms.LinesLength) throw new ContentFileException("synonyms.json", $"holds {lines.Length} characters; at most {Synonyms.LinesLength} are kept.");
        if (TypedText.Fault(lines, singleLine: false) is not null || Synonyms.Faults(lines).Any()) throw new ContentFileException("synonyms.json", $"each group needs two words or more, of at most {Synonyms.WordLength} characters.");

        if (list is null) db.Add(list = new SynonymList());
        list.Change(lines);
        await db.SaveChangesAsync(cancel);
    }

    private async Task AddPageAsync(WritingFile file, bool publish, ImportReport report, CancellationToken cancel)
    {
        var slug = file.Slug ?? "";
        if (!Slug.IsValid(slug)) throw new ContentFileException(file.File, $"the slug '{slug}' needs lower-case letters, digits and hyphens.");

        var (key, isBinned) = (KeyOf(file), file.Binned is not null);
        if (await db.Pages.WithLatest().Where(p => p.CreationKey == key || (!isBinned && p.Slug == slug && p.BinnedAt == null)).OrderBy(p => p.BinnedAt != null).FirstOrDefaultAsync(cancel) is { } there)
        {
            // A newer draft follows its published page; anything else is already there.
            if (IsDraftOf(file, there)) there.Save(TextOf(file), file.By ?? Importer, now);
            else report.Skipped.Add(file.File);
            return;
        }
        var page = new Page(slug, TextOf(file), file.By ?? Importer, now, key)
        {
            Place = file.Place is { } place ? EnumOf<PagePlace>(file, "place", place) : PagePlace.Footer,
            Order = NumberOf(file, "order", file.Order) ?? 0,
        };
        if (StateOf(file, publish) is not (ArticleState.Draft or ArticleState.Submitted))
        {
            page.Publish(Render(file, page), now);
            await WarnAsync(page, file, report, cancel);
        }
        if (MomentOf(file, "binned", file.Binned) is { } binned) page.Bin(Importer, binned);
        db.Add(page);
        await AddFormerAsync(file, new(SitePlace.Page, Slug: slug), cancel);
        report.Added.Add($"{file.File} → /pages/{slug}");
    }

    private async Task AddArticleAsync(WritingFile file, bool publish, ImportReport report, CancellationToken cancel)
    {
        var key = KeyOf(file);
        if (await db.Articles.WithLatest().CreatedWith(key).SingleOrDefaultAsync(cancel) is { } there)
        {
            if (IsDraftOf(file, there)) there.Save(TextOf(file), file.By ?? Importer, now);
            else report.Skipped.Add($"{file.File} → article {there.Id}, which is already there");
            return;
        }
        var article = new Article(TextOf(file), file.By ?? Importer, now, key) { LegacyViews = NumberOf(file, "views", file.Views) ?? 0 };
        var date = MomentOf(file, "published", file.Published);
        var state = StateOf(file, publish);
        if (state == ArticleState.Submitted) article.Submit("", file.By ?? Importer, now);
        else if (state != ArticleState.Draft)
        {
            if (date is null || date > now) article.Publish(Render(file, article), file.By ?? Importer, now, date);
            else article.PublishAsOf(date.Value, Render(file, article), file.By ?? Importer, now);
            if (file.OutdatedSince is not null && article.Allows(ArticleVerb.MarkOutdated, Hand.Editor, now))
                article.MarkOutdated(new(file.OutdatedReason ?? "", DateOf(file, "outdatedSince", file.OutdatedSince)!.Value, NumberOf(file, "replacedBy", file.ReplacedBy)), now);
            article.Vouch(ReviewOf(file));
            foreach (var (at, note) in ChangesOf(file)) article.NoteChange(note, at);
            await WarnAsync(article, file, report, cancel);
            if (state == ArticleState.Withdrawn) article.Withdraw(file.Reason ?? "", MomentOf(file, "withdrawn", file.Withdrawn) ?? now);
        }
        if (MomentOf(file, "binned", file.Binned) is { } binned && article.ReasonNotToBin(now) is null) article.Bin(Importer, binned);
        await SaveNewAsync(article, NumberOf(file, "id", file.Id), cancel);
        await AddFormerAsync(file, new(SitePlace.Article, article.Id), cancel);
        report.Added.Add($"{file.File} → {state.ToString().ToLowerInvariant()} {article.Id}: {article.Latest.Text.Title}");
    }

    /// <summary>Nobody is there to be asked: what an editor would have seen is reported, and kept with the article or page.</summary>
    private async Task WarnAsync(Writing writing, WritingFile file, ImportReport report, CancellationToken cancel)
    {
        var text = writing.Latest.Text;
        var warnings = PublishingChecks.Warnings(new(text, _numbers, await db.VisibleFilesAsync(text, cancel)));
        if (warnings.Count == 0) return;

        writing.AddRemark(Remark.Listing(warnings), file.By ?? Importer, now, RemarkKind.Overrode);
        report.Warnings.AddRange(warnings.Select(warning => $"{file.File}: {warning.Place}“{warning.Excerpt}”：{warning.Sentence}"));
    }

    private static LegalReview? ReviewOf(WritingFile file) =>
        Line(file, "reviewedBy", file.ReviewedBy, LegalReview.NameLength) is { Length: > 0 } by
            && DateOf(file, "reviewedOn", file.ReviewedOn) is { } on && DateOf(file, "lawAsOf", file.LawAsOf) is { } lawAsOf ? new(by, on, lawAsOf) : null;

    /// <summary>A line each: when, and what readers were told.</summary>
    private IEnumerable<(DateTimeOffset At, string Text)> ChangesOf(WritingFile file) =>
        from line in Checked(file, "changes", file.Changes, ChangeNote.TextLength * MostChanges, singleLine: false).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = line.Split(' ', 2)
        select (MomentOf(file, "changes", parts[0])!.Value, Line(file, "changes", parts.ElementAtOrDefault(1), ChangeNote.TextLength));

    private async Task AddFormerAsync(WritingFile file, SiteAddress address, CancellationToken cancel)
    {
        foreach (var former in file.FormerAddresses ?? []) await AddRedirectAsync(file.File, former, address.ToString(), cancel);
    }

    /// <summary>One that is there already stays as it is.</summary>
    private async Task AddRedirectAsync(string file, string from, string to, CancellationToken cancel)
    {
        if (FormerAddress.Read(from, out var fault) is not { } former) throw new ContentFileException(file, $"the former address '{from}': {fault}");
        if (SiteAddress.Read(to) is not { } address) throw new ContentFileException(file, $"'{to}' is not an address of this site; write /articles/12 or the like.");

        if (former == to || db.Redirects.Local.Any(redirect => redirect.From == former) || await db.Redirects.InUse().AnyAsync(redirect => redirect.From == former, cancel)) return;
        db.Add(new Redirect(former, address, RedirectOrigin.Imported, Importer, now));
    }

    private static bool IsDraftOf(WritingFile file, Writing there) =>
        there.Published is not null && string.Equals(file.State, nameof(ArticleState.Draft), StringComparison.OrdinalIgnoreCase);

    /// <summary>Keeps the number, which is its address, when it is free; otherwise the database gives one.</summary>
    private async Task SaveNewAsync<T>(T entity, int? id, CancellationToken cancel) where T : class
    {
        db.Add(entity);
        if (id is { } wanted && await db.FindAsync<T>([wanted], cancel) is null)
        {
            db.Entry(entity).Property("Id").CurrentValue = wanted;
            await db.SaveKeepingIdAsync<T>(cancel);
            return;
        }
        await db.SaveChangesAsync(cancel);
    }

    private static void AddContacts(IHasContacts owner, IReadOnlyList<ContactFile> files)
    {
        foreach (var (order, file) in files.Index())
        {
            var contact = new ContactPoint(file.Label, file.Number, file.Kind, owner.AreaCode) { Note = file.Note, Order = order + 1, IsRetired = file.IsRetired };
            if (file.Verified is { } verified) contact.Verify(new(verified.On, verified.By, verified.How));
            if (file.BinnedAt is { } binned) contact.Bin(Importer, binned);
            owner.Contacts.Add(contact);
        }
    }

    private ArticleText TextOf(WritingFile file) => new()
    {
        Kicker = Line(file, "kicker", file.Kicker, ArticleText.TitleLength),
        Title = Line(file, "title", file.Title, ArticleText.TitleLength),
        Subtitle = Line(file, "subtitle", file.Subtitle, ArticleText.TitleLength),
        CategoryId = CategoryOf(file),
        Author = Line(file, "author", file.Author, ArticleText.LineLength),
        AuthorOffice = Line(file, "authorOffice", file.AuthorOffice, ArticleText.LineLength),
        Source = Line(file, "source", file.Source, ArticleText.LineLength),
        SourceDate = DateOf(file, "sourceDate", file.SourceDate),
        SourcePage = Line(file, "sourcePage", file.SourcePage, ArticleText.LineLength),
        OriginalUrl = AddressOf(file),
        Editor = Line(file, "editor", file.Editor, ArticleText.LineLength),
        Summary = Checked(file, "summary", file.Summary, ArticleText.SummaryLength, singleLine: false),
        Body = BodyOf(file),
    };

    /// <summary>With the numbers that its pictures have here.</summary>
    private string BodyOf(WritingFile file) => MediaAddress.Renumber(Checked(file, "the text", file.Body, ArticleText.BodyLength, singleLine: false), _moved);

    private static string AddressOf(WritingFile file)
    {
        var address = Line(file, "originalUrl", file.OriginalUrl, ArticleText.UrlLength);
        return address.Length == 0 || ArticleText.IsWebAddress(address) ? address
            : throw new ContentFileException(file.File, $"originalUrl '{address}' is not an http or https address.");
    }

    private int? CategoryOf(WritingFile file) =>
        string.IsNullOrWhiteSpace(file.Category) ? null
        : _categories.TryGetValue(file.Category.Trim(), out var id) ? id
        : throw new ContentFileException(file.File, $"there is no category '{file.Category}'; use the last part of its address, such as {string.Join(", ", _categories.Keys.DefaultIfEmpty("news"))}.");

    /// <summary>What is imported as published keeps the rules of publishing; what an export says was public needs only to be shown.</summary>
    private BodyHtml Render(WritingFile file, Writing writing) =>
        (file.State is null ? writing.ReasonsNotToPublish(_directory) : writing.ReasonsNotToShow(_directory)) is { Count: > 0 } reasons ? throw new ContentFileException(file.File, string.Join(' ', reasons))
        : render(writing.Latest.Text.Body, out var html, out var refusal) ? html : throw new ContentFileException(file.File, refusal);

    /// <summary>A file without a key is known by its words, so that the same one is not added twice.</summary>
    private static Guid KeyOf(WritingFile file)
    {
        if (file.Key is null) return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{file.Slug}\n{file.Title}\n{file.Source}\n{file.Body}")).AsSpan(0, 16));
        return Guid.TryParse(file.Key, out var key) ? key : throw new ContentFileException(file.File, $"the key '{file.Key}' is not a GUID.");
    }

    private static ArticleState StateOf(WritingFile file, bool publish) =>
        file.State is { } state ? EnumOf<ArticleState>(file, "state", state) : publish ? ArticleState.Published : ArticleState.Draft;

    private static string Line(WritingFile file, string field, string? value, int length) => Checked(file, field, value, length, singleLine: true);

    private static string Checked(WritingFile file, string field, string? value, int length, bool singleLine)
    {
        if (value is null) return "";
        if (TypedText.Fault(value.Trim(), singleLine) is { } fault) throw new ContentFileException(file.File, $"{field}: {fault}");

        var text = TypedText.Normal(value);
        return text.Length <= length ? text : throw new ContentFileException(file.File, $"{field} has {text.Length} characters; at most {length} are kept.");
    }

    private static T EnumOf<T>(WritingFile file, string field, string value) where T : struct, Enum =>
        Enum.TryParse<T>(value, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed
        : throw new ContentFileException(file.File, $"{field} is '{value}'; use one of {string.Join(", ", Enum.GetNames<T>())}.");

    private static int? NumberOf(WritingFile file, string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null
        : int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new ContentFileException(file.File, $"{field} is '{value}', which is not a whole number.");

    private static DateOnly? DateOf(WritingFile file, string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null
        : DateOnly.TryParseExact(value.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date
        : throw new ContentFileException(file.File, $"{field} is '{value}'; write yyyy-MM-dd.");

    private DateTimeOffset? MomentOf(WritingFile file, string field, string? value) =>
        string.IsNullOrWhiteSpace(value) ? null
        : DateTime.TryParseExact(value.Trim(), ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? momentOf(local)
        : throw new ContentFileException(file.File, $"{field} is '{value}'; write yyyy-MM-dd or yyyy-MM-ddTHH:mm:ss.");
}

/// <summary>What an import did, a line for each file.</summary>
public sealed record ImportReport
{
    public List<string> Added { get; } = [];

    /// <summary>Already there, and left as they were.</summary>
    public List<string> Skipped { get; } = [];

    /// <summary>Published, but an editor should look at it.</summary>
    public List<string> Warnings { get; } = [];
}
