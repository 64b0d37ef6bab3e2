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
        var form = SynonymForm.Of(list);
        if (MissedSearch.Kept(SearchQuery.Of(add)) is { } word) form = form with { Lines = $"{list.Lines.TrimEnd('\n')}\n{word}、".TrimStart('\n') };
        return View(new WordsPage(form, await MissedAsync(cancel)));
    }

    // The list is there twice: as it was, and as it is now.
    [HttpPost("synonyms"), FormLimit(2 * Synonyms.LinesLength * 9 + 64 * 1024)]
    public async Task<IActionResult> Save(SynonymForm form, CancellationToken cancel)
    {
        var lines = TypedText.Normal(form.Lines);
        if (ModelState.IsValid) Refuse(Synonyms.Faults(lines).Take(5));
        if (!ModelState.IsValid) return Refused("Index", new WordsPage(form, await MissedAsync(cancel)));

        var saved = await db.SaveAsync(await ListAsync(cancel), form, SynonymForm.Of, list => list.Change(lines), async () => await ListAsync(cancel), cancel);
        if (saved.Theirs.Count > 0) return Collided("Index", new WordsPage(saved.Form, await MissedAsync(cancel)), saved.Theirs);

        Say("已保存。现在起，搜索就按新的同义词找。");
        return Redirect("/admin/search");
    }

    [HttpPost("missed/clear")]
    public async Task<IActionResult> Clear(CancellationToken cancel)
    {
        await counter.ClearAsync(cancel);
        await db.MissedSearches.ExecuteDeleteAsync(cancel);
        Say("记录已清空。");
        return Redirect("/admin/search");
    }

    private async Task<SynonymList> ListAsync(CancellationToken cancel) =>
        await db.SynonymLists.SingleOrDefaultAsync(cancel) ?? new SynonymList();

    private async Task<IReadOnlyList<MissedRow>> MissedAsync(CancellationToken cancel)
    {
        await counter.FlushAsync(cancel);
        return await db.MissedSearches.MostWanted().Take(MostShown).ToListAsync(cancel);
    }
}

/// <summary>Words that were looked for in vain, how often, and when last.</summary>
public sealed record MissedRow
{
    public required string Words { get; init; }
    public required long Count { get; init; }
    public required DateOnly Last { get; init; }
}

/// <summary>The named questions about what readers did not find.</summary>
public static class MissedLists
{
    public static IQueryable<MissedRow> MostWanted(this IQueryable<MissedSearch> missed) => missed.GroupBy(search => search.Words)
        .Select(group => new MissedRow { Words = group.Key, Count = group.Sum(search => search.Count), Last = group.Max(search => search.Day) })
        .OrderByDescending(row => row.Count).ThenByDescending(row => row.Last).ThenBy(row => row.Words);
}

public sealed record WordsPage(SynonymForm Form, IReadOnlyList<MissedRow> Missed);

/// <summary>The list as it is typed.</summary>
public sealed record SynonymForm : RowForm
{
    [Display(Name = "同义词"), Prose(Synonyms.LinesLength)]
    public string? Lines { get; init; }

    public static SynonymForm Of(SynonymList list) => Showing(new SynonymForm { Lines = list.Lines }, list);
}
