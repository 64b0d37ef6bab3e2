using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Redirects;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Redirects;

/// <summary>Former addresses and where they lead, one at a time.</summary>
[Route("/admin/redirects"), ForStaff(StaffRole.Editor)]
public sealed class RedirectsController(SiteDb db, CurrentSite site, SiteSettings settings, SiteClock clock, RedirectCounter counter) : AdminController
{
    private const int ArticlesOffered = 50;

    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel, string? q = null, int page = 1) =>
        await ListAsync(new() { Key = Guid.NewGuid() }, q, page, cancel) is { Rows.Exists: true } list ? View(list) : NotFound();

    [HttpPost("new")]
    public async Task<IActionResult> Create(RedirectForm form, CancellationToken cancel)
    {
        var key = form.Key ?? Guid.NewGuid();
        if (await IsThereAsync(key, cancel)) return Redirect("/admin/redirects");
        if (await ReadAsync(form, null, cancel) is not { } read) return Refused("Index", await ListAsync(form, null, 1, cancel));

        if (read.Before is { } before)
        {
            ModelState.AddModelError(nameof(form.From), $"这条旧网址已经有了，转到 {before}。要改它，请在下面的列表里点开。");
            return Refused("Index", await ListAsync(form, read.From, 1, cancel));
        }
        db.Add(new Redirect(read.From!, read.To!, RedirectOrigin.Typed, Me.Name, clock.Now, key));
        return await SaveAsync(read, cancel) || await IsThereAsync(key, cancel) ? Redirect("/admin/redirects") : Refused("Index", await ListAsync(form, read.From, 1, cancel));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await FindAsync(id, cancel) is { } redirect ? View(await PageAsync(redirect, new() { From = redirect.From, To = redirect.To }, cancel)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Change(int id, RedirectForm form, CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { } redirect) return NotFound();
        if (await ReadAsync(form, redirect, cancel) is not { } read) return Refused("Edit", await PageAsync(redirect, form, cancel));

        if (read.Before is not null) ModelState.AddModelError(nameof(form.From), "另一条已经用了这个旧网址。");
        else redirect.Change(read.From!, read.To!);
        return read.Before is null && await SaveAsync(read, cancel) ? Redirect("/admin/redirects") : Refused("Edit", await PageAsync(redirect, form, cancel));
    }

    /// <summary>Null when it cannot be saved; the reasons are in the model state.</summary>
    private async Task<ReadRedirect?> ReadAsync(RedirectForm form, Redirect? changed, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return null;

        var read = (await RedirectReading.ReadAsync(db, settings, clock.Now, [new(1, form.From!, form.To!)], changed?.Id, cancel))[0];
        if (read.Fault is null) return read;

        ModelState.AddModelError(read.From is null ? nameof(form.From) : nameof(form.To), read.Fault);
        return null;
    }

    private async Task<bool> SaveAsync(ReadRedirect read, CancellationToken cancel)
    {
        await db.LeadOnAsync(read.From!, read.To!, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            // A colleague was quicker, or the same form, sent twice at once.
            ModelState.AddModelError("", "这条旧网址刚刚已经有人加了，请看列表。");
            return false;
        }
        Say(read.Warning is null ? $"已保存：{read.From} 会转到 {read.To}。" : $"已保存。请注意：{read.Warning}");
        return true;
    }

    /// <summary>Whether a form with this key has made its redirect already.</summary>
    private Task<bool> IsThereAsync(Guid key, CancellationToken cancel) => db.Redirects.AnyAsync(redirect => redirect.CreationKey == key, cancel);

    private Task<Redirect?> FindAsync(int id, CancellationToken cancel) => db.Redirects.InUse().SingleOrDefaultAsync(redirect => redirect.Id == id, cancel);

    private async Task<RedirectList> ListAsync(RedirectForm form, string? q, int page, CancellationToken cancel)
    {
        await counter.FlushAsync(cancel);
        var redirects = db.Redirects.AsNoTracking().InUse();
        if (!string.IsNullOrWhiteSpace(q))
        {
            // What is looked for may be pasted from an address bar.
            var typed = q.Trim();
            var spelled = FormerAddress.Read(typed, out _)?.TrimStart('/') ?? typed;
            redirects = redirects.Where(redirect => redirect.From.Contains(spelled) || redirect.From.Contains(typed) || redirect.To.Contains(typed));
        }
        var rows = await redirects.OrderByDescending(redirect => redirect.Id)
            .Select(redirect => new RedirectRow(redirect.Id, redirect.From, redirect.To, redirect.Origin, redirect.Hits, redirect.LastUsed)).ToPagedAsync(page, Paging.ListSize, cancel);
        return new(rows, q, form, await db.StandingsAsync(rows.Items.Select(row => row.To), clock.Now, cancel), await TargetsAsync(cancel));
    }

    private async Task<RedirectPage> PageAsync(Redirect redirect, RedirectForm form, CancellationToken cancel) =>
        new(redirect, form, (await db.StandingsAsync([redirect.To], clock.Now, cancel))[redirect.To], await TargetsAsync(cancel));

    /// <summary>Addresses to pick from; any other one can be typed.</summary>
    private async Task<IReadOnlyList<(string Address, string Name)>> TargetsAsync(CancellationToken cancel)
    {
        var now = await site.GetAsync(cancel);
        var articles = await db.Articles.AsNoTracking().Public(clock.Now).NewestFirst().Take(ArticlesOffered)
            .Select(article => new { article.Id, article.Published!.Title }).ToListAsync(cancel);
        return
        [
            ("/", "首页"), ("/articles", "全部文章"), ("/legal-aid", "法律援助机构"), ("/offices", "联系我们"),
            .. now.Categories.Select(category => ($"/categories/{category.Slug}", $"栏目：{category.Name}")),
            .. now.Pages.Select(page => ($"/pages/{page.Slug}", $"页面：{page.Title}")),
            .. now.Directory.OpenOffices.Select(office => ($"/offices/{office.Id}", $"办公地点：{office.Name}")),
            .. now.Directory.OpenCenters.Select(center => ($"/legal-aid/{center.Id}", center.Name)),
            .. articles.Select(article => ($"/articles/{article.Id}", article.Title)),
        ];
    }
}
