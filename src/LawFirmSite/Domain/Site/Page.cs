using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Domain.Site;

/// <summary>
/// A standing text such as 律所概况: it has an address and a place in the navigation, but no date and no category.
/// It appears once it has been published for the first time.
/// </summary>
public sealed class Page : Writing
{
    private Page() { }

    public Page(string slug, ArticleText text, string by, DateTimeOffset now, Guid? creationKey = null)
    {
        CreationKey = creationKey ?? Guid.NewGuid();
        Slug = slug;
        Save(text, by, now);
    }

    /// <summary>Lower-case Latin letters, digits and hyphens; unique among those in use.</summary>
    public string Slug { get; private set; } = "";

    public PagePlace Place { get; set; }

    /// <summary>Smaller comes first, among categories and pages of the navigation alike.</summary>
    public int Order { get; set; }

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
}
