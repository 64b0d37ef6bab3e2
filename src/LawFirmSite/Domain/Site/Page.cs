using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Domain.Site;

/// <summary>
/// A standing text such as 律所概况: it has an address and a place in the navigation, but no date and no category.
/// It appears once it has been published for the first time. The questions of the legal-aid guide are pages too.
/// </summary>
public sealed class Page : Writing, IVersioned
{
    private Page() { }

    public Page(string slug, ArticleText text, string by, DateTimeOffset now, Guid? creationKey = null, string note = "")
    {
        CreationKey = creationKey ?? Guid.NewGuid();
        Slug = slug;
        Save(text, by, now, note);
    }

    public int Version { get; private set; }

    /// <summary>Lower-case Latin letters, digits and hyphens; unique among those in use.</summary>
    public string Slug { get; private set; } = "";

    public PagePlace Place { get; set; }

    /// <summary>Smaller comes first, among categories and pages of the navigation alike.</summary>
    public int Order { get; set; }

    /// <summary>The guide states law: a text for it that does not say where it stands is not shown.</summary>
    public override IReadOnlyList<string> ReasonsNotToPublish(FirmDirectory directory)
    {
        var reasons = base.ReasonsNotToPublish(directory);
        return Place == PagePlace.LegalAidGuide && TypedText.IsBlank(Latest.Text.Source)
            ? [.. reasons, "还没有写依据。法律援助指南里的每一页都要写明出处，例如“《法律援助法》第四十三条”。"]
            : reasons;
    }

    public void Publish(BodyHtml html, DateTimeOffset now) => PublishLatest(html, now);

    /// <summary>Gives it another address; the old one should lead here from then on.</summary>
    public void Move(string slug) => Slug = slug;
}

/// <summary>Where a page is linked from.</summary>
public enum PagePlace
{
    Nowhere,
    Header,
    Footer,

    /// <summary>A question of the legal-aid guide: shown there among the others, not on a page of its own.</summary>
    LegalAidGuide,
}

/// <summary>The named questions about pages.</summary>
public static class PageQueries
{
    extension(IQueryable<Page> pages)
    {
        /// <summary>What visitors read of the legal-aid guide, in its order: published, and with its basis.</summary>
        public IQueryable<Page> OfGuide() => pages.InUse()
            .Where(page => page.Place == PagePlace.LegalAidGuide && page.PublishedRevision > 0 && page.Published!.Source != "")
            .OrderBy(page => page.Order).ThenBy(page => page.Id);
    }
}
