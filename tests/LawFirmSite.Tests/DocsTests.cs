using System.Text.RegularExpressions;

namespace LawFirmSite.Tests;

/// <summary>A proof that the documents name has to exist: a renamed test takes its name along.</summary>
public partial class DocsTests
{
    private static readonly string[] Named = ["security.md", "reliability.md", "quality.md"];

    [Fact]
    public void Every_test_that_a_document_names_exists()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(TestSite.Repository, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        var (classes, methods) = (Declared(ClassName(), tests), Declared(MethodName(), tests));
        var missing =
            from name in Named
            let file = Path.Combine(TestSite.Repository, "docs", name)
            where File.Exists(file)
            from Match quoted in Quoted().Matches(File.ReadAllText(file))
            let words = quoted.Groups[1].Value
            where words.Contains('_', StringComparison.Ordinal) ? !methods.Contains(words) : !classes.Contains(words)
            select $"{name}: {words}";

        Assert.Empty(missing);
        Assert.Contains(nameof(Every_test_that_a_document_names_exists), methods);
    }

    private static HashSet<string> Declared(Regex name, string text) => [.. name.Matches(text).Select(match => match.Groups[1].Value)];

    // Sentences are tests; single words are classes of tests when they end like one.
    [GeneratedRegex(@"`((?=\w*[a-z])[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,}|[A-Z][A-Za-z]*(?:Tests|Properties|Story))`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\b(?:Task|void|bool) (\w+)\(")]
    private static partial Regex MethodName();
}
