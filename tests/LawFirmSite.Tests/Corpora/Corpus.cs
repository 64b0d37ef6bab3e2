using System.Text.Json;

namespace LawFirmSite.Tests.Corpora;

/// <summary>The items of one list of bad inputs.</summary>
public static class Corpus
{
    public static IReadOnlyList<JsonElement> Items(string name)
    {
        var path = Path.Combine(TestSite.Repository, "tests", "LawFirmSite.Tests", "Corpora", $"{name}.json");
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.GetProperty("items").EnumerateArray().Select(item => item.Clone())];
    }

    /// <summary>The payloads that are well-formed strings; halves of surrogate pairs cannot be read as one.</summary>
    public static IEnumerable<string> Payloads(string name)
    {
        foreach (var item in Items(name))
        {
            string? payload;
            try { payload = item.GetProperty("payload").GetString(); }
            catch (InvalidOperationException) { continue; }
            if (payload is not null) yield return payload;
        }
    }
}
