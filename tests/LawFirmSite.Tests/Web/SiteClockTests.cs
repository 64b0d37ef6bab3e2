using FsCheck.Xunit;
using LawFirmSite.Web;

namespace LawFirmSite.Tests.Web;

public class SiteClockTests
{
    private static SiteClock In(string zone) => new(TimeProvider.System, new SiteSettings { TimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone) });

    [Fact]
    public void A_time_typed_in_Beijing_is_eight_hours_ahead_of_UTC() => Assert.Equal(
        new DateTimeOffset(2026, 3, 1, 16, 30, 0, TimeSpan.Zero),
        In("Asia/Shanghai").MomentOf(new DateTime(2026, 3, 2, 0, 30, 0)));

    [Fact]
    public void The_day_changes_at_midnight_in_Beijing() => Assert.Equal(
        new DateOnly(2026, 3, 2),
        In("Asia/Shanghai").DateOf(new DateTimeOffset(2026, 3, 1, 16, 0, 0, TimeSpan.Zero)));

    // Daylight saving: this hour is skipped in spring and comes twice in autumn. China had it until 1991.
    [Theory]
    [InlineData(2026, 3, 29, 2, 30, 1, 30)]
    [InlineData(2026, 10, 25, 2, 30, 0, 30)]
    public void A_time_that_does_not_exist_or_exists_twice_is_still_one_moment(int year, int month, int day, int hour, int minute, int utcHour, int utcMinute) =>
        Assert.Equal(new DateTimeOffset(year, month, day, utcHour, utcMinute, 0, TimeSpan.Zero), In("Europe/Berlin").MomentOf(new DateTime(year, month, day, hour, minute, 0)));

    [Property]
    public bool What_is_shown_and_typed_again_is_the_same_moment(DateTime moment)
    {
        var clock = In("Asia/Shanghai");
        var utc = new DateTimeOffset(DateTime.SpecifyKind(moment, DateTimeKind.Utc)).AddYears(moment.Year < 1992 ? 1992 - moment.Year : 0);

        return clock.MomentOf(clock.Local(utc).DateTime) == utc;
    }
}
