using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Search;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;

namespace LawFirmSite.Public.Search;

/// <summary>What a search is narrowed to. Only articles have a category and a year.</summary>
public sealed record SearchFilter(Category? Category, int? Year, int Page)
{
    public bool IsSet => Category is not null || Year is not null;
}

/// <summary>One result: where it leads, and title and text with the words that were found.</summary>
public sealed record Found(string Address, IReadOnlyList<ExcerptPart> Title, IReadOnlyList<ExcerptPart> Text)
{
    public LegalAidCenter? Center { get; init; }
    public Office? Office { get; init; }
    public FoundArticle? Article { get; init; }
}

/// <summary>What is said of an article beneath its title.</summary>
public sealed record FoundArticle(string Category, string Source, DateTimeOffset PublishedAt, bool IsOutdated);

/// <summary>One page of what was found.</summary>
/// <param name="IsMore">There is more than is counted.</param>
/// <param name="IsLoose">Nothing has all the words; these come near.</param>
/// <param name="IsPartial">The index could not be asked: only the directory and the newest articles were looked through.</param>
public sealed record SearchPage(SearchQuery Query, SearchFilter Filter, Paged<Found> Items, bool IsMore, bool IsLoose, bool IsPartial, CountyList Counties)
{
    public IReadOnlyList<Category> Categories { get; init; } = [];
    public IReadOnlyList<int> Years { get; init; } = [];

    public string Count => IsMore ? $"{Items.Total} 多条" : $"{Items.Total} 条";

    public Pager Pager => Items.Pager("/search", new("q", Query.Text), new("category", Filter.Category?.Slug), new("year", Filter.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)))
        with
    { Unit = IsMore ? "多条" : "条" };

    /// <summary>The same search, narrowed in another way; from its first page.</summary>
    public string Narrowed(Category? category, int? year) => "/search" + QueryString.Create(
        new List<KeyValuePair<string, string?>> { new("q", Query.Text), new("category", category?.Slug), new("year", year?.ToString(System.Globalization.CultureInfo.InvariantCulture)) }
            .Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
