using System.Globalization;

namespace LawFirmSite.Web;

/// <summary>Dates as the site writes them: 2013-08-29 in lists, 2013年8月29日 in running text.</summary>
public static class ChineseDates
{
    public static string InList(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string InText(this DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>2013-08-29（周四）19:49: what is to come is planned by the day of the week.</summary>
    public static string WithWeekday(this DateTimeOffset local) =>
        local.ToString($"yyyy-MM-dd（周{"日一二三四五六"[(int)local.DayOfWeek]}）HH:mm", CultureInfo.InvariantCulture);

    /// <summary>2013-08-29 19:49, of a moment already brought to the site's time zone.</summary>
    public static string WithTime(this DateTimeOffset local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>2013年8月29日（星期四）19:49: for a time that somebody is told to count on.</summary>
    public static string InTextWithTime(this DateTimeOffset local) =>
        $"{DateOnly.FromDateTime(local.DateTime).InText()}（星期{"日一二三四五六"[(int)local.DayOfWeek]}）{local.ToString("HH:mm", CultureInfo.InvariantCulture)}";

    /// <summary>19:49 for a moment of today, with its date for any other.</summary>
    public static string Clock(this DateTimeOffset local, SiteClock clock) =>
        DateOnly.FromDateTime(local.DateTime) == clock.Today ? local.ToString("HH:mm", CultureInfo.InvariantCulture) : local.WithTime();
}
