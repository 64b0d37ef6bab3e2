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

    /// <summary>Behind a proxy on this machine, which passes two searches a minute through.</summary>
    private sealed class ProxiedSite : TestSite
    {
        public ProxiedSite()
        {
            UseKestrel(0);
            StartServer();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("RateLimits:SearchesPerMinute", "2");
            builder.UseSetting("Site:KnownProxies:0", "127.0.0.1");
            builder.UseSetting("Site:KnownProxies:1", "::1");
        }
    }

    [Fact]
    public async Task Behind_a_known_proxy_only_what_the_proxy_added_counts()
    {
        using var site = new ProxiedSite();
        using var visitor = new HttpClient { BaseAddress = site.ClientOptions.BaseAddress };

        var claims = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) claims.Add(await AskAsync($"203.0.113.{i}, 198.51.100.7"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], claims);
        // Somebody else, whom the proxy sees elsewhere.
        Assert.Equal(HttpStatusCode.OK, await AskAsync("198.51.100.8"));

        async Task<HttpStatusCode> AskAsync(string forwarded)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/search?q={Uri.EscapeDataString(forwarded)}");
            request.Headers.Add("X-Forwarded-For", forwarded);
            using var answer = await visitor.SendAsync(request);
            return answer.StatusCode;
        }
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
