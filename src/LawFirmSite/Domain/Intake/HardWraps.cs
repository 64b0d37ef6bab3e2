using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>Rule J1: joins the lines of a text that was broken at a fixed width, as from a PDF.</summary>
internal static class HardWraps
{
    public static void Join(IntakePage page)
    {
        var body = page.Lines.Where(line => line.IsFreeText).ToList();
        if (!page.IsPlainText || UsualWidth(body) is not { } width)
        {
            return;
        }

        var parts = new List<Passage>();
        for (var first = 0; first < body.Count; first += parts.Count)
        {
            parts = [body[first].Text];
            while (first + parts.Count < body.Count && Continues(body[first + parts.Count - 1], body[first + parts.Count], width))
            {
                var next = body[first + parts.Count];
                parts.Add(next.Text);
                next.IsJoined = true;
                next.Place(LineRole.Paragraph, "J1");
            }

            if (parts.Count > 1)
            {
                body[first].Text = Passage.Join(parts, Between);
            }
        }
    }

    /// <summary>The most frequent width in Han characters, if at least 60 % of the lines come within two of it.</summary>
    private static int? UsualWidth(List<Line> body)
    {
        var widths = body.ConvertAll(Width);
        if (widths.Count < 2)
        {
            return null;
        }

        var usual = widths.CountBy(width => width).OrderByDescending(width => width.Value).ThenByDescending(width => width.Key).First().Key;
        return usual >= 15 && widths.Count(width => Math.Abs(width - usual) <= 2) * 10 >= widths.Count * 6 ? usual : null;
    }

    private static int Width(Line line) => (line.Indent + HalfWidths(line.String) + 1) / 2;

    /// <summary>A line that was broken is full; a short one ended by itself, be it a heading.</summary>
    private static bool Continues(Line line, Line next, int width) =>
        Width(line) >= width - 2 && line.String[^1] is not ('。' or '！' or '？' or '：' or '；' or '”' or '）')
        && next.Indent == 0 && !next.AfterBlank && Markers.Read(next.String) is null;

    private static string Between(string before, string after) =>
        before[^1] < '\u0080' && after[0] < '\u0080' ? " " : "";
}
