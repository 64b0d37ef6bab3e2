using LawFirmSite.Public.Shared;
using LawFirmSite.Web;

namespace LawFirmSite.Public.Articles;

/// <summary>One page of all articles, or of one category.</summary>
public sealed record ArticleList(string Heading, string Description, string Address, Paged<ArticleRow> Articles)
{
    public Pager Pager => Articles.Pager(Address);

    public IReadOnlyList<Crumb> Crumbs => [new(Heading)];

    public string Title => Articles.Number == 1 ? Heading : $"{Heading}（第 {Articles.Number} 页）";
}
