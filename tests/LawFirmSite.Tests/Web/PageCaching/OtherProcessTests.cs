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

    private sealed class SiteOver(string folder) : CachedSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Data:Folder", folder);
        }
    }
}
