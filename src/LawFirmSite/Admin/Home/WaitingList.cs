using LawFirmSite.Admin.Articles;
using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Admin.Home;

/// <summary>A list of the first screen, and what it says while it is empty.</summary>
public sealed record WaitingList(string Title, string Empty, IReadOnlyList<ArticleRow> Rows)
{
    /// <summary>What is to be said of some of the articles.</summary>
    public IReadOnlyDictionary<int, string> Notes { get; init; } = new Dictionary<int, string>();

    /// <summary>Where the list of articles has all of them, when only the first are shown here.</summary>
    public ArticleState? State { get; init; }
}
