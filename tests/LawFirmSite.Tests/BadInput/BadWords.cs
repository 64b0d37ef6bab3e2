using LawFirmSite.Tests.Corpora;

namespace LawFirmSite.Tests.BadInput;

/// <summary>Every string of every list, in an order that is the same in each run, and with those that no list has.</summary>
public static class BadWords
{
    public static IReadOnlyList<string> All { get; } = Shuffled([
        .. new[] { "unicode-and-encoding", "paths-and-filenames", "redirects", "search-queries", "xss-markdown" }.SelectMany(Corpus.Payloads),
        .. Corpus.PayloadsOfOthers(),
        .. Numbers, new string('长', 250_000), new string('x', 5_000), "\ud800", "\uFFFE", "甲\uFFFE乙", "a\0b", "2026-02-30", "2026-13-01T25:61", "{{legal-aid:999999999999}}", "{{office:-1}}",
    ]);

    private static string[] Numbers => ["-1", "0", "01", "1e9", "0x10", "2147483648", "99999999999999999999", "１", "٣", "NaN", "1,000", " 1", "true", "null"];

    private static List<string> Shuffled(List<string> words)
    {
        new Random(20130826).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(words));
        return words;
    }
}
