namespace LawFirmSite.Domain.Intake;

/// <summary>Finds the lines of labels at the top and bottom of the page (M1) and gives them to <see cref="Fields"/>.</summary>
internal static class MetaLines
{
    private const int Top = 6;
    private const int Bottom = 4;

    public static void Place(IntakePage page)
    {
        TakeRegions(page);
        var counted = page.Lines.Where(line => line.Role is not (LineRole.Removed or LineRole.DirectoryEntry) && line.Kind != LineKind.Break).ToList();
        var bodyBegun = false;
        for (var i = 0; i < counted.Count; i++)
        {
            var line = counted[i];
            if (!line.IsFreeText)
            {
                continue;
            }

            var placed = TakeLink(page, line)
                || ((i < Top || i >= counted.Count - Bottom) && (TakeLabels(page, line) || Byline.TakeReporter(page, line)))
                || (i < Top && !bodyBegun && TakeDateAlone(page, line));
            bodyBegun |= !placed;
        }

        foreach (var line in page.Lines.Where(line => line.IsFreeText))
        {
            Byline.ReadText(page, line.String);
        }
    }

    /// <summary>M5: WeChat names its parts.</summary>
    private static void TakeRegions(IntakePage page)
    {
        foreach (var line in page.Lines.Where(line => line.IsFreeText))
        {
            switch (line.Region)
            {
                case Region.Account:
                    page.Source = page.First(page.Source, $"微信公众号“{Typography.Settle(line.String)}”");
                    line.Place(LineRole.Source, "M5");
                    break;
                case Region.Author when line.String == "原创":
                    page.Remove(line, "M5");
                    break;
                case Region.Author:
                    page.AddAuthors(Names.People(line.String) ?? Typography.Settle(line.String));
                    line.Place(LineRole.Author, "M5");
                    break;
                case Region.Time:
                    Fields.TakeDate(page, line.String, () => line.Printed);
                    line.Place(LineRole.PublishedAt, "M5");
                    break;
                case Region.None or Region.Headline or Region.Content:
                    break;
            }
        }
    }

    private static bool TakeLabels(IntakePage page, Line line)
    {
        var pieces = Labels.Read(line.String);
        if (Fields.Reason(pieces) is not null || pieces.All(piece => piece.Kind == LabelKind.Furniture))
        {
            return false;
        }

        Fields.Take(page, line, pieces);
        line.Place(LineRole.Labels, "M1");
        return true;
    }

    /// <summary>M8: the address of the original may stand anywhere.</summary>
    private static bool TakeLink(IntakePage page, Line line)
    {
        if (!line.String.TrimStart('（', '(', '【', '[').StartsWith("原文", StringComparison.Ordinal))
        {
            return false;
        }

        var pieces = Labels.Read(line.String);
        if (pieces is not [{ Kind: LabelKind.OriginalUrl }, ..] || Fields.Reason(pieces) is not null)
        {
            return false;
        }

        Fields.Take(page, line, pieces);
        line.Place(LineRole.Labels, "M8");
        return true;
    }

    private static bool TakeDateAlone(IntakePage page, Line line)
    {
        var text = line.String.Trim('（', '）', '(', ')', '[', ']', '【', '】', ' ');
        if (Dates.Whole(text) is null)
        {
            return false;
        }

        Fields.TakeDate(page, text, () => line.Printed);
        line.Place(LineRole.PublishedAt, "M1");
        return true;
    }
}
