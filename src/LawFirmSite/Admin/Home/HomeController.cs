using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Audit;
using LawFirmSite.Admin.Search;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Data.Backup;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Home;

/// <summary>The first screen: what waits for whoever has just signed in, what comes by itself, and how the site is read.</summary>
public sealed class HomeController(SiteDb db, CurrentSite site, SiteClock clock, DataFolder data) : AdminController
{
    /// <summary>At most so many of each kind.</summary>
    public const int Shown = 8;

    private const int MissedShown = 5;

    [HttpGet("/admin")]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var now = clock.Now;
        var open = db.Articles.InUse().OpenTo(Me).AsNoTracking();
        var newest = open.OrderByDescending(article => article.Id);
        var returned = newest.Where(article => article.OwnerId == Me.Id && article.SubmittedRevision == 0
            && article.Remarks.Where(remark => remark.Kind != RemarkKind.Note).OrderByDescending(remark => remark.Id).Select(remark => (RemarkKind?)remark.Kind).FirstOrDefault() == RemarkKind.Returned);
        var reasons = await returned.Take(Shown).Select(article => new { article.Id, Remark = article.Remarks.Where(remark => remark.Kind == RemarkKind.Returned).OrderByDescending(remark => remark.Id).Select(remark => remark.Text).First() })
            .ToDictionaryAsync(article => article.Id, article => article.Remark, cancel);
        return View(new Dashboard
        {
            Submitted = await ListAsync(open.Submitted().OrderBy(article => article.Id), cancel),
            Returned = await ListAsync(returned, cancel),
            Reasons = reasons,
            Drafts = await ListAsync(newest.InState(ArticleState.Draft, now).Where(article => article.OwnerId == Me.Id && !reasons.Keys.Contains(article.Id)), cancel),
            Changed = await ListAsync(newest.Where(article => article.PublishedRevision > 0 && article.PublishedRevision < article.RevisionCount), cancel),
            Scheduled = await ListAsync(open.InState(ArticleState.Scheduled, now).OrderBy(article => article.PublishedAt), cancel),
            HasArticles = await open.AnyAsync(cancel),
            Reading = await ReadingFigures.OfAsync(db, open, clock.Today, cancel),
            Missed = Me.IsEditor ? await db.MissedSearches.MostWanted().Take(MissedShown).ToListAsync(cancel) : [],
            Directory = Me.IsEditor ? DirectoryStanding.Of((await site.GetAsync(cancel)).Directory, clock.Today) : null,
            Backup = BackupStanding.Of(Me.Role == StaffRole.Administrator && db.Database.IsSqlite(), data, clock.Now),
            Record = await db.AuditEntries.OpenTo(Me, db).NewestFirst().Take(Shown).ToListAsync(cancel),
        });
    }

    private static async Task<IReadOnlyList<ArticleRow>> ListAsync(IQueryable<Article> articles, CancellationToken cancel) =>
        await ArticleRow.From(articles.Take(Shown)).ToListAsync(cancel);
}

/// <summary>What the first screen shows; each list may be empty.</summary>
public sealed record Dashboard
{
    /// <summary>For editors what they are to look at, for authors what lies with the editors.</summary>
    public required IReadOnlyList<ArticleRow> Submitted { get; init; }

    public required IReadOnlyList<ArticleRow> Returned { get; init; }

    /// <summary>Why each of the returned ones came back.</summary>
    public required IReadOnlyDictionary<int, string> Reasons { get; init; }

    public required IReadOnlyList<ArticleRow> Drafts { get; init; }
    public required IReadOnlyList<ArticleRow> Changed { get; init; }
    public required IReadOnlyList<ArticleRow> Scheduled { get; init; }
    public required bool HasArticles { get; init; }
    public required ReadingFigures Reading { get; init; }
    public required IReadOnlyList<MissedRow> Missed { get; init; }

    /// <summary>Null for who does not keep the directory.</summary>
    public required DirectoryStanding? Directory { get; init; }

    /// <summary>Null for who cannot do anything about it, and where the database is backed up elsewhere.</summary>
    public required BackupStanding? Backup { get; init; }

    public required IReadOnlyList<AuditEntry> Record { get; init; }
}

/// <summary>The newest backup that was restored and found whole, and whether it is so old that somebody should look.</summary>
public sealed record BackupStanding(LastBackup? Last, bool IsLate)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(2);

    public static BackupStanding? Of(bool isWanted, DataFolder data, DateTimeOffset now) =>
        !isWanted ? null : LastBackup.Read(data) is var last && last is not null ? new(last, last.MadeAt + Patience < now) : new(null, true);
}

/// <summary>How many numbers wait to be checked, and the one that has waited longest.</summary>
public sealed record DirectoryStanding(int Due, DueContact? Longest)
{
    public static DirectoryStanding Of(FirmDirectory directory, DateOnly today) => new(directory.DueContacts(today).Count(), directory.LongestUnverified(today));
}
