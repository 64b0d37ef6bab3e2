using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace LawFirmSite.Tests.Web;

public class RateLimitTests
{
    /// <summary>Lets three sign-ins and two searches a minute through.</summary>
    private sealed class StrictSite : TestSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("RateLimits:SignInsPerMinute", "3");
            builder.UseSetting("RateLimits:SearchesPerMinute", "2");
        }
    }

    [Fact]
    public async Task Guessing_passwords_is_slowed_down_with_a_time_to_come_back_whatever_address_is_claimed()
    {
        using var site = new StrictSite();
        var guesser = new StaffClient(site.Visitor(), "");
        var codes = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
        {
            guesser.Http.DefaultRequestHeaders.Remove("X-Forwarded-For");
            guesser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{i}");
            using var response = await guesser.PostAsync("/admin/sign-in", new() { ["UserName"] = "某某", ["Password"] = $"猜测{i}" });
            codes.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(response.Headers.RetryAfter);
        }

        Assert.Equal(3, codes.Count(code => code == HttpStatusCode.TooManyRequests));
    }

    [Fact]
    public async Task Pages_are_never_limited_and_search_is()
    {
        using var site = new StrictSite();
        var visitor = site.Visitor();

        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/legal-aid")).StatusCode);
        var searches = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) searches.Add((await visitor.GetAsync($"/search?q=词{i}")).StatusCode);

        Assert.Contains(HttpStatusCode.TooManyRequests, searches);
        Assert.Equal(HttpStatusCode.OK, searches[0]);
    }
}
