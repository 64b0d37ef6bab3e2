using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Search;

/// <summary>How the site's search understands people: words that mean the same, and what was looked for in vain.</summary>
[Route("/admin/search"), ForStaff(StaffRole.Editor)]
public sealed class SearchController(SiteDb db, MissedSearchCounter counter) : AdminController
{
    private const int MostShown = 100;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel, string? add = null)
    {
        var list = await ListAsync(cancel);
        var lines = list.Lines;
        if (MissedSearch.Kept(SearchQuery.Of(add)) is { } word) lines = $"{lines.TrimEnd('\n')}\n{word}、".TrimStart('\n');
        return View(new WordsPage(new() { Lines = lines, Version = list.Version }, await MissedAsync(cancel)));
    }

    [HttpPost("synonyms")]
    public async Task<IActionResult> Save(SynonymForm form, CancellationToken cancel)
    {
        var lines = TypedText.Normal(form.Lines);
        if (ModelState.IsValid) Refuse(Synonyms.Faults(lines).Take(5));
        if (!ModelState.IsValid) return Refused("Index", new WordsPage(form, await MissedAsync(cancel)));

        var list = await ListAsync(cancel);
        if (form.Version != list.Version && lines != list.Lines) return await ConflictedAsync(form, list, cancel);

        list.Change(lines);
        if (db.Entry(list).State == EntityState.Detached) db.Add(list);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            db.ChangeTracker.Clear();
            return await ConflictedAsync(form, await ListAsync(cancel), cancel);
        }
        Say("已保存。现在起，搜索就按新的同义词找。");
        return Redirect("/admin/search");
    }

    [HttpPost("missed/clear")]
    public async Task<IActionResult> Clear(CancellationToken cancel)
    {
        counter.Clear();
        await db.MissedSearches.ExecuteDeleteAsync(cancel);
        Say("记录已清空。");
        return Redirect("/admin/search");
    }

    /// <summary>The form now starts from the newer list, so that saving it again is a decision.</summary>
    private async Task<ViewResult> ConflictedAsync(SynonymForm form, SynonymList newer, CancellationToken cancel)
    {
        ModelState.Clear();
        ModelState.AddModelError("", "您改的时候，同事保存了新的同义词，列在下面。请对照；再点一次保存，就以您的为准。");
        return Refused("Index", new WordsPage(form with { Version = newer.Version }, await MissedAsync(cancel)) { Theirs = newer.Lines }, status: StatusCodes.Status409Conflict);
    }

    private async Task<SynonymList> ListAsync(CancellationToken cancel) =>
        await db.SynonymLists.SingleOrDefaultAsync(cancel) ?? new SynonymList();

    private async Task<IReadOnlyList<MissedRow>> MissedAsync(CancellationToken cancel)
    {
        await counter.FlushAsync(cancel);
        var rows = await db.MissedSearches.AsNoTracking().GroupBy(missed => missed.Words)
            .Select(group => new { Words = group.Key, Count = group.Sum(missed => missed.Count), Last = group.Max(missed => missed.Day) })
            .OrderByDescending(row => row.Count).ThenByDescending(row => row.Last).ThenBy(row => row.Words).Take(MostShown).ToListAsync(cancel);
        return [.. rows.Select(row => new MissedRow(row.Words, row.Count, row.Last))];
    }
}

public sealed record MissedRow(string Words, long Count, DateOnly Last);

public sealed record WordsPage(SynonymForm Form, IReadOnlyList<MissedRow> Missed)
{
    /// <summary>What somebody else saved meanwhile.</summary>
    public string? Theirs { get; init; }
}

/// <summary>The list as it is typed.</summary>
public sealed record SynonymForm
{
    [Display(Name = "同义词"), Prose(Synonyms.LinesLength)]
    public string? Lines { get; init; }

    public int Version { get; init; }
}
