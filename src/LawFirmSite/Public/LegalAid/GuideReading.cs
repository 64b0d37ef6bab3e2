using LawFirmSite.Data;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web.Media;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Public.LegalAid;

/// <summary>
/// A question of the legal-aid guide, as staff keep it under 页面: the answer, the articles of law it rests on, and when
/// it was last compared with them. What its summary says is printed on the sheets for counties.
/// </summary>
public sealed record GuideQuestion(string Slug, string Title, string Summary, string Basis, DateOnly? CheckedOn, DirectoryBody Body)
{
    /// <summary>The question whose list is printed on the sheets with a box before each line.</summary>
    public const string WhatToBring = "legal-aid-bring";
}

/// <summary>Reads the legal-aid guide.</summary>
public static class GuideReading
{
    private const int MostQuestions = 30;

    public static async Task<IReadOnlyList<GuideQuestion>> ReadGuideAsync(this SiteDb db, FirmDirectory directory, bool onPaper, CancellationToken cancel)
    {
        var found = await db.Pages.AsNoTracking().OfGuide().Take(MostQuestions).Select(page => new
        {
            page.Slug,
            page.Published!.Title,
            page.Published.Summary,
            page.Published.Source,
            page.Published.SourceDate,
            page.PublishedHtml!.Html,
        }).ToListAsync(cancel);
        var pictures = await PictureSources.ReadAsync(db, string.Concat(found.Select(page => page.Html)), cancel);
        return [.. found.Select(page => new GuideQuestion(
            page.Slug, page.Title, page.Summary, page.Source, page.SourceDate, DirectoryBody.Of(pictures.In(page.Html, lazy: !onPaper), directory)))];
    }
}
