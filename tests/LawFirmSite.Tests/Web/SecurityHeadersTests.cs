namespace LawFirmSite.Tests.Web;

public class SecurityHeadersTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/css/site.css")]
    [InlineData("/admin")]
    [InlineData("/admin/sign-in")]
    [InlineData("/health/live")]
    [InlineData("/legal-aid.json")]
    public async Task Every_answer_says_what_may_be_loaded_and_by_whom(string path)
    {
        using var response = await site.Visitor().GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.Contains("frame-ancestors 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.NotEmpty(response.Headers.GetValues("Referrer-Policy"));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Strict-Transport-Security"), "an http origin must not promise https");
    }

    [Theory]
    [InlineData("/admin/sign-in")]
    [InlineData("/admin")]
    public async Task Nothing_of_the_admin_area_is_stored(string path) =>
        Assert.Contains("no-store", (await site.Visitor().GetAsync(path)).Headers.CacheControl?.ToString());
}
