using System.Net;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Tests.Web.PageCaching;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Faults;

/// <summary>The database goes away under the running site and comes back.</summary>
public sealed class DatabaseAwayTests
{
    private sealed class KeepingSite() : FailingSite([])
    {
        public MovedClock Time { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
        }
    }

    [Fact]
    public async Task Pages_in_memory_are_read_on_for_as_long_as_it_lasts_the_rest_says_when_to_come_back_and_all_is_well_again_by_itself()
    {
        using var site = new KeepingSite();
        var (visitor, staff) = (site.Visitor(), await site.StaffAsync());
        var form = ArticlePages.Fields("没有数据库的时候写的", "这些字要还给我");
        form["__RequestVerificationToken"] = (await staff.PageAsync("/admin/articles/new")).Value("__RequestVerificationToken");
        var home = await visitor.GetStringAsync("/");
        var article = await visitor.GetStringAsync("/articles/1");

        site.Faults.IsAway = true;
        for (var minute = 0; minute < 4; minute++)
        {
            Assert.Equal(home, await visitor.GetStringAsync("/"));
            Assert.Equal(article, await visitor.GetStringAsync("/articles/1"));
            site.Time.PutForward(TimeSpan.FromMinutes(1));
        }
        foreach (var page in new[] { "/articles/2", "/legal-aid/1/no-such", "/admin/articles" })
        {
            using var answer = await staff.GetAsync(page);
            Assert.Equal((page, page.EndsWith("such", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.ServiceUnavailable), (page, answer.StatusCode));
            if (answer.StatusCode == HttpStatusCode.ServiceUnavailable) Assert.NotNull(answer.Headers.RetryAfter);
        }
        using (var refused = await staff.Http.PostAsync("/admin/articles/new", new FormUrlEncodedContent(form)))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("这些字要还给我", (await TestSite.HtmlAsync(refused)).QuerySelectorAll("textarea").Select(area => area.TextContent));
        }
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await visitor.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/live")).StatusCode);

        site.Faults.IsAway = false;

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/articles/2")).StatusCode);
        using var saved = await staff.Http.PostAsync("/admin/articles/new", new FormUrlEncodedContent(form));
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }
}
