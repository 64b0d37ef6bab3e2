namespace LawFirmSite.Tests.Web;

public class HttpsOriginTests(HttpsOriginTests.HttpsSite site) : IClassFixture<HttpsOriginTests.HttpsSite>
{
    public sealed class HttpsSite() : TestSite(new() { ["Site:PublicOrigin"] = "https://www.example.cn" });

    private HttpClient Visitor(string host = "www.example.cn")
    {
        var client = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Host = host;
        return client;
    }

    [Fact]
    public async Task Cookies_are_bound_to_the_host_and_secure_even_when_the_proxy_speaks_http()
    {
        using var response = await Visitor().GetAsync("/admin/sign-in");

        Assert.True(response.IsSuccessStatusCode);
        Assert.All(response.Headers.GetValues("Set-Cookie"), cookie => Assert.Matches("(?i)^__Host-.*; path=/;.*secure.*samesite=strict.*httponly", cookie));
    }

    [Fact]
    public async Task Browsers_are_told_to_stay_on_https() =>
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single((await Visitor().GetAsync("/")).Headers.GetValues("Strict-Transport-Security")));

    [Fact]
    public async Task Addresses_that_leave_the_site_carry_the_public_origin()
    {
        var sitemap = await Visitor().GetStringAsync("/sitemap.xml");

        Assert.Contains("<loc>https://www.example.cn/", sitemap);
        Assert.DoesNotContain("http://www.example.cn", sitemap);
    }

    [Theory]
    [InlineData("evil.example", "/", 400)]
    [InlineData("localhost", "/", 400)]
    [InlineData("evil.example", "/health/live", 200)]
    [InlineData("10.0.0.7:8080", "/health/ready", 200)]
    [InlineData("www.example.cn", "/", 200)]
    public async Task Only_the_public_host_is_answered_but_probes_may_use_any(string host, string path, int status) =>
        Assert.Equal(status, (int)(await Visitor(host).GetAsync(path)).StatusCode);
}
