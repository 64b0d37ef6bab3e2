using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Audit;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Differences;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Audit;

/// <summary>The record: who did what, when, to what. It can be read, narrowed down and taken along, and nothing else.</summary>
[Route("/admin/audit"), ForStaff(StaffRole.Administrator)]
public sealed class AuditController(SiteDb db, SiteClock clock) : AdminController
{
    public const int Shown = 50;
    private const int ExportedAtOnce = 500;

    [HttpGet]
    public async Task<IActionResult> Index(AuditFilter filter, CancellationToken cancel)
    {
        var people = await PeopleAsync(cancel);
        if (!ModelState.IsValid) return Refused("Index", new AuditList([], filter, people, null), "没有查找");

        // One more than is shown tells whether the list goes on.
        var entries = await filter.Of(db, clock).Take(Shown + 1).ToListAsync(cancel);
        return View("Index", new AuditList([.. entries.Take(Shown)], filter, people, entries.Count > Shown ? entries[Shown - 1].Id : null));
    }

    [HttpGet("{id:long}")]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) =>
        await db.AuditEntries.SingleOrDefaultAsync(entry => entry.Id == id, cancel) is { } entry ? View(await AuditPage.OfAsync(entry, db, cancel)) : NotFound();

    /// <summary>Posted, since the record tells of it.</summary>
    [HttpPost("export")]
    public async Task<IActionResult> Export(AuditFilter filter, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Refused("Index", new AuditList([], filter, await PeopleAsync(cancel), null), "没有导出");

        var all = (filter with { Before = null }).Of(db, clock);
        var (newest, count) = (await all.Select(entry => entry.Id).FirstOrDefaultAsync(cancel), await all.CountAsync(cancel));
        await db.RecordAsync(AuditVerb.Exported, new(AuditKind.Record, null, $"{count} 条"), cancel);
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=audit-{clock.Today.InList()}.csv";
        await SendAsync(filter with { Before = newest + 1 }, Response.Body, cancel);
        return new EmptyResult();
    }

    /// <summary>All of it, however long: a piece at a time, so that neither memory nor the database is held by a slow reader.</summary>
    private async Task SendAsync(AuditFilter filter, Stream to, CancellationToken cancel)
    {
        await to.WriteAsync(AuditCsv.Begin(), cancel);
        while (await filter.Of(db, clock).Take(ExportedAtOnce).ToListAsync(cancel) is [.., var last] entries)
        {
            await to.WriteAsync(AuditCsv.More(entries, clock), cancel);
            filter = filter with { Before = last.Id };
        }
    }

    private async Task<IReadOnlyList<SelectListItem>> PeopleAsync(CancellationToken cancel)
    {
        var accounts = await db.Users.AsNoTracking().OrderBy(account => account.DisplayName).Select(account => new { account.Id, account.DisplayName }).ToListAsync(cancel);
        return
        [
            new("所有人", ""),
            .. accounts.Select(account => new SelectListItem(account.DisplayName, account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture))),
            .. new[] { Actor.CommandLine, Actor.Importer, Actor.Nobody, Actor.Site }.Select(name => new SelectListItem(name, name)),
        ];
    }
}

/// <summary>One screen of the record. <paramref name="Next"/> is the entry after which it goes on; null at its beginning.</summary>
public sealed record AuditList(IReadOnlyList<AuditEntry> Entries, AuditFilter Filter, IReadOnlyList<SelectListItem> People, long? Next);

/// <summary>One entry with what changed, word by word.</summary>
public sealed record AuditPage(AuditEntry Entry, IReadOnlyList<TextPart> Parts)
{
    private static readonly (string Label, Func<ArticleText, string> Read)[] PartsOfText =
    [
        ("引题", text => text.Kicker), ("标题", text => text.Title), ("副标题", text => text.Subtitle), ("作者", text => text.Author), ("作者单位", text => text.AuthorOffice),
        ("来源", text => text.Source), ("来源日期", text => text.SourceDate?.InList() ?? ""), ("版次", text => text.SourcePage), ("原文链接", text => text.OriginalUrl),
        ("责任编辑", text => text.Editor), ("摘要", text => text.Summary), ("正文", text => text.Body),
    ];

    public static async Task<AuditPage> OfAsync(AuditEntry entry, SiteDb db, CancellationToken cancel)
    {
        if (entry.ToRevision is not { } to || entry.FromRevision is not { } from || from == to || Revisions(entry, db) is not { } revisions) return new(entry, []);

        var texts = await revisions.Where(revision => revision.Number == from || revision.Number == to).OrderBy(revision => revision.Number).Select(revision => revision.Text).ToListAsync(cancel);
        return new(entry, texts is not [var before, var after] ? [] :
        [
            .. PartsOfText.Where(part => part.Read(before) != part.Read(after)).Select(part => new TextPart(part.Label, TextDifference.Between(part.Read(before), part.Read(after)))),
        ]);
    }

    private static IQueryable<Revision>? Revisions(AuditEntry entry, SiteDb db) => entry.Kind switch
    {
        AuditKind.Article => db.Articles.AsNoTracking().Where(article => article.Id == entry.SubjectId).SelectMany(article => article.Revisions),
        AuditKind.Page => db.Pages.AsNoTracking().Where(page => page.Id == entry.SubjectId).SelectMany(page => page.Revisions),
        _ => null,
    };
}

/// <summary>A part of a text that became another.</summary>
public sealed record TextPart(string Label, IReadOnlyList<TextRun> Runs);
