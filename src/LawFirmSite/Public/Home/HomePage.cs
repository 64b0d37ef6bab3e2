using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Public.Articles;
using LawFirmSite.Public.Shared;

namespace LawFirmSite.Public.Home;

/// <summary>The home page in its order: help now, legal aid by county, articles, offices.</summary>
public sealed record HomePage(
    IReadOnlyList<ContactPoint> Hotlines,
    CountyList Counties,
    IReadOnlyList<ArticleRow> Newest,
    IReadOnlyList<Shelf> Shelves,
    IReadOnlyList<Office> Offices);

/// <summary>A category with its newest articles.</summary>
public sealed record Shelf(Category Category, IReadOnlyList<ArticleRow> Articles);
