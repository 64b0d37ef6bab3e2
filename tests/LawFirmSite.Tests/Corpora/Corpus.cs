using System.Text.Json;

namespace LawFirmSite.Tests.Corpora;

/// <summary>The items of one list of bad inputs.</summary>
public static class Corpus
{
    public static IReadOnlyList<JsonElement> Items(string name) => Read(Path.Combine(TestSite.Repository, "tests", "LawFirmSite.Tests", "Corpora", $"{name}.json"));

    /// <summary>The payloads that are well-formed strings; halves of surrogate pairs cannot be read as one.</summary>
    public static IEnumerable<string> Payloads(string name) => Payloads(Items(name));

    /// <summary>
    /// Lists that others made and that are not part of this repository: read where a folder <c>shared</c> lies beside it, else
    /// none.
    /// </summary>
    public static IEnumerable<string> PayloadsOfOthers()
    {
        var folder = Path.GetFullPath(Path.Combine(TestSite.Repository, "..", "shared", "corpora", "third-party"));
        return Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(file => Payloads(Read(file))) : [];
    }

    private static IReadOnlyList<JsonElement> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("items").EnumerateArray().Select(item => item.Clone())];
    }

    private static IEnumerable<string> Payloads(IEnumerable<JsonElement> items)
    {
        foreach (var item in items)
        {
            string? payload;
            try { payload = (item.TryGetProperty("payload", out var text) ? text : item.GetProperty("markdown")).GetString(); }
            catch (InvalidOperationException) { continue; }
            if (payload is not null) yield return payload;
        }
    }
}
