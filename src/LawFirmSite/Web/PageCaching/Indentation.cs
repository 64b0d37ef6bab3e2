using System.Buffers;

namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// Takes away blank lines and what stands before the first word of a line: HTML shows a line break and what follows it as one blank. Templates may
/// so be indented as they like, and pages stay small. Text that keeps its blanks stays as it is.
/// </summary>
public static class Indentation
{
    private static readonly byte[][] Keeping = ["<pre"u8.ToArray(), "<textarea"u8.ToArray()];

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);

    public static ReadOnlySpan<byte> Remove(ReadOnlySpan<byte> html)
    {
        foreach (var element in Keeping)
            if (html.IndexOf(element) >= 0) return html;

        var lean = new byte[html.Length];
        var length = 0;
        for (var rest = html; !rest.IsEmpty;)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? rest : rest[..(end + 1)];
            line.CopyTo(lean.AsSpan(length));
            length += line.Length;
            rest = rest[line.Length..];
            var word = rest.IndexOfAnyExcept(Blanks);
            rest = word < 0 ? [] : rest[word..];
        }
        return lean.AsSpan(0, length);
    }
}
