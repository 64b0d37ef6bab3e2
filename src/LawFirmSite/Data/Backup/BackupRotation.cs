using System.Globalization;

namespace LawFirmSite.Data.Backup;

/// <summary>
/// Which of the nightly backups may go. Kept are the newest of each of the last days that have one, and of each of the
/// last weeks; a file that is not named like a nightly backup is never touched.
/// </summary>
public static class BackupRotation
{
    private const string Format = "'site-'yyyyMMdd-HHmm'.backup'";

    public static string NameOf(DateTime local) => local.ToString(Format, CultureInfo.InvariantCulture);

    public static DateTime? MomentOf(string name) =>
        DateTime.TryParseExact(name, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;

    public static IReadOnlyList<string> Superfluous(IEnumerable<string> names, int days, int weeks)
    {
        var nightly = names.Select(name => (Name: name, Moment: MomentOf(name))).Where(file => file.Moment is not null).OrderByDescending(file => file.Moment).ToList();
        var kept = nightly.GroupBy(file => file.Moment!.Value.Date).Take(days).Select(group => group.First().Name)
            .Concat(nightly.GroupBy(file => (ISOWeek.GetYear(file.Moment!.Value), ISOWeek.GetWeekOfYear(file.Moment.Value))).Take(weeks).Select(group => group.First().Name)).ToHashSet();
        return [.. nightly.Select(file => file.Name).Where(name => !kept.Contains(name))];
    }
}
