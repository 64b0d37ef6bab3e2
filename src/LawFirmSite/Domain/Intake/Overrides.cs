namespace LawFirmSite.Domain.Intake;

/// <summary>The roles a reviewer chose, before any rule: a line that is placed is left alone by all of them.</summary>
internal static class Overrides
{
    public static void Place(IntakePage page)
    {
        foreach (var (index, role) in page.Options.Roles.OrderBy(pair => pair.Key))
        {
            if (index >= 0 && index < page.Lines.Count && page.Lines[index].Role is null)
            {
                Place(page, page.Lines[index], role);
            }
        }
    }

    private const string Rule = "review";

    private static void Place(IntakePage page, Line line, LineRole role)
    {
        if (role == LineRole.Removed)
        {
            page.Remove(line, Rule);
            return;
        }

        // Tables and images have no other role than their own.
        if (line.Kind != LineKind.Text || role is LineRole.Table or LineRole.DirectoryEntry or LineRole.Image or LineRole.Divider)
        {
            return;
        }

        line.Place(role, Rule);
        var text = Typography.Settle(line.String, display: true);
        switch (role)
        {
            case LineRole.Kicker:
                page.Kicker = Joined(page.Kicker, text);
                break;
            case LineRole.Subtitle:
                page.Subtitle = Joined(page.Subtitle, Titles.Undashed(text));
                break;
            case LineRole.Author:
                page.AddAuthors(Names.People(line.String) ?? text);
                break;
            case LineRole.AuthorOffice:
                page.AuthorOrg = Joined(page.AuthorOrg, text);
                break;
            case LineRole.Editor:
                page.Editor = Joined(page.Editor, text);
                break;
            case LineRole.Source:
                Fields.TakeSource(page, line.String);
                break;
            case LineRole.PublishedAt:
                TakeDate(page, line);
                break;
            case LineRole.Labels:
                TakeLabels(page, line);
                break;
            case LineRole.Heading2 or LineRole.Heading3 or LineRole.Heading4:
                line.Level = (byte)(role - LineRole.Heading2 + 2);
                break;
        }
    }

    private static void TakeDate(IntakePage page, Line line)
    {
        if (Dates.FindFull(line.String) is { } found)
        {
            page.Date = found.Date.Value;
            page.Removed.Add(line.Printed);
        }
        else
        {
            page.Warnings.Add("relative-date");
            page.Removed.Add(line.Printed);
        }
    }

    private static void TakeLabels(IntakePage page, Line line)
    {
        var pieces = Labels.Read(line.String);
        if (Fields.Reason(pieces) is null)
        {
            Fields.Take(page, line, pieces);
        }
        else
        {
            page.Removed.Add(line.Printed);
        }
    }

    private static string Joined(string? first, string second) => first is null ? second : first + " " + second;
}
