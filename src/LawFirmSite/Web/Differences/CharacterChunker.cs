using System.Globalization;
using DiffPlex;

namespace LawFirmSite.Web.Differences;

/// <summary>
/// Cuts a text into what a reader takes for one sign. A Latin word or a number stays whole: nobody reads 2013 → 2018 as
/// the exchange of one digit.
/// </summary>
internal sealed class CharacterChunker : IChunker
{
    public static readonly CharacterChunker Instance = new();

    public IReadOnlyList<string> Chunk(string text)
    {
        var pieces = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, at);
            pieces.Add(text.Substring(at, length));
            at += length;
        }
        return pieces;
    }

    private static int LengthAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && char.IsAsciiLetterOrDigit(text[end])) end++;
        return end > at ? end - at : StringInfo.GetNextTextElementLength(text, at);
    }
}
