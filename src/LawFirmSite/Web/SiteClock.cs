namespace LawFirmSite.Web;

/// <summary>Now, and the calendar of Site:TimeZone, in which every date people read or type is meant.</summary>
public sealed class SiteClock(TimeProvider time, SiteSettings settings)
{
    public DateTimeOffset Now => time.GetUtcNow();

    public DateOnly Today => DateOf(Now);

    /// <summary>The same moment with the site's offset, for showing.</summary>
    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, settings.TimeZone);

    public DateOnly DateOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>
    /// The moment a local date and time stands for. A time that does not exist (a clock put forward) counts from the
    /// hour before; one that exists twice is the first.
    /// </summary>
    public DateTimeOffset MomentOf(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        var zone = settings.TimeZone;
        var offset = zone.IsInvalidTime(wall) ? zone.BaseUtcOffset
            : zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max()
            : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset).ToUniversalTime();
    }
}
