using System.Net;
using LawFirmSite.Tests.Commands;
using LawFirmSite.Web.PageCaching;
using Microsoft.AspNetCore.Hosting;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>What was kept when a site stopped is there when it starts again, for as long as it would have been without the stop.</summary>
public sealed class KeptPagesTests : IDisposable
{
    private static readonly string[] Addresses = ["/", "/articles", "/legal-aid", "/legal-aid.json", "/offices/1.vcf", "/feed.xml", "/articles/1/print"];

    private readonly Shell _shell = new();
    private readonly DateTimeOffset _now = DateTimeOffset.UtcNow;

    private string Kept => Path.Combine(_shell.Data, KeptPages.Name);

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task A_page_comes_after_a_restart_as_it_was_before_and_is_not_made_again()
    {
        Dictionary<string, List<Seen>> before = [];
        await using (var site = Start())
            foreach (var address in Addresses) before[address] = await SeeAsync(site, address);

        await using var again = Start();
        foreach (var address in Addresses)
        {
            Assert.Equal(before[address], await SeeAsync(again, address));
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br" }, { "If-None-Match", before[address][0].Tag } } };
            using var known = await again.Visitor().SendAsync(request);
            Assert.Equal((address, HttpStatusCode.NotModified), (address, known.StatusCode));
        }
        Assert.Equal(0, again.Rendered);
        Assert.Equal(Addresses.Length * 4, again.FromCache);
    }

    [Fact]
    public async Task Who_chose_large_print_finds_their_own_page_again()
    {
        await using (var site = Start())
        {
            await site.TextAsync("/articles");
            await LargeAsync(site);
        }

        await using var again = Start();
        Assert.Contains("site-care", await LargeAsync(again), StringComparison.Ordinal);
        Assert.DoesNotContain("site-care", await again.TextAsync("/articles"), StringComparison.Ordinal);
        Assert.Equal(0, again.Rendered);
    }

    [Fact]
    public async Task What_was_published_meanwhile_shows_with_the_first_page()
    {
        await using (var site = Start()) await site.TextAsync("/articles");

        var answer = await _shell.RunAsync("import", _shell.File("article.md", "---\ntitle: 停机时发布的文章\n---\n\n正文。\n"), "--publish");
        Assert.True(answer.Code == 0, answer.Error);

        // The command line goes by the real time, which has moved on; the minute of the page has not passed.
        await using var again = Start(later: TimeSpan.FromSeconds(50));
        Assert.Contains("停机时发布的文章", await again.TextAsync("/articles"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_to_appear_meanwhile_shows_with_the_first_page()
    {
        await using (var site = Start())
        {
            await site.PublishedAsync(new() { Title = "定时的文章", Body = "正文" }, site.Clock.Now.AddSeconds(30));
            Assert.DoesNotContain("定时的文章", await site.TextAsync("/articles"), StringComparison.Ordinal);
        }

        await using var again = Start(later: TimeSpan.FromSeconds(31));
        Assert.Contains("定时的文章", await again.TextAsync("/articles"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(61, 1)]
    [InlineData(-3600, 1)]
    public async Task The_minute_of_a_page_goes_on_while_the_site_stands(int seconds, int rendered)
    {
        await using (var site = Start()) await site.TextAsync("/articles");

        await using var again = Start(later: TimeSpan.FromSeconds(seconds));
        await again.TextAsync("/articles");
        Assert.Equal(rendered, again.Rendered);
    }

    [Theory]
    [InlineData("Site:PublicOrigin", "http://localhost", "https://localhost")]
    [InlineData("Site:TimeZone", "Asia/Shanghai", "UTC")]
    public async Task Under_another_public_address_or_another_time_everything_is_made_anew(string setting, string before, string after)
    {
        await using (var site = Start(setting: (setting, before))) await site.TextAsync("/articles");

        await using (var same = Start(setting: (setting, before)))
        {
            await same.TextAsync("/articles");
            Assert.Equal(0, same.Rendered);
        }
        await using var other = Start(setting: (setting, after));
        await other.TextAsync("/articles");
        Assert.Equal(1, other.Rendered);
    }

    [Fact]
    public async Task A_file_that_was_cut_or_changed_by_a_bit_is_made_nothing_of()
    {
        foreach (var harm in new Func<byte[], byte[]>[] { all => all[..(all.Length / 2)], all => all[..5], _ => [], all => { all[^100] ^= 1; return all; } })
        {
            await using (var site = Start()) await site.TextAsync("/articles");
            await File.WriteAllBytesAsync(Kept, harm(await File.ReadAllBytesAsync(Kept)));

            await using var again = Start();
            Assert.Contains("</html>", await again.TextAsync("/articles"), StringComparison.Ordinal);
            Assert.Equal(1, again.Rendered);
        }
    }

    [Fact]
    public async Task The_file_is_good_for_one_start_and_nobody_else_may_look_into_it()
    {
        await using (var site = Start()) await site.TextAsync("/articles");

        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Kept));
        await using var again = Start();
        _ = again.Services;
        Assert.False(File.Exists(Kept));
    }

    [Fact]
    public async Task A_site_that_has_kept_nothing_leaves_no_file()
    {
        await using (var site = Start()) Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().GetAsync("/no-such-page")).StatusCode);

        Assert.False(File.Exists(Kept));
    }

    [Fact]
    public async Task What_was_kept_stays_within_the_size_that_is_set_now()
    {
        await using (var site = Start())
            foreach (var address in Addresses) await site.TextAsync(address);

        const int Limit = 20_000;
        await using var again = Start(setting: ("PageCache:SizeInBytes", $"{Limit}"));
        Assert.InRange(again.Bytes, 1, Limit);
    }

    private Site Start(TimeSpan later = default, (string Name, string Value)? setting = null)
    {
        var site = new Site(this, later) { Setting = setting };
        site.Listen();
        return site;
    }

    private static async Task<string> LargeAsync(Site site)
    {
        using var visitor = site.CreateClient();
        using (await visitor.GetAsync("/care?on=1&back=/articles")) { }
        return await visitor.GetStringAsync("/articles");
    }

    private static async Task<List<Seen>> SeeAsync(Site site, string address)
    {
        List<Seen> seen = [];
        foreach (var coding in new[] { "br", "gzip", "identity" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", coding } } };
            using var answer = await site.Visitor().SendAsync(request);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            var headers = answer.Headers.Concat(answer.Content.Headers).OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
            seen.Add(new($"{answer.Headers.ETag}", string.Join('\n', headers), Convert.ToHexString(await answer.Content.ReadAsByteArrayAsync())));
        }
        return seen;
    }

    private sealed record Seen(string Tag, string Headers, string Bytes);

    /// <summary>A site over the folder of the shell, which outlives it.</summary>
    private sealed class Site : CachedSite
    {
        private readonly string _folder;

        public Site(KeptPagesTests tests, TimeSpan later) : base(tests._shell.Database)
        {
            _folder = tests._shell.Data;
            Time = new(tests._now + later);
        }

        public (string Name, string Value)? Setting { get; init; }

        protected override bool IsStartedBefore => false;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Data:Folder", _folder);
            if (Setting is var (name, value)) builder.UseSetting(name, value);
        }
    }
}
