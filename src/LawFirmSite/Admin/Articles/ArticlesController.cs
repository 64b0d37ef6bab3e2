using LawFirmSite.Admin.Forms;
using LawFirmSite.Admin.Unsaved;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Search;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>Articles as staff write them: the list, a new one, and saving a revision of one that exists.</summary>
[Route("/admin/articles")]
public sealed class ArticlesController(SiteDb db, CurrentSite site, SearchIndex index, SiteClock clock) : AdminController
{
    /// <summary>In the temporary data: a note to readers that was typed and waits for a publication.</summary>
    private const string NoteToCome = "note-to-come";

    private readonly Publishing _publishing = new(db, site, clock);

    [HttpGet]
    public async Task<IActionResult> Index(ArticleFilter filter, CancellationToken cancel)
    {
        var known = await site.GetAsync(cancel);
        var categories = known.Categories;
        var articles = await db.Articles.OpenTo(Me).HoldingAsync(SearchQuery.Of(filter.Q, known.Synonyms), index, Me, cancel);
        if (filter.State is { } state) articles = articles.InState(state, clock.Now);
        if (filter.Category is { Length: > 0 } slug) articles = articles.InCategory(categories.FirstOrDefault(c => c.Slug == slug)?.Id ?? 0);

        var rows = await articles.OrderByDescending(article => article.Id).ToPagedRowsAsync(filter.Page, cancel);
        if (!rows.Exists) return NotFound();

        var atWork = await UnsavedViewComponent.OthersAsync(db, [.. rows.Items.Select(row => $"/admin/articles/{row.Id}")], Me.Id, clock, cancel);
        return View(new ArticleList(rows, filter, categories) { AtWork = atWork });
    }

    [HttpGet("new")]
    public IActionResult New() => View("Edit", new ArticleEditor(new ArticleForm { Key = Guid.NewGuid() }));

    [HttpPost("new"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> Create(ArticleForm form, CancellationToken cancel) => CreateAsync(form, Then.Nothing, cancel);

    [HttpPost("new/publish"), ForStaff(StaffRole.Editor), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> CreateAndPublish(ArticleForm form, CancellationToken cancel) => CreateAsync(form, Then.Publish, cancel);

    [HttpPost("new/submit"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> CreateAndSubmit(ArticleForm form, CancellationToken cancel) => CreateAsync(form, Then.Submit, cancel);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } article) return NotFound();

        var text = article.Latest.Text;
        var category = (await site.GetAsync(cancel)).Category(text.CategoryId)?.Slug;
        var form = ArticleForm.Of(text, article.RevisionCount, category) with { Key = Guid.NewGuid(), ChangeNote = TempData[NoteToCome] as string };
        return View("Edit", new ArticleEditor(form, ArticleStanding.Of(article, clock.Now)));
    }

    [HttpPost("{id:int}"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> Save(int id, ArticleForm form, CancellationToken cancel) => SaveAsync(id, form, Then.Nothing, cancel);

    [HttpPost("{id:int}/save-and-publish"), ForStaff(StaffRole.Editor), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> SaveAndPublish(int id, ArticleForm form, CancellationToken cancel) => SaveAsync(id, form, Then.Publish, cancel);

    [HttpPost("{id:int}/save-and-submit"), FormLimit(Server.ArticleFormSize)]
    public Task<IActionResult> SaveAndSubmit(int id, ArticleForm form, CancellationToken cancel) => SaveAsync(id, form, Then.Submit, cancel);

    private async Task<IActionResult> CreateAsync(ArticleForm form, Then then, CancellationToken cancel)
    {
        var category = await db.CheckAsync(form, ModelState, cancel);
        if (!ModelState.IsValid) return Refused("Edit", new ArticleEditor(form with { Key = form.Key ?? Guid.NewGuid() }));

        var key = form.Key ?? Guid.NewGuid();
        if (await db.CreatedAsync(key, cancel) is { } before) return Redirect($"/admin/articles/{before}");

        var article = new Article(form.ToText(category), Me.Name, clock.Now, key, TypedText.Normal(form.RevisionNote)) { OwnerId = Me.Id };
        var outcome = await GoOnAsync(article, then, new(), cancel);
        if (await db.AddOnceAsync(article, cancel) is { } first) return Redirect($"/admin/articles/{first}");
        return Answer(article, form, then, outcome);
    }

    private async Task<IActionResult> SaveAsync(int id, ArticleForm form, Then then, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } article) return NotFound();

        var category = await db.CheckAsync(form, ModelState, cancel);
        if (!ModelState.IsValid) return Refused("Edit", new ArticleEditor(form, ArticleStanding.Of(article, clock.Now)));

        var text = form.ToText(category);
        var started = form.RevisionNumber ?? article.RevisionCount;
        if (started != article.RevisionCount && await db.MergeAsync(site, article, form, started, article.RevisionCount, new(), cancel) is { Merge.HasTheirs: true } conflict)
            return Conflicted(conflict.Page, clock.Local(conflict.Page.Theirs.SavedAt));

        article.Save(text, Me.Name, clock.Now, TypedText.Normal(form.RevisionNote));
        var outcome = await GoOnAsync(article, then, new(At: ScheduleOf(article), ChangeNote: form.ChangeNote), cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || db.IsDuplicate(exception))
        {
            // Somebody was faster by a moment: the same question again, about their text.
            db.ChangeTracker.Clear();
            return await SaveAsync(id, form with { RevisionNumber = started }, then, cancel);
        }
        return Answer(article, form, then, outcome);
    }

    /// <summary>A scheduled article keeps its time: mending a word must not make it public early.</summary>
    private DateTimeOffset? ScheduleOf(Article article) =>
        article.StateAt(clock.Now) == ArticleState.Scheduled ? article.PublishedAt : null;

    /// <summary>What was asked for besides saving. Whatever comes of it, the text is saved.</summary>
    private async Task<PublishingOutcome> GoOnAsync(Article article, Then then, PublishingWish wish, CancellationToken cancel)
    {
        if (then == Then.Publish) return await _publishing.TryAsync(article, Me, wish, cancel);
        if (then != Then.Submit || article.Submission is not null) return PublishingOutcome.Done;
        if (TypedText.IsBlank(article.Latest.Text.Body)) return new(["还没有正文。"], []);

        article.Submit("", Me.Name, clock.Now);
        return PublishingOutcome.Done;
    }

    private IActionResult Answer(Article article, ArticleForm form, Then then, PublishingOutcome outcome)
    {
        if (outcome is { Warnings.Count: > 0 }) return View(PublishQuestion.View, PublishQuestion.About(article, ScheduleOf(article) is { } at ? clock.Local(at) : null, form.ChangeNote, outcome.Warnings));
        if (outcome is { Reasons.Count: > 0 })
        {
            Refuse(outcome.Reasons);
            return Refused("Edit", new ArticleEditor(form with { RevisionNumber = article.RevisionCount }, ArticleStanding.Of(article, clock.Now)), then == Then.Submit ? "已存为草稿，但没有送审" : "已存为草稿，但没有发布");
        }
        Say(then switch
        {
            Then.Publish => article.StateAt(clock.Now) == ArticleState.Scheduled ? $"已保存，{clock.Local(article.PublishedAt!.Value).InTextWithTime()} 自动发布。" : "已发布。",
            Then.Submit => article.Submission!.Revision == article.RevisionCount ? $"第 {article.RevisionCount} 稿已送审。编辑发布或者退回之前，您还可以收回。" : "已保存。送审的是前面一稿，编辑看得到您又改了什么。",
            _ when article.HasUnpublishedChanges && TypedText.Normal(form.ChangeNote).Length > 0 => "已保存。更新说明还在框里，发布的时候才登出来。",
            _ when article.HasUnpublishedChanges => Me.IsEditor ? "已保存。读者看到的还是上次发布的内容，要更新请点“保存并发布”。" : "已保存。读者看到的还是上次发布的内容，要更新请送审。",
            _ => "已保存。",
        });
        // It belongs to a publication, so there is nowhere to save it yet.
        if (then != Then.Publish && article.HasUnpublishedChanges) TempData[NoteToCome] = TypedText.Normal(form.ChangeNote);
        return Redirect($"/admin/articles/{article.Id}");
    }

    private Task<Article?> FindAsync(int id, CancellationToken cancel) =>
        db.Articles.OpenTo(Me).FindToWorkOnAsync(db, id, cancel);

    /// <summary>What a form asks for once it is saved.</summary>
    private enum Then
    {
        Nothing,
        Submit,
        Publish,
    }
}
