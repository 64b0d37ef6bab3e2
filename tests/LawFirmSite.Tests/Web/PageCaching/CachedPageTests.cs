using System.IO.Compression;
using System.Net;
using System.Text;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>What a client gets from the cache: the same page however it is packed, tagged, and nobody else's.</summary>
public sealed class CachedPageTests(CachedSite site) : IClassFixture<CachedSite>
{
    public static TheoryData<string> Addresses =>
        new("/", "/articles", "/articles/1", "/articles/1/print", "/categories/pufa", "/legal-aid", "/legal-aid/1", "/legal-aid.csv", "/legal-aid.json",
            "/offices", "/offices/1", "/offices/1.vcf", "/pages/about", "/bookmark", "/feed.xml", "/sitemap.xml", "/robots.txt", "/favicon.svg", "/manifest.webmanifest", "/offline", "/service-worker.js");

    [Theory, MemberData(nameof(Addresses))]
    public async Task Every_public_page_is_kept_and_answers_with_what_was_made(string address)
    {
        site.Listen();
        using var made = await AskAsync(address);
        var before = site.FromCache;
        using var kept = await AskAsync(address);

        Assert.Equal(HttpStatusCode.OK, made.StatusCode);
        Assert.Equal(before + 1, site.FromCache);
        Assert.Equal(Headers(made), Headers(kept));
        Assert.Equal(await made.Content.ReadAsByteArrayAsync(), await kept.Content.ReadAsByteArrayAsync());
        Assert.Equal(["Accept-Encoding", "Cookie"], kept.Headers.Vary);
        Assert.Contains("Content-Security-Policy", Headers(kept).Keys);
    }

    [Fact]
    public async Task Every_coding_holds_the_same_text_under_its_own_strong_tag()
    {
        using var brotli = await AskAsync("/legal-aid", "gzip, deflate, br");
        using var gzip = await AskAsync("/legal-aid", "gzip, deflate");
        using var plain = await AskAsync("/legal-aid", null);

        var text = await plain.Content.ReadAsStringAsync();
        Assert.Contains("法律援助", text, StringComparison.Ordinal);
        Assert.Equal(text, await TextAsync(brotli, stream => new BrotliStream(stream, CompressionMode.Decompress)));
        Assert.Equal(text, await TextAsync(gzip, stream => new GZipStream(stream, CompressionMode.Decompress)));
        Assert.Equal("no-cache", plain.Headers.CacheControl!.ToString());
        Assert.All([brotli, gzip, plain], answer => Assert.False(answer.Headers.ETag!.IsWeak));
        Assert.All([brotli, gzip, plain], answer => Assert.NotNull(answer.Content.Headers.ContentLength));
        Assert.Equal(3, new[] { brotli, gzip, plain }.Select(answer => answer.Headers.ETag!.Tag).Distinct().Count());
    }

    [Theory]
    [InlineData("{0}"), InlineData("W/{0}"), InlineData("*"), InlineData("\"a\", {0}"), InlineData("\"a,b\", W/{0} , \"c\"")]
    public async Task Who_has_the_page_already_gets_304_with_the_same_headers(string form)
    {
        using var whole = await AskAsync("/offices");
        using var answer = await AskAsync("/offices", known: string.Format(form, whole.Headers.ETag));

        Assert.Equal(HttpStatusCode.NotModified, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        var gone = Headers(whole).Keys.Except(Headers(answer).Keys);
        Assert.Equal(["Content-Encoding", "Content-Length", "Content-Type"], gone.Order());
        Assert.All(Headers(answer), header => Assert.Equal(Headers(whole)[header.Key], header.Value));
    }

    [Theory]
    [InlineData("\"other\""), InlineData("not a tag"), InlineData("\"\", W/\"x\"")]
    public async Task Who_has_another_page_gets_this_one(string known) =>
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/offices", known: known)).StatusCode);

    [Theory, MemberData(nameof(Addresses))]
    public async Task Who_asks_by_the_time_gets_304_until_the_page_is_another(string address)
    {
        using var whole = await AskAsync(address);
        var modified = whole.Content.Headers.LastModified!.Value;
        using var same = await AskAsync(address, since: modified);
        using var later = await AskAsync(address, since: modified.AddHours(1));
        using var earlier = await AskAsync(address, since: modified.AddSeconds(-1));
        using var tagged = await AskAsync(address, known: "\"other\"", since: modified);

        Assert.True(modified <= site.Clock.Now);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, later.StatusCode);
        Assert.Equal(HttpStatusCode.OK, earlier.StatusCode);
        // RFC 9110, 13.2.2: a tag decides alone.
        Assert.Equal(HttpStatusCode.OK, tagged.StatusCode);
        Assert.Equal(whole.Headers.ETag, same.Headers.ETag);
    }

    [Fact]
    public async Task Two_pages_made_one_after_the_other_are_never_taken_for_one_another()
    {
        using var before = await AskAsync("/bookmark");
        await site.DbAsync(async db =>
        {
            (await db.SiteProfiles.SingleAsync()).NameEnglish = "Another Name";
            return await db.SaveChangesAsync();
        });
        using var after = await AskAsync("/bookmark", since: before.Content.Headers.LastModified);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.True(after.Content.Headers.LastModified is not { } modified || modified > before.Content.Headers.LastModified);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    [Fact]
    public async Task A_tag_of_one_coding_does_not_stand_for_another()
    {
        using var gzip = await AskAsync("/offices", "gzip");

        Assert.Equal(HttpStatusCode.OK, (await AskAsync("/offices", "br", gzip.Headers.ETag!.Tag)).StatusCode);
    }

    [Fact]
    public async Task Asking_for_the_head_gets_the_headers_of_the_page_and_fills_the_cache()
    {
        using var head = await AskAsync("/offices/2", method: HttpMethod.Head);
        using var page = await AskAsync("/offices/2");

        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        Assert.Equal(Headers(page), Headers(head));
    }

    [Theory]
    [InlineData("?page=2&x=1&from=singlemessage", "?page=2")]
    [InlineData("?size=large&page=3", "?page=3&size=large")]
    [InlineData("?SIZE=large", "?size=large")]
    [InlineData("?size=other&page%5B%5D=4", "")]
    public async Task A_page_is_made_from_its_own_query_keys_alone(string query, string seen)
    {
        var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.Add("Cookie", "a=b");
        visitor.DefaultRequestHeaders.Add("Accept-Language", "en");

        Assert.Equal($"/odd/echo{seen} Host  ", await visitor.GetStringAsync($"/odd/echo{query}"));
    }

    [Theory]
    [InlineData("/articles?page=01"), InlineData("/articles?page=1&page=1"), InlineData("/Articles"), InlineData("/articles/"), InlineData("/articles/01")]
    public async Task Other_spellings_are_answered_and_not_kept(string address)
    {
        site.Listen();
        using var first = await AskAsync(address);
        var before = (site.Rendered, site.FromCache);
        using var second = await AskAsync(address);

        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Null(second.Headers.ETag);
        Assert.Equal(before, (site.Rendered, site.FromCache));
    }

    [Fact]
    public async Task Staff_get_the_pages_of_everybody()
    {
        site.Listen();
        var editor = await site.StaffAsync(StaffRole.Editor);
        var everybody = await site.TextAsync("/articles/2");
        var before = site.FromCache;

        Assert.Equal(everybody, await editor.Http.GetStringAsync("/articles/2"));
        Assert.Equal(before + 1, site.FromCache);
    }

    [Fact]
    public async Task What_is_kept_is_not_sent_to_another_host()
    {
        await site.TextAsync("/");
        var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.Host = "evil.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.GetAsync("/")).StatusCode);
    }

    private async Task<HttpResponseMessage> AskAsync(string address, string? coding = "gzip, br", string? known = null, HttpMethod? method = null, DateTimeOffset? since = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        if (coding is not null) request.Headers.Add("Accept-Encoding", coding);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        request.Headers.IfModifiedSince = since;
        return await site.Visitor().SendAsync(request);
    }

    private static SortedDictionary<string, string> Headers(HttpResponseMessage answer) =>
        new(answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));

    private static async Task<string> TextAsync(HttpResponseMessage answer, Func<Stream, Stream> unpack)
    {
        using var reader = new StreamReader(unpack(await answer.Content.ReadAsStreamAsync()), Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
