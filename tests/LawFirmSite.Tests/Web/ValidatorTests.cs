using System.Net;
using System.Text.RegularExpressions;
using LawFirmSite.Tests.Web.Media;
using LawFirmSite.Web.Media;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web;

/// <summary>Whatever a visitor can fetch says by tag and by time whether it is still the same, so that nobody pays for it twice. The addresses are looked up, not remembered.</summary>
public sealed class ValidatorTests(ValidatorTests.SiteWithMedia site) : IClassFixture<ValidatorTests.SiteWithMedia>
{
    /// <summary>An example of each address that has variable parts.</summary>
    private static readonly string[] Examples =
    [
        "/articles/1", "/articles/1/print", "/categories/pufa", "/legal-aid/1", "/legal-aid/1/handout", "/legal-aid/check/matter", "/offices/1", "/offices/1.vcf", "/pages/about", "/sitemap-1.xml",
    ];

    /// <summary>What is never the same, or is for one person, and so says nothing of the kind.</summary>
    private static readonly Dictionary<string, string> Without = new(StringComparer.Ordinal)
    {
        ["/care"] = "sets a cookie and leads back",
        ["/preview/{token:length(22)}"] = "for one person, never stored",
        ["/preview/{token:length(22)}/print"] = "for one person, never stored",
        ["/health/live"] = "an answer of this moment",
        ["/health/ready"] = "an answer of this moment",
        ["/{**path}"] = "not found",
        ["/errors/{code:int:range(400,599)}"] = "not found, unless something failed",
    };

    /// <summary>A tag alone: no time is kept that would be true.</summary>
    private static readonly string[] ByTagAlone = ["/search"];

    // While the index is being made, what is found without it carries no tag.
    private Task IndexedAsync() => Eventually.TrueAsync(async () => (await AskAsync("/search?q=%E6%B3%95%E5%BE%8B", "")).Headers.ETag is not null);

    [Fact]
    public async Task Whatever_can_be_fetched_says_whether_it_is_still_the_same()
    {
        await IndexedAsync();
        var addresses = Patterns().Where(pattern => !Without.ContainsKey(pattern)).SelectMany(AddressesOf).ToList();
        Assert.True(addresses.Count > 30);
        var faults = new List<string>();
        foreach (var size in new[] { "", "care=1", "care=large" })
        {
            foreach (var address in addresses)
            {
                using var whole = await AskAsync(address, size);
                if (whole.StatusCode != HttpStatusCode.OK) faults.Add($"{address} answers {whole.StatusCode}");
                if (whole.Headers.ETag is not { } tag)
                {
                    faults.Add($"{address} {size} has no tag");
                    continue;
                }
                using var byTag = await AskAsync(address, size, tag.ToString());
                if (byTag.StatusCode != HttpStatusCode.NotModified) faults.Add($"{address} {size} does not know its tag {tag}");
                if ((await byTag.Content.ReadAsByteArrayAsync()).Length > 0) faults.Add($"{address} sends itself again");
                if (ByTagAlone.Contains(address)) continue;

                if (whole.Content.Headers.LastModified is not { } moment) faults.Add($"{address} {size} has no time");
                else if ((await AskAsync(address, size, since: moment)).StatusCode != HttpStatusCode.NotModified) faults.Add($"{address} {size} does not know its time");
            }
        }
        Assert.Empty(faults);
    }

    /// <summary>Whether a file knows its tag again is the framework's, and only in a published program.</summary>
    [Fact]
    public async Task Every_file_has_a_tag_and_a_time()
    {
        foreach (var file in Files())
        {
            using var answer = await AskAsync(file, "");
            Assert.True(answer.Headers.ETag is not null && answer.Content.Headers.LastModified is not null, file);
        }
    }

    [Fact]
    public void Every_exception_is_there_and_every_address_has_an_example()
    {
        var patterns = Patterns();

        Assert.All(Without.Keys, pattern => Assert.Contains(pattern, patterns));
        Assert.All(patterns.Where(pattern => !Without.ContainsKey(pattern)), pattern => Assert.NotEmpty(AddressesOf(pattern)));
    }

    [Fact]
    public async Task A_search_is_the_same_until_its_words_the_size_or_the_content_are_others()
    {
        const string Address = "/search?q=%E6%B3%95%E5%BE%8B";
        await IndexedAsync();
        var tag = await TagAsync(Address);

        Assert.StartsWith("W/", tag, StringComparison.Ordinal);
        Assert.Equal(tag, await TagAsync(Address));
        Assert.Equal(HttpStatusCode.NotModified, (await AskAsync(Address, "", tag)).StatusCode);
        Assert.NotEqual(tag, await TagAsync(Address + "&year=2026"));
        Assert.NotEqual(tag, await TagAsync("/search?q=%E6%B3%95"));
        Assert.NotEqual(tag, await TagAsync(Address, "care=1"));
        using var answer = await AskAsync(Address, "");
        Assert.True(answer.Headers.CacheControl!.NoCache);
        Assert.Contains("Cookie", answer.Headers.Vary);
        Assert.Null(answer.Content.Headers.LastModified);

        await site.PublishedAsync(new() { Title = "新的法律", Body = "正文" });
        using var after = await AskAsync(Address, "", tag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("新的法律", (await TestSite.HtmlAsync(after)).QuerySelector(".found")!.TextContent);
    }

    private async Task<string> TagAsync(string address, string cookie = "") => (await AskAsync(address, cookie)).Headers.ETag!.ToString();

    private async Task<HttpResponseMessage> AskAsync(string address, string cookie, string? known = null, DateTimeOffset? since = null)
    {
        using var visitor = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfModifiedSince = since } };
        if (cookie.Length > 0) request.Headers.Add("Cookie", cookie);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await visitor.SendAsync(request);
    }

    private List<string> Patterns() => [.. Endpoints()
        .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        .Where(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
        .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}").Where(pattern => !pattern.StartsWith("/admin", StringComparison.Ordinal)).Distinct()];

    private IEnumerable<string> Files() => Endpoints().Select(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>()).OfType<StaticAssetDescriptor>()
        .Where(asset => asset.Selectors.Count == 0).Select(asset => $"/{asset.Route}").Where(file => !file.EndsWith(".gz", StringComparison.Ordinal) && !file.EndsWith(".br", StringComparison.Ordinal));

    private IEnumerable<RouteEndpoint> Endpoints() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<string> AddressesOf(string pattern) => !pattern.Contains('{', StringComparison.Ordinal) ? [pattern]
        : Examples.Concat(site.Picture).Where(example => Regex.IsMatch(example, $"^{Regex.Replace(Regex.Replace(pattern, @"\{[^}]+\}", "\0"), "[.]", "\\.").Replace("\0", "[^/]+", StringComparison.Ordinal)}$"));

    public sealed class SiteWithMedia : TestSite, IAsyncLifetime
    {
        /// <summary>A picture, and the same smaller.</summary>
        public IReadOnlyList<string> Picture { get; private set; } = [];

        public async Task InitializeAsync()
        {
            var (file, refusal) = await DbAsync(db => new MediaStore(db).AddAsync(new(Pictures.Png(1000, 20), "door.png", "大门"), "测试员", null, Clock.Now, CancellationToken.None));
            Assert.True(file is not null, refusal);
            Picture = [file.Address, file.Address.Replace("/1/", "/1/480/", StringComparison.Ordinal)];
        }

        Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;
    }
}
