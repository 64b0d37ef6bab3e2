using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Markdown;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>The rules that every new or changed article passes, whether it was typed or pasted.</summary>
public static class Creating
{
    /// <summary>What the annotations cannot know: whether the category exists and the body can be set. Returns the category.</summary>
    public static async Task<int?> CheckAsync(this SiteDb db, ArticleForm form, ModelStateDictionary state, CancellationToken cancel)
    {
        if (state.IsValid && !SiteMarkdown.TryRender(form.ToText(null).Body, out _, out var refusal))
            state.AddModelError(nameof(form.Body), refusal);
        if (string.IsNullOrWhiteSpace(form.Category)) return null;

        var slug = form.Category.Trim();
        var category = await db.Categories.InUse().Where(c => c.Slug == slug).Select(c => (int?)c.Id).SingleOrDefaultAsync(cancel);
        if (category is null) state.AddModelError(nameof(form.Category), $"没有“{slug}”这个栏目，请重新选择。");
        return category;
    }

    /// <summary>The number of the article that a form with this key has already made.</summary>
    public static Task<int?> CreatedAsync(this SiteDb db, Guid key, CancellationToken cancel) =>
        db.Articles.CreatedWith(key).Select(article => (int?)article.Id).SingleOrDefaultAsync(cancel);

    /// <summary>Saves a new article. Where the same form was sent twice at once and the other request was faster, the number of the other's.</summary>
    public static async Task<int?> AddOnceAsync(this SiteDb db, Article article, CancellationToken cancel)
    {
        db.Add(article);
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            return await db.CreatedAsync(article.CreationKey, cancel) ?? throw new InvalidOperationException("A duplicate was refused that is not there.", exception);
        }
    }
}
