using LawFirmSite.Domain.Site;

namespace LawFirmSite.Domain.Articles;

/// <summary>A shelf of articles with an address of its own.</summary>
public sealed class Category : Binnable, IVersioned
{
    private Category() { }

    public Category(string slug, string name) => (Slug, Name) = (slug, name);

    public int Id { get; private set; }

    public int Version { get; private set; }

    /// <summary>Lower-case Latin letters, digits and hyphens; unique among those in use; the end of its address.</summary>
    public string Slug { get; private set; } = "";

    public string Name { get; private set; } = "";
    public string Description { get; set; } = "";

    /// <summary>Smaller comes first, among categories and pages of the navigation alike.</summary>
    public int Order { get; set; }

    public bool InNavigation { get; set; }

    public void Rename(string slug, string name) => (Slug, Name) = (slug, name);
}
