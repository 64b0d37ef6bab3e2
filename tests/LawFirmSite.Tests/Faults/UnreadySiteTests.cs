using System.Net;
using LawFirmSite.Tests.Admin;
using Microsoft.AspNetCore.Hosting;

namespace LawFirmSite.Tests.Faults;

/// <summary>A site that is started on a database it cannot use says so and goes on by itself once it can.</summary>
public sealed class UnreadySiteTests
{
    private sealed class DamagedSite() : TestSite(OnSqlite)
    {
        private string Database => Path.Combine(Folder, "site.db");

        public void PutBackup()
        {
            foreach (var part in new[] { "-wal", "-shm" }) File.Delete(Database + part);
            File.WriteAllBytes(Database, SeededDatabase);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            Directory.CreateDirectory(Folder);
            var bytes = (byte[])SeededDatabase.Clone();
            new Random(1).NextBytes(bytes.AsSpan(bytes.Length / 2, 64 * 1024));
            File.WriteAllBytes(Database, bytes);
        }
    }

    [Fact]
    public async Task On_a_damaged_database_every_page_says_so_no_word_is_lost_and_a_good_one_is_taken_up_without_a_restart()
    {
        using var site = new DamagedSite();
        var visitor = site.Visitor();
        foreach (var page in new[] { "/", "/articles/1", "/admin", "/search?q=法律", "/no-such-page" })
        {
            using var answer = await visitor.GetAsync(page);
            Assert.Equal((page, HttpStatusCode.ServiceUnavailable), (page, answer.StatusCode));
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.Equal("网站暂时停用", (await TestSite.HtmlAsync(answer)).QuerySelector("h1")!.TextContent);
        }
        using (var answer = await visitor.PostAsync("/admin/articles/new", new FormUrlEncodedContent(ArticlePages.Fields("坏了以后", "这些字要还给我"))))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.Contains("这些字要还给我", (await TestSite.HtmlAsync(answer)).QuerySelectorAll("textarea").Select(area => area.TextContent));
        }
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/css/site.css")).StatusCode);

        site.PutBackup();

        await Eventually.TrueAsync(async () => (await visitor.GetAsync("/")).StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).StatusCode);
    }
}
