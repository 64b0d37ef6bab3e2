using System.Net;
using LawFirmSite.Tests.BadInput;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Http;
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
    public async Task A_database_without_the_newest_migration_is_not_ready_but_live_and_operators_are_told_why()
    {
        using var site = new SocketSite();
        await site.DbAsync(db => db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory"));

        using var ready = await site.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("Unhealthy\ndatabase: Migrations are missing; run the command migrate.", await ready.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await site.Client.GetAsync("/health/live")).StatusCode);

        // The same machine, but for somebody else.
        using var passedOn = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        passedOn.Headers.Add("X-Forwarded-For", "203.0.113.7");
        Assert.Equal("Unhealthy", await (await site.Client.SendAsync(passedOn)).Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::1", null, true)]
    [InlineData("::ffff:127.0.0.1", null, true)]
    [InlineData("127.0.0.1", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "Forwarded", false)]
    [InlineData("127.0.0.1", "Via", false)]
    [InlineData("127.0.0.1", "X-Original-For", false)]
    [InlineData("10.0.0.9", null, true)]
    [InlineData("::ffff:10.0.0.9", "X-Original-For", true)]
    [InlineData("10.0.0.9", "X-Forwarded-For", false)]
    [InlineData("10.0.1.9", null, false)]
    [InlineData("203.0.113.7", null, false)]
    [InlineData(null, null, false)]
    public void An_operator_is_at_this_machine_or_in_a_network_that_was_named(string? address, string? header, bool isOperator)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = address is null ? null : IPAddress.Parse(address);
        if (header is not null) context.Request.Headers[header] = "203.0.113.7";

        Assert.Equal(isOperator, context.IsFromOperator(new SiteSettings { OperatorNetworks = [IPNetwork.Parse("10.0.0.0/24")] }));
    }
}
