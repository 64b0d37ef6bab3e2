using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Rule S4: who signed and when, in the last lines of the body. The date is not the date of publication.</summary>
internal static class Signature
{
    public static void Place(IntakePage page)
    {
        var last = PreviousText(page.Lines, page.Lines.Count);
        if (last < 0)
        {
            return;
        }

        var text = page.Lines[last].String;
        if (Dates.Whole(text) is { Value: not null })
        {
            var first = last;
            for (var above = PreviousText(page.Lines, first); above >= 0 && last - first < 2 && IsSigner(page.Lines[above].String); above = PreviousText(page.Lines, first))
            {
                first = above;
            }

            if (first < last)
            {
                PlaceLines(page, first, last);
            }
        }
        else if (text.Length <= 40 && Dates.FindFull(text) is { Start: > 2 } dated && dated.Date.End == text.Length
            && IsSpace(text[dated.Start - 1]) && IsSigner(text[..dated.Start].TrimEnd()))
        {
            PlaceLines(page, last, last);
        }
    }

    private static int PreviousText(List<Line> lines, int from)
    {
        var at = from - 1;
        while (at >= 0 && lines[at].Role is LineRole.Removed or LineRole.Labels)
        {
            at--;
        }

        return at >= 0 && lines[at].IsFreeText && lines[at].List is null ? at : -1;
    }

    private static bool IsSigner(string text)
    {
        var name = WithoutSpaces(text);
        return name.Length <= 25 && name.AsSpan().IndexOfAny("。，；：:,;！？") < 0 && Markers.Read(text) is null
            && (Names.IsOrganisation(name) || Names.People(text) is not null || text.Split(' ', '\u3000').All(part => part.Length == 0 || Names.IsOrganisation(part)));
    }

    private static void PlaceLines(IntakePage page, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (page.Lines[i].Role is null)
            {
                page.Lines[i].Place(LineRole.Signature, "S4");
            }
        }
    }
}
