using System.Net;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Tests.Web.PageCaching;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Faults;

/// <summary>The clock of the machine is put forward or back under the running site, by a day or a quarter.</summary>
public sealed class ClockJumpTests
{
    private static readonly string[] Pages = ["/", "/articles", "/articles/1", "/legal-aid", "/search?q=%E6%B3%95%E5%BE%8B", "/feed.xml", "/sitemap.xml", "/health/ready"];

    private sealed class SiteWithClock : TestSite
    {
        public MovedClock Moved { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Moved));
        }
    }

    [Theory, InlineData(1), InlineData(-1), InlineData(90), InlineData(-90)]
    public async Task When_the_clock_jumps_reading_and_writing_go_on_and_revisions_keep_their_order(int days)
    {
        using var site = new SiteWithClock();
        var staff = await site.StaffAsync();
        var id = await staff.NewArticleAsync("跳表以前", "第一稿");
        var due = await site.PublishedAsync(new() { Title = "排在半天以后", Body = "正文" }, site.Clock.Now.AddHours(12));

        site.Moved.PutForward(TimeSpan.FromDays(days));

        foreach (var page in Pages)
        {
            using var answer = await site.Visitor().GetAsync(page);
            // What was published "tomorrow" is not public yet; nothing else may happen.
            Assert.True(answer.StatusCode is HttpStatusCode.OK || days < 0 && answer.StatusCode is HttpStatusCode.NotFound, $"{page}: {answer.StatusCode}");
        }
        using (var scheduled = await site.Visitor().GetAsync($"/articles/{due}")) Assert.Equal(days > 0 ? HttpStatusCode.OK : HttpStatusCode.NotFound, scheduled.StatusCode);

        // A session ends after twelve hours and never because the clock went back; signing in again works under any clock.
        using (var old = await staff.GetAsync("/admin")) Assert.Equal(days > 0 ? HttpStatusCode.Redirect : HttpStatusCode.OK, old.StatusCode);
        var again = await site.StaffAsync();
        foreach (var words in new[] { "第二稿", "第三稿" })
        {
            using var saved = await again.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("跳表以后", words));
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        }
        var stored = await site.DbAsync(db => db.Revisions.Where(revision => EF.Property<int?>(revision, "ArticleId") == id).OrderBy(revision => revision.Number).Select(revision => revision.Text.Body).ToListAsync());
        Assert.Equal(["第一稿", "第二稿", "第三稿"], stored);
        Assert.Equal("第三稿", (await again.PageAsync($"/admin/articles/{id}")).Value("Body"));
        foreach (var page in new[] { "/admin", "/admin/articles", "/admin/audit" })
        {
            using var answer = await again.GetAsync(page);
            Assert.True((int)answer.StatusCode < 500, $"{page}: {answer.StatusCode}");
        }
    }
}
