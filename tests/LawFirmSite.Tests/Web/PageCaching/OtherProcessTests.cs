using System.Text.RegularExpressions;
using LawFirmSite.Tests.Commands;
using Microsoft.AspNetCore.Hosting;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>What another program does to the same database shows here too, without anyone telling.</summary>
public sealed class OtherProcessTests
{
    [Fact]
    public async Task What_the_command_line_adds_shows_on_the_running_site()
    {
        using var shell = new Shell();
        using var site = new SiteOver(shell.Data);
        var seen = site.TextAsync("/articles");
        Assert.DoesNotContain("命令行发布的文章", await seen, StringComparison.Ordinal);

        var file = shell.File("article.md", "---\ntitle: 命令行发布的文章\n---\n\n正文。\n");
        var answer = await shell.RunAsync("import", file, "--publish");
        Assert.True(answer.Code == 0, answer.Error);

        await Eventually.TrueAsync(async () => (await site.TextAsync("/articles")).Contains("命令行发布的文章", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_second_server_publishes_shows_here_and_stays()
    {
        using var one = new TestSite();
        _ = one.Services;
        using var two = new SiteOver(one.Folder);
        await two.TextAsync("/");

        await one.PublishedAsync(new() { Title = "另一台服务器发布的", Body = "正文" });

        Assert.Contains("另一台服务器发布的", await one.Visitor().GetStringAsync("/"), StringComparison.Ordinal);
        await Eventually.TrueAsync(async () => (await two.TextAsync("/")).Contains("另一台服务器发布的", StringComparison.Ordinal));
        for (var i = 0; i < 20; i++) Assert.Contains("另一台服务器发布的", await two.TextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_many_readers_each_publication_shows_on_both_servers_and_no_older_page_comes_after_it()
    {
        using var one = new TestSite();
        _ = one.Services;
        using var two = new SiteOver(one.Folder);
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(n => Task.Run(async () =>
        {
            var (visitor, seen) = ((n % 2 == 0 ? one : two).Visitor(), 0);
            while (!stop.IsCancellationRequested)
            {
                var shown = Newest(await visitor.GetStringAsync("/articles"));
                Assert.True(shown >= seen, $"{shown} after {seen}");
                seen = shown;
            }
            return seen;
        })).ToList();

        for (var n = 1; n <= 3; n++)
        {
            await one.PublishedAsync(new() { Title = $"读者眼前的第 {n} 篇", Body = "正文" });
            Assert.Equal(n, Newest(await one.Visitor().GetStringAsync("/articles")));
            await Eventually.TrueAsync(async () => Newest(await two.TextAsync("/articles")) == n);
        }
        await stop.CancelAsync();

        Assert.All(await Task.WhenAll(readers), seen => Assert.InRange(seen, 2, 3));

        static int Newest(string page) => Regex.Matches(page, "读者眼前的第 ([0-9])").Select(match => int.Parse(match.Groups[1].ValueSpan, null)).DefaultIfEmpty().Max();
    }

    private sealed class SiteOver(string folder) : CachedSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Data:Folder", folder);
        }
    }
}
