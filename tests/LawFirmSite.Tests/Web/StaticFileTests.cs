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

    private IEnumerable<StaticAssetDescriptor> Assets(string address) => site.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .Where(asset => $"/{asset.Route}" == address);
}
