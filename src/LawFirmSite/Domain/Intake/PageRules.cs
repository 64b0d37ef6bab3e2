namespace LawFirmSite.Domain.Intake;

/// <summary>All rules over the lines of a page, in the order of S1.</summary>
internal static class PageRules
{
    public static IntakeResult Apply(IntakePage page)
    {
        if (page.Lines.Count == 0)
        {
            return new() { Origin = page.Origin, Warnings = ["empty"] };
        }

        WarnOfContent(page);
        Overrides.Place(page);
        SiteFrame.RemoveTop(page);
        Furniture.Remove(page);
        SiteFrame.RemoveBottom(page);
        Listings.Place(page);
        Titles.Place(page);
        Byline.PlaceUnderTitle(page);
        MetaLines.Place(page);
        Signature.Place(page);
        var statute = Headings.IsStatute(page.Lines);
        HardWraps.Join(page);
        Headings.Place(page);
        var blocks = Body.Blocks(page, statute);
        if (page.Title is null)
        {
            page.Warnings.Add("no-title");
        }

        return new()
        {
            Origin = page.Origin,
            Meta = page.Meta(),
            Blocks = blocks,
            Markdown = MarkdownWriter.Write(blocks),
            Directory = page.Directory,
            Warnings = [.. page.Warnings.Order(StringComparer.Ordinal)],
            Removed = page.Removed,
            Lines = new PlacedLines(page.Lines),
        };
    }

    /// <summary>What must be pointed out wherever it stands.</summary>
    private static void WarnOfContent(IntakePage page)
    {
        foreach (var line in page.Lines)
        {
            foreach (var text in line.Table is { } table ? table.Rows.SelectMany(row => row).Select(cell => cell.Text) : [line.String])
            {
                Warn(page, "personal-data", PersonalData.IsIn(text));
                Warn(page, "admin-superseded", AdminNames.AnyIn(text));
                Warn(page, "mojibake", Encodings.IsMojibake(text));
            }
        }
    }

    private static void Warn(IntakePage page, string code, bool applies)
    {
        if (applies)
        {
            page.Warnings.Add(code);
        }
    }
}
