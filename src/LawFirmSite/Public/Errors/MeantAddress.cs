using System.Text.RegularExpressions;

namespace LawFirmSite.Public.Errors;

/// <summary>
/// What an address that leads nowhere may have meant, told from its letters alone: nothing is looked up, so a draft gets the same answer as
/// what never was. Of the address only Han characters come back, so it can carry no markup, and no code either.
/// </summary>
public static partial class MeantAddress
{
    private const int MostCharacters = 30;

    private static readonly (string First, string Address, string Words)[] Lists =
    [
        ("articles", "/articles", "看全部文章"), ("categories", "/articles", "看全部文章"), ("offices", "/offices", "看各办公室的地址和电话"), ("legal-aid", "/legal-aid", "看各县区的法律援助中心"),
    ];

    public static IReadOnlyList<(string Address, string Words)> Of(string path, string query)
    {
        var meant = new List<(string, string)>();
        if (WordsOf(path + " " + query) is { Length: > 0 } words) meant.Add(($"/search?q={Uri.EscapeDataString(words)}", $"搜索“{words}”"));
        var first = path.TrimStart('/').Split('/', 2)[0];
        foreach (var list in Lists.Where(list => first.StartsWith(list.First, StringComparison.OrdinalIgnoreCase))) meant.Add((list.Address, list.Words));
        return meant;
    }

    private static string WordsOf(string address)
    {
        var words = string.Join(' ', Han().Matches(Uri.UnescapeDataString(address)).Select(match => match.Value).Distinct(StringComparer.Ordinal));
        return words.Length <= MostCharacters ? words : words[..MostCharacters].TrimEnd();
    }

    [GeneratedRegex(@"[\u4E00-\u9FFF]{2,}")]
    private static partial Regex Han();
}
