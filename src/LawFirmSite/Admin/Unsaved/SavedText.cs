using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Admin.Pages;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Unsaved;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Unsaved;

/// <summary>
/// What is saved of the article or page whose form stands at an address, for who may open it: words that were kept are compared with it.
/// </summary>
public sealed record SavedText(int Revision, string SavedBy, DateTimeOffset SavedAt, WritingForm Form)
{
    private const string Articles = "/admin/articles/";
    private const string Pages = "/admin/pages/";

    public static async Task<SavedText?> FindAsync(SiteDb db, CurrentSite site, StaffMember me, string page, CancellationToken cancel)
    {
        if (Number(page, Articles) is { } article)
            return await db.Articles.OpenTo(me).FindToWorkOnAsync(db, article, cancel) is { Latest: var latest }
                ? Of(latest, ArticleForm.Of(latest.Text, latest.Number, (await site.GetAsync(cancel)).Category(latest.Text.CategoryId)?.Slug)) : null;
        if (Number(page, Pages) is { } standing && me.IsEditor)
            return await db.Pages.FindToWorkOnAsync(db, standing, cancel) is { } found ? Of(found.Latest, PageForm.Of(found)) : null;
        return null;
    }

    /// <summary>Every field that people know by a name: what is saved, and what was kept.</summary>
    public static IEnumerable<KeptField> Compare(string page, SavedText? saved, TypedFields kept) =>
        from property in (page.StartsWith(Pages, StringComparison.Ordinal) ? typeof(PageForm) : typeof(ArticleForm)).GetProperties()
        where kept.Values.ContainsKey(property.Name)
        let name = property.GetCustomAttribute<DisplayAttribute>()?.GetName()
        where name is not null
        select new KeptField(name, saved is null ? "" : TypedText.Comparable(Convert.ToString(property.GetValue(saved.Form), CultureInfo.InvariantCulture)), TypedText.Comparable(kept[property.Name]), property.Name is nameof(ArticleForm.RevisionNote) or nameof(ArticleForm.ChangeNote));

    /// <summary>Whether all words that were kept are saved. What is said about a revision belongs to it and is not asked for again.</summary>
    public static bool Has(string page, SavedText? saved, TypedFields kept) =>
        Compare(page, saved, kept).All(field => field.IsSame || field.IsNote);

    private static SavedText Of(Revision latest, WritingForm form) => new(latest.Number, latest.SavedBy, latest.SavedAt, form);

    private static int? Number(string page, string under) =>
        page.StartsWith(under, StringComparison.Ordinal) && int.TryParse(page.AsSpan(under.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}

/// <summary>A field as it is saved and as it was typed.</summary>
public sealed record KeptField(string Label, string Saved, string Kept, bool IsNote = false)
{
    public bool IsSame => Saved == Kept;
}
