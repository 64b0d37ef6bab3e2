using System.Globalization;
using System.Net;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>What is kept and what is not, how much, and what happens when many ask for what is not there yet.</summary>
public sealed class PageCacheTests(CachedSite site) : IClassFixture<CachedSite>
{
    [Fact]
    public async Task What_is_marked_is_kept_and_nothing_else()
    {
        Assert.Equal(await site.TextAsync("/odd/plain"), await site.TextAsync("/odd/plain"));
        Assert.NotEqual(await site.TextAsync("/odd/unmarked"), await site.TextAsync("/odd/unmarked"));
    }

    [Theory]
    [InlineData("/odd/cookie", "it sets a cookie"), InlineData("/odd/no-store", "it says no-store"), InlineData("/odd/token", "it holds an antiforgery token")]
    public async Task What_is_for_one_client_is_refused_and_the_log_says_so(string address, string why)
    {
        using var refusing = new LoggedSite();
        using var first = await refusing.Visitor().GetAsync(address);
        var second = await refusing.TextAsync(address);

        Assert.NotEqual(await first.Content.ReadAsStringAsync(), second);
        Assert.Null(first.Headers.ETag);
        Assert.Equal(address == "/odd/cookie", first.Headers.Contains("Set-Cookie"));
        Assert.Equal(2, refusing.Log.Lines.Count(line => line.Contains(address) && line.Contains(why)));
    }

    [Theory]
    [InlineData("/articles/999999", HttpStatusCode.NotFound), InlineData("/odd/redirect", HttpStatusCode.Redirect)]
    public async Task What_anyone_can_make_up_addresses_for_takes_no_memory(string address, HttpStatusCode status)
    {
        var before = site.Bytes;
        using var answer = await site.Visitor().GetAsync(address);

        Assert.Equal(status, answer.StatusCode);
        Assert.Null(answer.Headers.ETag);
        Assert.NotEmpty(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(before, site.Bytes);
    }

    [Fact]
    public async Task A_failure_is_not_kept_and_has_its_page()
    {
        OddPagesController.Fails = true;
        using (var failed = await site.Visitor().GetAsync("/odd/fails"))
        {
            Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
            Assert.Contains("网站出了故障", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        OddPagesController.Fails = false;

        Assert.Equal(await site.TextAsync("/odd/fails"), await site.TextAsync("/odd/fails"));
    }

    [Fact]
    public async Task A_pattern_that_would_never_end_is_ended_with_a_page()
    {
        using var failed = await site.Visitor().GetAsync("/odd/pattern");

        Assert.Equal(HttpStatusCode.InternalServerError, failed.StatusCode);
        Assert.Contains("网站出了故障", await failed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_who_ask_at_once_get_one_page_even_when_the_first_of_them_leaves()
    {
        site.Listen();
        var before = site.Rendered;
        var starts = OddPagesController.SlowStarts;
        using var leaving = new CancellationTokenSource();
        var visitor = site.Visitor();
        var first = visitor.GetStringAsync("/odd/slow?page=1", leaving.Token);
        await Eventually.TrueAsync(() => OddPagesController.SlowStarts == starts + 1);
        var others = Enumerable.Range(0, 1000).Select(_ => visitor.GetStringAsync("/odd/slow?page=1")).ToList();

        await leaving.CancelAsync();
        OddPagesController.Gate.Release();
        var texts = await Task.WhenAll(others);

        await Assert.ThrowsAnyAsync<Exception>(() => first);
        Assert.Single(texts.Distinct());
        Assert.Equal(before + 1, site.Rendered);
    }

    [Fact]
    public async Task A_page_that_was_begun_before_a_change_is_not_taken_for_a_newer_one()
    {
        var starts = OddPagesController.SlowStarts;
        var visitor = site.Visitor();
        var begun = visitor.GetStringAsync("/odd/slow?page=2");
        await Eventually.TrueAsync(() => OddPagesController.SlowStarts == starts + 1);
        await site.PublishedAsync(new() { Title = "某文", Body = "正文" });
        var asked = visitor.GetStringAsync("/odd/slow?page=2");
        await Eventually.TrueAsync(() => OddPagesController.SlowStarts == starts + 2);
        OddPagesController.Gate.Release(2);

        Assert.NotEqual(await begun, await asked);
        Assert.Equal(await asked, await site.TextAsync("/odd/slow?page=2"));
    }

    [Fact]
    public async Task All_pages_together_stay_within_the_size_that_was_set()
    {
        using var small = new SmallSite();
        for (var i = 1; i <= 30; i++) await small.TextAsync($"/odd/echo?page={i.ToString(CultureInfo.InvariantCulture)}");

        Assert.InRange(small.Bytes, 1, SmallSite.Limit);
        Assert.Equal(await small.TextAsync("/odd/plain"), await small.TextAsync("/odd/plain"));
    }

    [Fact]
    public async Task A_size_of_nothing_keeps_nothing()
    {
        using var without = new SiteWithoutCache();

        Assert.NotEqual(await without.TextAsync("/odd/plain"), await without.TextAsync("/odd/plain"));
    }

    private sealed class SmallSite() : CachedSite(new() { ["PageCache:SizeInBytes"] = Limit.ToString(CultureInfo.InvariantCulture) })
    {
        public const int Limit = 20_000;
    }

    private sealed class SiteWithoutCache() : CachedSite(new() { ["PageCache:SizeInBytes"] = "0" });
}
