using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Markdown;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Pages;

/// <summary>Standing pages such as 律所概况.</summary>
[Route("/admin/pages"), ForStaff(StaffRole.Editor)]
public sealed class PagesController(SiteDb db, CurrentSite site, SiteClock clock) : AdminController
{
    private readonly Publishing _publishing = new(db, site, clock);

    // Every firm has them, but only the firm can write them.
    private static readonly (string Slug, string Title)[] Usual = [("lawyers", "律师团队"), ("practice", "业务领域")];

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var pages = await db.Pages.AsNoTracking().InUse().WithLatest().OrderBy(page => page.Order).ThenBy(page => page.Id).ToListAsync(cancel);
        return View(new PageList([.. pages.Select(PageStanding.Of)], [.. Usual.Where(usual => pages.All(page => page.Slug != usual.Slug))]));
    }

    [HttpGet("new")]
    public IActionResult New(string? slug)
    {
        var usual = Usual.FirstOrDefault(page => page.Slug == slug);
        return View("Edit", new PageEditor(new PageForm { Key = Guid.NewGuid(), Slug = usual.Slug, Title = usual.Title, Place = usual.Slug is null ? PagePlace.Nowhere : PagePlace.Header }));
    }

    [HttpPost("new"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> Create(PageForm form, CancellationToken cancel) => CreateAsync(form, publish: false, cancel);

    [HttpPost("new/publish"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> CreateAndPublish(PageForm form, CancellationToken cancel) => CreateAsync(form, publish: true, cancel);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } page ? View("Edit", new PageEditor(PageForm.Of(page) with { Key = Guid.NewGuid() }, PageStanding.Of(page))) : NotFound();

    [HttpPost("{id:int}"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> Save(int id, PageForm form, CancellationToken cancel) => SaveAsync(id, form, publish: false, cancel);

    [HttpPost("{id:int}/save-and-publish"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> SaveAndPublish(int id, PageForm form, CancellationToken cancel) => SaveAsync(id, form, publish: true, cancel);

    /// <summary>Publishes what is saved: the answer of the page that asks about warnings.</summary>
    [HttpPost("{id:int}/publish")]
    public async Task<IActionResult> Publish(int id, PublishForm sent, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } page) return NotFound();
        if (sent.RevisionNumber is { } number && number != page.RevisionCount)
        {
            ModelState.AddModelError("", $"您看的是第 {number} 稿，{page.Latest.SavedBy} 又保存了第 {page.RevisionCount} 稿。请先看过再发布。");
            return Refused("Edit", new PageEditor(PageForm.Of(page), PageStanding.Of(page)), "没有发布", StatusCodes.Status409Conflict);
        }
        var outcome = await _publishing.TryAsync(page, Me, new(sent.WarningsSeen), cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            Say("没有发布：刚才有人改了这个页面。请看过后再决定。");
            return Redirect($"/admin/pages/{id}");
        }
        return Answer(page, PageForm.Of(page), outcome);
    }

    private async Task<IActionResult> CreateAsync(PageForm form, bool publish, CancellationToken cancel)
    {
        var slug = form.Slug?.Trim() ?? "";
        if (slug.Length == 0) ModelState.AddModelError(nameof(form.Slug), "请填写网址。");
        CheckBody(form);
        if (!ModelState.IsValid) return Refused("Edit", new PageEditor(form));

        var key = form.Key ?? Guid.NewGuid();
        if (await CreatedAsync(key, cancel) is { } before) return Redirect($"/admin/pages/{before}");

        var page = new Page(slug, form.ToText(), Me.Name, clock.Now, key, TypedText.Normal(form.RevisionNote)) { Place = form.Place!.Value, Order = form.Order };
        var outcome = publish ? await _publishing.TryAsync(page, Me, new(), cancel) : null;
        db.Add(page);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            if (await CreatedAsync(key, cancel) is { } first) return Redirect($"/admin/pages/{first}");
            ModelState.AddModelError(nameof(form.Slug), $"网址“{slug}”已经有别的页面用了，请换一个。");
            return Refused("Edit", new PageEditor(form));
        }
        return Answer(page, form, outcome);
    }

    private async Task<IActionResult> SaveAsync(int id, PageForm form, bool publish, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } page) return NotFound();

        CheckBody(form);
        if (!ModelState.IsValid) return Refused("Edit", new PageEditor(form, PageStanding.Of(page)));

        var text = form.ToText();
        var started = form.RevisionNumber ?? page.RevisionCount;
        if ((started != page.RevisionCount || form.IsStale(page)) && await db.MergeAsync(page, form, started, page.RevisionCount, new(), cancel) is { Merge.HasTheirs: true } conflict)
            return Conflicted(conflict.Page, clock.Local(conflict.Page.Theirs.SavedAt));

        page.Place = form.Place!.Value;
        page.Order = form.Order;
        page.Save(text, Me.Name, clock.Now, TypedText.Normal(form.RevisionNote));
        var outcome = publish ? await _publishing.TryAsync(page, Me, new(), cancel) : null;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            // Somebody was faster by a moment: the same question again, about their page.
            var version = form.Version ?? db.Entry(page).Property(p => p.Version).OriginalValue;
            db.ChangeTracker.Clear();
            return await SaveAsync(id, form with { RevisionNumber = started, Version = version }, publish, cancel);
        }
        return Answer(page, form, outcome);
    }

    private void CheckBody(PageForm form)
    {
        if (ModelState.IsValid && !SiteMarkdown.TryRender(form.ToText().Body, out _, out var refusal)) ModelState.AddModelError(nameof(form.Body), refusal);
    }

    /// <param name="outcome">Null when nobody asked for the text to be published.</param>
    private IActionResult Answer(Page page, PageForm form, PublishingOutcome? outcome)
    {
        if (outcome is { Warnings.Count: > 0 }) return View(PublishQuestion.View, PublishQuestion.About(page, outcome.Warnings));
        if (outcome is { Reasons.Count: > 0 })
        {
            Refuse(outcome.Reasons);
            return Refused("Edit", new PageEditor(form with { RevisionNumber = page.RevisionCount }, PageStanding.Of(page)), "已存为草稿，但没有发布");
        }
        Say(outcome is not null ? "已发布。" : page.HasUnpublishedChanges ? "已保存。读者看到的还是上次发布的内容，要更新请点“保存并发布”。" : "已保存。");
        return Redirect($"/admin/pages/{page.Id}");
    }

    /// <summary>Takes what was chosen between two texts and shows the one they became, to be read once more and saved.</summary>
    [HttpPost("{id:int}/merge"), FormLimit(Server.ArticleFormSize)]
    public async Task<IActionResult> Merge(int id, PageForm form, ChoiceForm choices, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } page) return NotFound();
        if (await db.MergeAsync(page, form, choices.MergedFrom ?? 0, form.RevisionNumber ?? page.RevisionCount, choices, cancel) is not var (shown, merge)) return NotFound();

        ModelState.Clear();
        if (merge.With(choices) is not { } merged) return Undecided(shown);

        Say("两稿已经合在一起，还没有保存。请看一遍，再点保存。");
        return View("Edit", new PageEditor(merged, PageStanding.Of(page)));
    }

    private Task<Page?> FindAsync(int id, CancellationToken cancel) => db.Pages.InUse().FindToWorkOnAsync(db, id, cancel);

    private Task<int?> CreatedAsync(Guid key, CancellationToken cancel) =>
        db.Pages.CreatedWith(key).Select(page => (int?)page.Id).SingleOrDefaultAsync(cancel);
}
