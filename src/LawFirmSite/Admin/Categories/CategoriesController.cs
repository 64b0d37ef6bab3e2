using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Categories;

/// <summary>The shelves that articles stand on.</summary>
[Route("/admin/categories"), ForStaff(StaffRole.Editor)]
public sealed class CategoriesController(SiteDb db) : AdminController
{
    [HttpGet]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(await db.Categories.AsNoTracking().InUse().OrderBy(category => category.Order)
            .Select(category => new CategoryRow(category.Id, category.Name, category.Slug, category.InNavigation, db.Articles.InUse().Count(article => article.CategoryId == category.Id)))
            .ToListAsync(cancel));

    [HttpGet("new")]
    public IActionResult New() => View("Edit", new CategoryPage(new(), null));

    [HttpPost("new")]
    public Task<IActionResult> Create(CategoryForm form, CancellationToken cancel) => SaveAsync(new Category("", ""), form, cancel);

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Edit(int id, CancellationToken cancel) =>
        await db.Categories.InUse().SingleOrDefaultAsync(category => category.Id == id, cancel) is { } category ? View("Edit", new CategoryPage(CategoryForm.Of(category), id)) : NotFound();

    [HttpPost("{id:int}")]
    public async Task<IActionResult> Save(int id, CategoryForm form, CancellationToken cancel) =>
        await db.Categories.InUse().SingleOrDefaultAsync(category => category.Id == id, cancel) is { } category ? await SaveAsync(category, form, cancel) : NotFound();

    private async Task<IActionResult> SaveAsync(Category category, CategoryForm form, CancellationToken cancel)
    {
        int? id = category.Id == 0 ? null : category.Id;
        if (!ModelState.IsValid) return Refused("Edit", new CategoryPage(form, id));

        var before = category.Slug;
        try
        {
            var saved = await db.SaveAsync(category, form, CategoryForm.Of, form.ApplyTo, () => db.Categories.InUse().SingleOrDefaultAsync(newer => newer.Id == id, cancel), cancel);
            if (saved.Theirs.Count > 0) return Collided("Edit", new CategoryPage(saved.Form, id), saved.Theirs);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            // A button pressed twice, or once more because no answer came.
            var there = await db.Categories.AsNoTracking().InUse().SingleOrDefaultAsync(other => other.Slug == form.Slug!.Trim(), cancel);
            if (id is null && there is not null && form.SaysTheSameAs(there)) return Redirect("/admin/categories");

            ModelState.AddModelError(nameof(form.Slug), $"网址“{form.Slug!.Trim()}”已经有别的栏目用了，请换一个。");
            return Refused("Edit", new CategoryPage(form, id));
        }
        Say(id is null || before == form.Slug!.Trim() ? "已保存。" : $"已保存。旧网址 /categories/{before} 会自动转到新的网址。");
        return Redirect("/admin/categories");
    }
}

public sealed record CategoryRow(int Id, string Name, string Slug, bool InNavigation, int Articles);

public sealed record CategoryPage(CategoryForm Form, int? Id)
{
    public string Action => Id is null ? "/admin/categories/new" : $"/admin/categories/{Id}";
}

/// <summary>A category as it is typed.</summary>
public sealed record CategoryForm : RowForm
{
    [Display(Name = "名称"), Required(ErrorMessage = "请填写名称。"), Line(40)]
    public string? Name { get; init; }

    [Display(Name = "网址"), Required(ErrorMessage = "请填写网址。"), Slug]
    public string? Slug { get; init; }

    [Display(Name = "说明"), Line(200)]
    public string? Description { get; init; }

    [Display(Name = "排第几"), Range(0, 999, ErrorMessage = "排第几请写 0 到 999 的数字。")]
    public int Order { get; init; }

    [Display(Name = "放进页首导航")]
    public bool InNavigation { get; init; }

    public static CategoryForm Of(Category category) => Showing(new CategoryForm
    {
        Name = category.Name,
        Slug = category.Slug,
        Description = category.Description,
        Order = category.Order,
        InNavigation = category.InNavigation,
    }, category);

    public bool SaysTheSameAs(Category category) =>
        category.Name == TypedText.Normal(Name) && category.Description == TypedText.Normal(Description) && category.Order == Order && category.InNavigation == InNavigation;

    public void ApplyTo(Category category)
    {
        category.Rename(Slug!.Trim(), TypedText.Normal(Name));
        category.Description = TypedText.Normal(Description);
        category.Order = Order;
        category.InNavigation = InNavigation;
    }
}
