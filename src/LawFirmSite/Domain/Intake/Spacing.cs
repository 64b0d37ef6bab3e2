using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Rule C3: which spaces stay. A space is never inserted, line layout does that (clreq).</summary>
internal static class Spacing
{
    private static readonly string[] RoleWords = ["记者", "通讯员", "作者", "编辑", "摄影"];

    /// <param name="display">A title or heading, where gaps between words are meant.</param>
    public static Edits Edits(string text, bool display)
    {
        var edits = new Edits();
        List<Stretch>? protectedStretches = null;
        for (var start = 0; start < text.Length; start++)
        {
            if (!IsSpace(text[start]))
            {
                continue;
            }

            var end = start;
            var width = 0;
            while (end < text.Length && IsSpace(text[end]))
            {
                width += SpaceWidth(text[end++]);
            }

            protectedStretches ??= Literals.Find(text);
            var with = Keeps(text, start, end, width, display, protectedStretches) ? " " : "";
            if (with.Length != end - start || text[start] != ' ')
            {
                edits.Add(new Edit(start, end - start, with));
            }

            start = end;
        }

        return edits;
    }

    private static bool Keeps(string text, int start, int end, int width, bool display, List<Stretch> literals)
    {
        if (start == 0 || end == text.Length)
        {
            return false;
        }

        var before = text[start - 1];
        var after = text[end];
        if (TouchesWide(text, start, end))
        {
            return Literals.EndsAt(literals, start, LiteralKind.Url);
        }

        if (IsHan(before) && IsHan(after))
        {
            // C3e outranks the padded words: 记者 某 keeps its space.
            return FollowsRoleWord(text, start) || (!IsPadding(text, start, end, width)
                && (display || width >= 2));
        }

        if (IsHan(before) && IsTokenCharacter(after))
        {
            return FollowsRoleWord(text, start) || KeepsDistance(text, end, forward: true, literals);
        }

        return !IsTokenCharacter(before) || !IsHan(after) || KeepsDistance(text, start - 1, forward: false, literals);
    }

    /// <summary>C3c. Quotes, dashes and dots count only where Han or full-width signs are near.</summary>
    private static bool TouchesWide(string text, int start, int end)
    {
        var before = text[start - 1];
        var after = text[end];
        if (IsWidePunctuation(before) || IsWidePunctuation(after))
        {
            return true;
        }

        return (IsSharedPunctuation(before) && (IsChinese(after) || (start > 1 && IsChinese(text[start - 2]))))
            || (IsSharedPunctuation(after) && (IsChinese(before) || (end + 1 < text.Length && IsChinese(text[end + 1]))));
    }

    private static bool IsChinese(char c) => IsHan(c) || IsWidePunctuation(c);

    /// <summary>C3b: 通　知 is one word spread over the line. Where a row of single characters has gaps of several widths (张　三　　李　四), the wide ones part words.</summary>
    private static bool IsPadding(string text, int start, int end, int width)
    {
        var afterEnd = end + (char.IsHighSurrogate(text[end]) ? 2 : 1);
        var beforeStart = start - (char.IsLowSurrogate(text[start - 1]) ? 2 : 1);
        if ((afterEnd < text.Length && IsHan(text[afterEnd])) || (beforeStart > 0 && IsHan(text[beforeStart - 1])))
        {
            return false;
        }

        return !(NeighbourGap(text, beforeStart - 1, -1) is { } left && left < width)
            && !(NeighbourGap(text, afterEnd, 1) is { } right && right < width);
    }

    /// <summary>Width of the next gap of the same spread row, if there is one.</summary>
    private static int? NeighbourGap(string text, int at, int step)
    {
        var width = 0;
        while (at >= 0 && at < text.Length && IsSpace(text[at]))
        {
            width += SpaceWidth(text[at]);
            at += step;
        }

        if (width == 0 || at < 0 || at >= text.Length || !IsHan(text[at]))
        {
            return null;
        }

        var beyond = at + step;
        return beyond < 0 || beyond >= text.Length || !IsHan(text[beyond]) ? width : null;
    }

    private static bool FollowsRoleWord(string text, int end) =>
        RoleWords.Any(word => end >= word.Length && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0);

    private static bool IsTokenCharacter(char c) => IsAlphanumeric(c) || c == '%';

    /// <summary>C3d: long numbers, times of day, e-mail and web addresses keep a space beside Han.</summary>
    private static bool KeepsDistance(string text, int at, bool forward, List<Stretch> literals)
    {
        if (Literals.At(literals, at) is { Kind: not LiteralKind.Number })
        {
            return true;
        }

        const string Inner = "-.:/@_%+,()";
        var step = forward ? 1 : -1;
        var run = 0;
        var longest = 0;
        var digits = 0;
        var dashed = false;
        for (var i = at; i >= 0 && i < text.Length && (IsAlphanumeric(text[i]) || Inner.Contains(text[i])); i += step)
        {
            run = char.IsAsciiDigit(text[i]) ? run + 1 : 0;
            digits += char.IsAsciiDigit(text[i]) ? 1 : 0;
            dashed |= text[i] == '-';
            longest = Math.Max(longest, run);
            if (longest >= 5 || (dashed && digits >= 10))
            {
                return true;
            }
        }

        return false;
    }
}
