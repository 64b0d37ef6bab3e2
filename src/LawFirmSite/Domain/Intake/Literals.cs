using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

internal enum LiteralKind
{
    Url,
    Email,
    Time,
    Number,
}

/// <summary>A part of a text that means itself, from Start up to but without End.</summary>
internal readonly record struct Stretch(int Start, int End, LiteralKind Kind);

/// <summary>Addresses, e-mail and times of day, which the punctuation rules leave alone (C5) and keep at a distance (C3d).</summary>
internal static class Literals
{
    public static List<Stretch> Find(string text)
    {
        var found = new List<Stretch>();
        if (text.AsSpan().IndexOfAny(":@.") < 0)
        {
            return found;
        }

        for (var i = 0; i < text.Length; i++)
        {
            var end = char.IsAsciiDigit(text[i]) ? TimeAt(text, i) : text[i] is 'h' or 'H' or 'w' or 'W' or 'f' or 'F' ? UrlAt(text, i) : 0;
            if (end > 0)
            {
                found.Add(new Stretch(i, end, char.IsAsciiDigit(text[i]) ? LiteralKind.Time : LiteralKind.Url));
                i = end - 1;
            }
            else if (text[i] == '@' && EmailAround(text, i, found.Count == 0 ? 0 : found[^1].End) is { } email)
            {
                found.Add(email);
                i = email.End - 1;
            }
        }

        return found;
    }

    /// <summary>The stretch that covers this position.</summary>
    public static Stretch? At(List<Stretch> stretches, int position)
    {
        int low = 0, high = stretches.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (position < stretches[middle].Start)
            {
                high = middle - 1;
            }
            else if (position >= stretches[middle].End)
            {
                low = middle + 1;
            }
            else
            {
                return stretches[middle];
            }
        }

        return null;
    }

    public static bool EndsAt(List<Stretch> stretches, int end, LiteralKind kind) =>
        At(stretches, end - 1) is { } stretch && stretch.End == end && stretch.Kind == kind;

    /// <summary>Up to white space, Han or full-width punctuation, without a final dot or comma (C5).</summary>
    private static int UrlAt(string text, int start)
    {
        if (start > 0 && IsAlphanumeric(text[start - 1]))
        {
            return 0;
        }

        var length = Starts(text, start, "http://") ? 7 : Starts(text, start, "https://") ? 8
            : Starts(text, start, "ftp://") ? 6 : Starts(text, start, "www.") ? 4 : 0;
        if (length == 0)
        {
            return 0;
        }

        var end = start + length;
        while (end < text.Length && text[end] is > ' ' and < '\u007F' and not '<' and not '"')
        {
            end++;
        }

        while (end > start + length && (text[end - 1] is '.' or ','))
        {
            end--;
        }

        return end > start + length ? end : 0;
    }

    private static bool Starts(string text, int start, string with) =>
        string.Compare(text, start, with, 0, with.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private static Stretch? EmailAround(string text, int at, int from)
    {
        var start = at;
        while (start > from && (IsAlphanumeric(text[start - 1]) || text[start - 1] is '.' or '_' or '%' or '+' or '-'))
        {
            start--;
        }

        var end = at + 1;
        while (end < text.Length && (IsAlphanumeric(text[end]) || text[end] is '.' or '-'))
        {
            end++;
        }

        while (end > at && (text[end - 1] is '.' or '-'))
        {
            end--;
        }

        return start < at && end > at + 1 && text.IndexOf('.', at, end - at) > 0
            ? new Stretch(start, end, LiteralKind.Email)
            : null;
    }

    private static int TimeAt(string text, int start)
    {
        if (start > 0 && (char.IsAsciiDigit(text[start - 1]) || text[start - 1] == ':'))
        {
            return 0;
        }

        var at = Digits(text, start, 1, 2);
        if (at == 0 || at >= text.Length || text[at] != ':' || Digits(text, at + 1, 2, 2) is not (> 0 and var end))
        {
            return 0;
        }

        return end < text.Length && text[end] == ':' && Digits(text, end + 1, 2, 2) is > 0 and var seconds ? seconds : end;
    }

    /// <summary>The end of a run of that many digits, or 0.</summary>
    private static int Digits(string text, int start, int least, int most)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]) && end - start <= most)
        {
            end++;
        }

        return end - start >= least && end - start <= most ? end : 0;
    }
}
