namespace LawFirmSite.Web;

/// <summary>
/// The numbers of all public articles, newest first, under one content version. A list takes the page it wants from here and asks for
/// those rows by their numbers: nothing is counted or skipped, so the thousandth page costs what the first one does.
/// </summary>
public sealed class PublicOrder
{
    // Categories count from 1; this shelf holds what stands in none.
    private const int NoCategory = 0;

    private readonly Dictionary<int, int[]> _shelves;

    /// <param name="articles">Every public article and where it stands, newest first.</param>
    public PublicOrder(IReadOnlyCollection<(int Id, int? CategoryId)> articles)
    {
        All = [.. articles.Select(article => article.Id)];
        _shelves = articles.GroupBy(article => article.CategoryId ?? NoCategory, article => article.Id).ToDictionary(shelf => shelf.Key, shelf => shelf.ToArray());
    }

    public int[] All { get; }

    public int[] In(int? categoryId) => _shelves.GetValueOrDefault(categoryId ?? NoCategory, []);

    /// <summary>The next article of the same category on either side; 0 where there is none.</summary>
    public (int Newer, int Older) Beside(int id)
    {
        foreach (var shelf in _shelves.Values)
        {
            var at = Array.IndexOf(shelf, id);
            if (at >= 0) return (at > 0 ? shelf[at - 1] : 0, at < shelf.Length - 1 ? shelf[at + 1] : 0);
        }
        return default;
    }

    /// <summary>The numbers that stand on one page of a list.</summary>
    public static Paged<int> Page(int[] list, int number, int size)
    {
        var from = (int)Math.Min(list.Length, Math.Max(0, number - 1L) * size);
        return new(list[from..Math.Min(list.Length, from + size)], number, size, list.Length);
    }
}
