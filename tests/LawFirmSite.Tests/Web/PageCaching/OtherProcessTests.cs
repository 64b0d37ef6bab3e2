using System.Net;
using System.Text.RegularExpressions;
using LawFirmSite.Domain.Site;
using LawFirmSite.Tests.Commands;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>What another program does to the same database shows here too, without anyone telling.</summary>
public sealed class OtherProcessTests
{
    [Fact]
    public async Task What_the_command_line_adds_shows_on_the_running_site()
    {
        using var shell = new Shell();
        using var site = new SiteOver(shell.Data, shell.Database);
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
        using var two = new SiteOver(one.Folder, one.SharedDatabase);
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
        using var two = new SiteOver(one.Folder, one.SharedDatabase);
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

    [Fact]
    public async Task Two_that_start_together_on_an_empty_folder_make_one_site()
    {
        using var alone = new FirstStartSite();
        var expected = await RowsAsync(alone);
        using var database = TestDatabase.IsOnServer ? new TestDatabase() : null;
        using var one = new SiteOver(Path.Combine(alone.Folder, "together"), database?.Settings ?? TestSite.OnSqlite, isNew: true);
        using var two = new SiteOver(Path.Combine(alone.Folder, "together"), database?.Settings ?? TestSite.OnSqlite, isNew: true);

        var pages = await Task.WhenAll(Task.Run(() => one.TextAsync("/legal-aid")), Task.Run(() => two.TextAsync("/legal-aid")));

        Assert.Equal(pages[0], pages[1]);
        Assert.Equal(expected, await RowsAsync(one));
        Assert.Equal(expected, await RowsAsync(two));

        static Task<string> RowsAsync(TestSite site) => site.DbAsync(async db =>
            $"{await db.Articles.CountAsync()} {await db.Pages.CountAsync()} {await db.Offices.CountAsync()} {await db.LegalAidCenters.CountAsync()} {await db.Categories.CountAsync()} {await db.ContentStamps.CountAsync()}");
    }

    [Fact]
    public async Task A_form_of_one_server_is_taken_by_the_other_and_who_signs_in_there_is_signed_in_here()
    {
        using var one = new TestSite();
        var name = (await one.StaffAsync()).UserName;
        using var two = new SiteOver(one.Folder, one.SharedDatabase);
        var (here, there) = (one.CreateClient(Bare), two.CreateClient(Bare));

        using var form = await here.GetAsync("/admin/sign-in");
        var token = (await TestSite.HtmlAsync(form)).QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var signedIn = await SendAsync(there, HttpMethod.Post, "/admin/sign-in", form, new() { ["UserName"] = name, ["Password"] = TestSite.Password, ["__RequestVerificationToken"] = token });
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        using var inside = await SendAsync(here, HttpMethod.Get, "/admin", signedIn);
        Assert.Equal(HttpStatusCode.OK, inside.StatusCode);

        static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, HttpResponseMessage before, Dictionary<string, string>? fields = null)
        {
            var request = new HttpRequestMessage(method, path) { Content = fields is null ? null : new FormUrlEncodedContent(fields) };
            request.Headers.Add("Cookie", string.Join("; ", before.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0])));
            return client.SendAsync(request);
        }
    }

    [Fact]
    public async Task Readings_of_both_servers_add_up()
    {
        using var one = new TestSite();
        var id = await one.PublishedAsync(new() { Title = "两台都有人看", Body = "正文" });
        using var two = new SiteOver(one.Folder, one.SharedDatabase);
        await Task.WhenAll(Enumerable.Range(0, 10).Select(n => CountAsync(n % 2 == 0 ? one : two)));

        Assert.Equal(10, await one.DbAsync(db => db.ArticleViews.Where(views => views.ArticleId == id).SumAsync(views => views.Count)));

        async Task CountAsync(TestSite site)
        {
            await site.DbAsync(async db =>
            {
                await db.AddViewsAsync(new(ViewedKind.Article, id), one.Clock.Today, 1, default);
                return 0;
            });
        }
    }

    private static readonly WebApplicationFactoryClientOptions Bare = new() { AllowAutoRedirect = false, HandleCookies = false };

    private sealed class SiteOver(string folder, Dictionary<string, string> database, bool isNew = false) : CachedSite(database)
    {
        protected override bool IsStartedBefore => !isNew && base.IsStartedBefore;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Data:Folder", folder);
            // On a busy machine the first one's work takes longer than a server would wait for it.
            if (isNew) builder.UseSetting("ConnectionStrings:Sqlite", $"Data Source={Path.Combine(folder, "site.db")};Default Timeout=120");
        }
    }
}
