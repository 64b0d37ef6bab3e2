using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>The lines of a plain text. Blank ones only tell the line after them that they were there.</summary>
internal static class PlainLines
{
    /// <summary>Null when the page is in too many pieces.</summary>
    public static List<Line>? Read(string cleaned)
    {
        if (AreTooMany(cleaned))
        {
            return null;
        }

        var lines = new List<Line>(cleaned.AsSpan().Count('\n') + 1);
        var blank = false;
        foreach (var range in cleaned.AsSpan().Split('\n'))
        {
            var whole = cleaned.AsSpan(range);
            var start = 0;
            var indent = 0;
            while (start < whole.Length && IsSpace(whole[start]))
            {
                indent += SpaceWidth(whole[start++]);
            }

            var end = whole.Length;
            while (end > start && IsSpace(whole[end - 1]))
            {
                end--;
            }

            if (end == start)
            {
                blank = true;
                continue;
            }

            var printed = whole[start..end].ToString();
            lines.Add(new Line { Printed = printed, Text = new Passage(Unify(printed)), Indent = indent, AfterBlank = blank });
            blank = false;
        }

        return lines;
    }

    /// <summary>Counts the lines that are not blank, for those that would be taken apart.</summary>
    public static bool AreTooMany(string text)
    {
        var pieces = new Pieces(text);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            pieces.Add(text.AsSpan(range).IsWhiteSpace() ? 0 : 1);
        }

        return pieces.AreTooMany;
    }
}
