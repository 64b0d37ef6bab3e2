using System.Net;
using System.Text.RegularExpressions;
using LawFirmSite.Tests.Corpora;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.BadInput;

/// <summary>What anybody on the net can send: addresses, queries, headers. Nothing of it may break a page, run in it or stay in it.</summary>
public sealed class PublicInputTests(SocketSite site) : IClassFixture<SocketSite>
{
    private static readonly string[] Addresses =
    [
        "/articles?page={0}", "/articles/{0}", "/articles/{0}/print", "/articles/1/print?size={0}", "/categories/{0}", "/categories/pufa?page={0}", "/legal-aid/{0}", "/offices/{0}",
        "/offices/{0}.vcf", "/pages/{0}", "/search?q={0}", "/search?q=法律&year={0}&category={0}&page={0}", "/care?on=1&back={0}", "/care?on={0}", "/media/{0}/{0}", "/media/1/{0}", "/media/1/320/{0}", "/{0}", "/js/{0}",
        "/admin/sign-in?back={0}", "/admin/setup?token={0}", "/preview/{0}", "/preview/{0}/print", "/legal-aid/check/{0}", "/legal-aid/{0}/handout", "/sitemap-{0}.xml",
    ];

    [Fact]
    public async Task No_address_breaks_a_page_or_puts_anything_running_into_it()
    {
        var faults = new List<string>();
        // Each address meets its own stretch of the list, so that together they have met all of it.
        var words = BadWords.All;
        var perAddress = Math.Max(60, words.Count / 15);
        for (var a = 0; a < Addresses.Length; a++)
        {
            for (var i = 0; i < perAddress; i++)
            {
                var word = words[(a * perAddress + i) % words.Count];
                if (word.Length > 2_000) continue;

                var address = string.Format(null, Addresses[a], Sent(word, i));
                using var answer = await site.GetAsSpelledAsync(address);
                await LookAsync(answer, $"GET {address}", faults);
            }
        }
        Assert.Empty(faults.Take(20));
    }

    [Fact]
    public async Task No_path_reaches_a_file_that_is_not_public()
    {
        foreach (var word in Corpus.Payloads("paths-and-filenames"))
        {
            foreach (var address in new[] { "/media/", "/media/1/", "/css/", "/" })
            {
                using var answer = await site.GetAsSpelledAsync(address + Sent(word.TrimStart('/'), 1));
                Assert.False((int)answer.StatusCode >= 500, $"{address}{word}: {answer.StatusCode}");
                if (answer.StatusCode != HttpStatusCode.OK) continue;

                var text = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotMatch("root:|SQLite format|ConnectionStrings|<Project|MZ", text);
            }
        }
    }

    [Fact]
    public async Task No_way_back_leads_to_another_site()
    {
        foreach (var item in Corpus.Items("redirects"))
        {
            var back = item.GetProperty("payload").GetString()!;
            foreach (var address in new[] { "/care?on=1&back=", "/care?on=0&back=" })
            {
                using var answer = await site.Client.GetAsync(address + Uri.EscapeDataString(back));
                Assert.False((int)answer.StatusCode >= 500, $"{back}: {answer.StatusCode}");
                if (answer.Headers.Location is not { } to) continue;

                Assert.True(to.OriginalString.All(char.IsAscii), $"{back}: {to.OriginalString}");
                Assert.Matches(@"^/([^/\\]|$)", to.OriginalString);
                if (item.GetProperty("accept").GetBoolean()) Assert.Equal(back.TrimStart('~'), to.OriginalString);
            }
        }
    }

    [Fact]
    public async Task No_header_changes_what_the_next_visitor_reads_or_opens_anything()
    {
        foreach (var address in new[] { "/", "/articles/3", "/articles", "/legal-aid", "/feed.xml", "/admin", "/admin/sign-in" })
        {
            var clean = await TextAsync(address);
            foreach (var item in Corpus.Items("headers"))
            {
                var (name, value) = (item.GetProperty("header").GetString()!, item.GetProperty("value").GetString()!);
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.TryAddWithoutValidation(name, value);
                using var answer = await site.Client.SendAsync(request);
                var body = await answer.Content.ReadAsStringAsync();

                Assert.False((int)answer.StatusCode >= 500, $"{name}: {value} on {address}: {answer.StatusCode}");
                Assert.DoesNotContain("evil.example", body);
                Assert.DoesNotContain("evil.example", answer.Headers.Location?.OriginalString ?? "");
                if (address == "/admin") Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
                Assert.Equal(clean, await TextAsync(address));
            }
        }
    }

    [Fact]
    public async Task A_method_that_a_page_does_not_know_is_refused()
    {
        foreach (var method in new[] { "PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "X" })
        {
            foreach (var address in new[] { "/", "/articles/1", "/admin", "/media/1/x", "/feed.xml", "/nowhere" })
            {
                using var answer = await site.Client.SendAsync(new(new HttpMethod(method), address));
                Assert.InRange((int)answer.StatusCode, 300, 499);
                Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
            }
        }
    }

    [Fact]
    public void Every_public_address_with_a_value_in_it_is_tried()
    {
        var patterns = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => pattern.Contains('{', StringComparison.Ordinal) && !pattern.StartsWith("/admin", StringComparison.Ordinal) && !pattern.Contains("**", StringComparison.Ordinal) && !pattern.StartsWith("/errors", StringComparison.Ordinal));

        Assert.All(patterns, pattern => Assert.Contains(Addresses, address => Regex.IsMatch(address.Split('?')[0].Replace("{0}", "1", StringComparison.Ordinal), $"^{Regex.Replace(pattern, @"\{[^}]+\}", "[^/]+")}$")));
    }

    internal static async Task LookAsync(HttpResponseMessage answer, string what, List<string> faults)
    {
        if ((int)answer.StatusCode >= 500) faults.Add($"{what}: {answer.StatusCode}");
        if (answer.Headers.Location is { } to && !to.OriginalString.All(char.IsAscii)) faults.Add($"{what}: Location {to.OriginalString}");
        if (answer.Content.Headers.ContentType?.MediaType == "text/html") faults.AddRange(RunningMarkup.In(await TestSite.HtmlAsync(answer)).Select(fault => $"{what}: {fault}"));
    }

    /// <summary>As a browser sends it, or now and then as somebody with a raw socket does.</summary>
    private static string Sent(string word, int i) =>
        i % 3 != 0 || word.Any(c => c is <= ' ' or > '~' or '#') ? Uri.EscapeDataString(word) : word;

    private async Task<string> TextAsync(string address)
    {
        using var answer = await site.Client.GetAsync(address);
        // A form's token is another one each time.
        return Regex.Replace(await answer.Content.ReadAsStringAsync(), "name=\"__RequestVerificationToken\"[^>]*", "");
    }
}
