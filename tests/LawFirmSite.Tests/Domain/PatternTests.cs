using System.Reflection;
using System.Text.RegularExpressions;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Search;

namespace LawFirmSite.Tests.Domain;

/// <summary>Every pattern of the program, found by its attribute, against texts made to keep patterns busy.</summary>
public sealed class PatternTests
{
    private const int Long = 20_000;

    // These meet nothing longer: what a visitor searches for.
    private static readonly Dictionary<string, int> Short = new() { ["MissedSearch.Personal"] = SearchQuery.Length };

    // What patterns here look for, begun and never ended, or nearly what they want, again and again.
    private static readonly string[] Beginnings =
    [
        "![", "![图](media:pending/", "![ ", "[请点击", "[", "](", "<a ", "<", "/media/1/", "# ", "```\n", "   ", "　", "\n", "1", "1 ", "2013年", "2013年8月26日 星期", "周一至", "周一至周五 上午9:00-", "a@", "@", "-", "| ", "=", "'", "长治", "'''",
        "《长治日报》", "记者 ", "（", "：", "第一条 ", "http://", "www.", "0355-", "aA1-", ".", "\\", "\"",
    ];

    private static IEnumerable<(string Name, Regex Pattern)> Patterns =>
        from type in typeof(Article).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where method.GetCustomAttribute<GeneratedRegexAttribute>() is not null
        select ($"{type.Name}.{method.Name}", (Regex)method.Invoke(null, null)!);

    [Fact]
    public void Each_pattern_has_an_end()
    {
        Assert.True(Patterns.Count() > 15);
        Assert.All(Patterns, named => Assert.InRange(named.Pattern.MatchTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public void No_pattern_comes_to_its_end_on_a_text_made_to_keep_it_busy()
    {
        var slow = new List<string>();
        foreach (var (name, pattern) in Patterns)
            foreach (var beginning in Beginnings)
                try
                {
                    var text = string.Concat(Enumerable.Repeat(beginning, Short.GetValueOrDefault(name, Long) / beginning.Length)) + "\u0001";
                    for (var (match, n) = (pattern.Match(text), 0); match.Success && n < 1_000; n++) match = match.NextMatch();
                }
                catch (RegexMatchTimeoutException)
                {
                    slow.Add($"{name} on {beginning}");
                }
        Assert.Empty(slow);
    }
}
