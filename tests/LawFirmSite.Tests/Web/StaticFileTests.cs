using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web;

/// <summary>What a name holds the content of is sent as immutable, and packed, by every published program; here only the names can be seen.</summary>
public class StaticFileTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("/"), InlineData("/articles/1"), InlineData("/articles/1/print"), InlineData("/admin/sign-in")]
    public async Task Pages_name_styles_and_scripts_by_their_content_so_that_they_are_fetched_once(string address)
    {
        var page = await TestSite.HtmlAsync(await site.Visitor().GetAsync(address));
        var files = page.QuerySelectorAll("link[rel=stylesheet], script[src]").Select(link => link.GetAttribute("href") ?? link.GetAttribute("src")!).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains(Assets(file), asset =>
            asset.Properties.Any(property => property.Name == "fingerprint" && file.Contains(property.Value, StringComparison.Ordinal))));
        foreach (var file in files) Assert.NotEmpty(await site.Visitor().GetStringAsync(file));
    }

    [Theory, InlineData("gzip"), InlineData("br"), InlineData("identity")]
    public async Task A_build_that_was_never_published_sends_its_styles_whole(string coding)
    {
        await using var production = new ProductionSite();
        using var client = production.Visitor();
        var page = await TestSite.HtmlAsync(await client.GetAsync("/"));
        var style = page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href");

        using var answer = await client.SendAsync(new(HttpMethod.Get, style) { Headers = { { "Accept-Encoding", coding } } });

        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length > 5_000, $"{answer}");
    }

    private IEnumerable<StaticAssetDescriptor> Assets(string address) => site.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .Where(asset => $"/{asset.Route}" == address);

    public sealed class ProductionSite() : TestSite(new() { ["Site:PublicOrigin"] = "http://localhost" })
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
        }
    }
}
