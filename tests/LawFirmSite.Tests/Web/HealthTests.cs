using System.Net;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Web;

public class HealthTests
{
    [Fact]
    public async Task A_site_with_its_database_is_live_and_ready()
    {
        using var site = new TestSite();

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_database_without_the_newest_migration_is_not_ready_but_live()
    {
        using var site = new TestSite();
        await site.DbAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory"));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Visitor().GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task The_answer_tells_outsiders_no_reason()
    {
        using var site = new TestSite();
        await site.DbAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory"));

        Assert.Equal("Unhealthy", await (await site.Visitor().GetAsync("/health/ready")).Content.ReadAsStringAsync());
    }
}
