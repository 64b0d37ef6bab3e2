using LawFirmSite.Admin.Forms;
using LawFirmSite.Admin.Pages;
using LawFirmSite.Data;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Articles;

/// <summary>What somebody typed, beside what was saved since the revision it started from. The caller has found the text for who asks.</summary>
public static class Merging
{
    /// <summary>The page to choose on; null when the two have nothing to decide, or when there is no such revision.</summary>
    public static async Task<(MergePage Page, WritingMerge<ArticleForm> Merge)?> MergeAsync(
        this SiteDb db, CurrentSite site, Article article, ArticleForm mine, int from, int against, ChoiceForm choices, CancellationToken cancel)
    {
        var known = await site.GetAsync(cancel);
        var (before, theirs) = await RevisionsAsync(db.Articles.Where(a => a.Id == article.Id).SelectMany(a => a.Revisions), from, against, cancel);
        if (theirs is null) return null;

        var merge = WritingMerge<ArticleForm>.Of(before is null ? null : FormOf(before), mine, FormOf(theirs));
        return (MergePage.Of($"/admin/articles/{article.Id}", "/admin/articles", theirs, from, merge, choices), merge);

        ArticleForm FormOf(Revision revision) => ArticleForm.Of(revision.Text, revision.Number, known.Category(revision.Text.CategoryId)?.Slug);
    }

    /// <summary>The same for a page; where it stands in the navigation is compared as well.</summary>
    public static async Task<(MergePage Page, WritingMerge<PageForm> Merge)?> MergeAsync(
        this SiteDb db, Page page, PageForm mine, int from, int against, ChoiceForm choices, CancellationToken cancel)
    {
        var (before, theirs) = await RevisionsAsync(db.Pages.Where(p => p.Id == page.Id).SelectMany(p => p.Revisions), from, against, cancel);
        if (theirs is null) return null;

        // The address was given once; a form of a page that exists does not send it.
        mine = mine with { Slug = page.Slug };
        var merge = WritingMerge<PageForm>.Of(mine.StartedFrom(page, before), mine, PageForm.Of(page, theirs));
        return (MergePage.Of($"/admin/pages/{page.Id}", "/admin/pages", theirs, from, merge, choices), merge);
    }

    private static async Task<(Revision? Before, Revision? Theirs)> RevisionsAsync(IQueryable<Revision> revisions, int from, int against, CancellationToken cancel)
    {
        var both = await revisions.AsNoTracking().Where(revision => revision.Number == from || revision.Number == against).ToListAsync(cancel);
        return (both.SingleOrDefault(revision => revision.Number == from), both.SingleOrDefault(revision => revision.Number == against));
    }
}
