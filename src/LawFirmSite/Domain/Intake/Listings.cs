using static LawFirmSite.Domain.Intake.Characters;

namespace LawFirmSite.Domain.Intake;

/// <summary>
/// Entries that may become a listing, with what there is to report of them. A reader is taken apart at once, for in a
/// long directory thousands of them would wait for the end.
/// </summary>
internal sealed class ListingDraft
{
    public List<ListedOffice> Offices { get; } = [];

    public HashSet<string> Warnings { get; } = [];

    public List<string> Removed { get; } = [];

    public void Add(OfficeReader reader)
    {
        Offices.Add(reader.Office());
        Warnings.UnionWith(reader.Warnings);
        Removed.AddRange(reader.Removed);
    }
}

/// <summary>Finds listings of offices in lines and tables (D1, D5) and puts one table in their place (D7).</summary>
internal static class Listings
{
    private static readonly string[] HeadEndings = ["中心", "所", "局", "处", "院", "部"];

    public static void Place(IntakePage page)
    {
        for (var at = 0; at < page.Lines.Count; at++)
        {
            var line = page.Lines[at];
            if (line is { Kind: LineKind.Table, Role: null })
            {
                OfficeTables.Place(page, line);
            }
            else if (line.IsFreeText && line.String.Length <= MostCharacters)
            {
                at = OfficeTables.PlaceColumns(page, at) is > 0 and var past ? past - 1 : PlaceRun(page, at);
            }
        }
    }

    private const int MostCharacters = 400;

    /// <summary>Two or more entries on end; anything between them ends the run.</summary>
    private static int PlaceRun(IntakePage page, int start)
    {
        var entries = new ListingDraft();
        var lines = new List<Line>();
        var next = start;
        while (ReadEntry(page, next, lines) is { } entry)
        {
            entries.Add(entry.Office);
            next = entry.Next;
        }

        if (entries.Offices.Count < 2)
        {
            return start;
        }

        Take(page, lines[0], entries, lines, []);
        return next - 1;
    }

    /// <summary>Registers the offices and puts their table where the first line stood.</summary>
    public static void Take(IntakePage page, Line place, ListingDraft entries, IEnumerable<Line> lines, List<(string Head, List<string> Values)> further)
    {
        page.Directory.AddRange(entries.Offices);
        page.Warnings.UnionWith(entries.Warnings);
        page.Removed.AddRange(entries.Removed);
        page.Listings[place] = OfficeTables.Table(entries.Offices, further);
        foreach (var line in lines)
        {
            line.Place(LineRole.DirectoryEntry, place.Kind == LineKind.Table ? "W7" : "D1");
        }
    }

    /// <summary>One entry on one line, or a head with its label lines (D5). Removed lines between them do not count.</summary>
    private static (OfficeReader Office, int Next)? ReadEntry(IntakePage page, int at, List<Line> taken)
    {
        while (at < page.Lines.Count && page.Lines[at].Role == LineRole.Removed)
        {
            at++;
        }

        if (at >= page.Lines.Count || !page.Lines[at].IsFreeText || page.Lines[at].String.Length > MostCharacters
            || Head(page.Lines[at].String) is not { } head)
        {
            return null;
        }

        var text = page.Lines[at].String;
        var rest = text[head.End..].TrimEnd('。', '；', ';', ' ');
        if (rest.AsSpan().IndexOfAny("。！？") >= 0)
        {
            return null;
        }

        var reader = new OfficeReader(text[head.Start..head.End], page.Options.DefaultAreaCode);
        var lines = new List<Line> { page.Lines[at] };
        if (head.Start > 0)
        {
            reader.Removed.Add(text[..head.Start].Trim());
        }

        reader.Read(rest);
        var found = reader.SpeaksForItself;
        var next = at + 1;
        while (next < page.Lines.Count && page.Lines[next].IsFreeText && page.Lines[next].String is { Length: <= MostCharacters } below
            && DirectoryLabels.ReadAt(below, BulletLength(below)) is not null && !below.Contains('。'))
        {
            reader.Read(below[BulletLength(below)..]);
            lines.Add(page.Lines[next++]);
            found = true;
        }

        if (!found || (rest.Length > 0 && lines.Count > 1 && !reader.SpeaksForItself))
        {
            return null;
        }

        taken.AddRange(lines);
        return (reader, next);
    }

    private static int BulletLength(string text) => Markers.Read(text) is { Kind: MarkerKind.Bullet } bullet ? bullet.Length : 0;

    /// <summary>The name at the start of an entry, behind a number or bullet; null where it is not like an office's name.</summary>
    public static (int Start, int End)? Head(string text)
    {
        var start = Markers.Read(text) is { Kind: MarkerKind.Number or MarkerKind.CircledNumber or MarkerKind.BracketedNumber or MarkerKind.Bullet } marker ? marker.Length : 0;
        var end = start;
        while (end < text.Length && end - start <= 40 && !EndsHead(text, end))
        {
            end++;
        }

        return IsOffice(text[start..end]) ? (start, end) : null;
    }

    private static bool EndsHead(string text, int at) =>
        IsSpace(text[at]) || text[at] is '：' or ':' or '，' or ',' or '；' or ';' or '|' or '｜' or '、' or '。'
        || (char.IsAsciiDigit(text[at]) && new Contacts.PhoneReader(Contacts.PhoneReader.Fold(text.Substring(at, Math.Min(30, text.Length - at)))).Read(0, null) is not null)
        || (DirectoryLabels.MayBegin(text[at]) && DirectoryLabels.ReadAt(text, at) is not null);

    /// <summary>D1: what an office is called ends in one of few words; a bracket behind it does not count.</summary>
    public static bool IsOffice(string name)
    {
        var plain = name.Trim();
        if (plain.Length > 0 && plain[^1] is '）' or ')' && plain.LastIndexOfAny(['（', '(']) is > 0 and var open)
        {
            plain = plain[..open].TrimEnd();
        }

        return plain.Length is >= 2 and <= 40 && HasHan(plain) && HeadEndings.Any(ending => plain.EndsWith(ending, StringComparison.Ordinal));
    }
}
