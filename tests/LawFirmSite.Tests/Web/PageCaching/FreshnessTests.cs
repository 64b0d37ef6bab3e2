using System.Net;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web.PageCaching;

/// <summary>Every page is cached, and still nobody reads anything that has been changed.</summary>
public sealed class FreshnessTests(CachedSite site) : IClassFixture<CachedSite>
{
    private const string Phone = "Mozilla/5.0 (Linux; Android 8.1; 某手机) AppleWebKit/537.36 Chrome/66.0 Mobile Safari/537.36";

    [Fact]
    public async Task What_is_published_and_withdrawn_shows_with_the_next_request()
    {
        string[] lists = ["/", "/articles", "/feed.xml", "/sitemap.xml"];
        var before = await Task.WhenAll(lists.Select(site.TextAsync));
        var editor = await site.StaffAsync();
        using var created = await editor.PostAsync("/admin/articles/new/publish", ArticlePages.Fields("刚刚发布的消息"));
        var id = created.Headers.Location!.ToString().Split('/')[^1];

        Assert.Contains("刚刚发布的消息", await site.TextAsync($"/articles/{id}"), StringComparison.Ordinal);
        Assert.DoesNotContain(true, (await Task.WhenAll(lists.Select(site.TextAsync))).Zip(before, (now, then) => now == then));

        using (await editor.PostAsync($"/admin/articles/{id}/withdraw", new() { ["Reason"] = "内容有误" }, $"/admin/articles/{id}")) { }
        for (var i = 0; i < 2; i++)
        {
            using var gone = await site.Visitor().GetAsync($"/articles/{id}");
            Assert.Equal(HttpStatusCode.Gone, gone.StatusCode);
            Assert.Contains("内容有误", await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var paper = await site.Visitor().GetAsync($"/articles/{id}/print");
            Assert.Equal(HttpStatusCode.Gone, paper.StatusCode);
        }
        Assert.All(await Task.WhenAll(lists.Select(site.TextAsync)), text => Assert.DoesNotContain("刚刚发布的消息", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_withdrawn_page_is_gone_also_for_who_has_it_already()
    {
        var id = await site.PublishedAsync(new() { Title = "某文", Body = "正文" });
        using var read = await site.Visitor().GetAsync($"/articles/{id}");
        await site.DbAsync(async db =>
        {
            (await db.Articles.SingleAsync(article => article.Id == id)).Withdraw("内容有误", site.Clock.Now);
            return await db.SaveChangesAsync();
        });

        foreach (var known in new[] { read.Headers.ETag!.ToString(), "*" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/articles/{id}") { Headers = { { "If-None-Match", known } } };
            Assert.Equal(HttpStatusCode.Gone, (await site.Visitor().SendAsync(request)).StatusCode);
        }
    }

    [Fact]
    public async Task A_scheduled_article_appears_when_its_time_comes()
    {
        using var later = new CachedSite();
        var id = await later.PublishedAsync(new() { Title = "到时候发布", Body = "正文" }, later.Clock.Now.AddSeconds(30));
        Assert.Equal(HttpStatusCode.NotFound, (await later.Visitor().GetAsync($"/articles/{id}")).StatusCode);
        Assert.DoesNotContain("到时候发布", await later.TextAsync("/"), StringComparison.Ordinal);
        Assert.DoesNotContain("到时候发布", await later.TextAsync("/articles"), StringComparison.Ordinal);

        later.Time.PutForward(TimeSpan.FromSeconds(31));

        Assert.Contains("到时候发布", await later.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains("到时候发布", await later.TextAsync("/articles"), StringComparison.Ordinal);
        Assert.Contains("到时候发布", await later.TextAsync($"/articles/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_office_center_page_or_profile_shows_everywhere_at_once()
    {
        await Task.WhenAll(new[] { "/", "/offices", "/offices/1", "/offices/1.vcf", "/legal-aid", "/legal-aid.json", "/legal-aid/1", "/pages/about" }.Select(site.TextAsync));

        await site.DbAsync(async db =>
        {
            (await db.Offices.SingleAsync(office => office.Id == 1)).Address = "长治市新搬的路一号";
            (await db.LegalAidCenters.SingleAsync(center => center.Id == 1)).Address = "新设的窗口二号";
            (await db.SiteProfiles.SingleAsync()).Name = "改了名的律师事务所";
            return await db.SaveChangesAsync();
        });

        foreach (var address in new[] { "/", "/offices", "/offices/1" }) Assert.Contains("长治市新搬的路一号", await site.TextAsync(address), StringComparison.Ordinal);
        foreach (var address in new[] { "/legal-aid", "/legal-aid.json", "/legal-aid/1" }) Assert.Contains("新设的窗口二号", await site.TextAsync(address), StringComparison.Ordinal);
        foreach (var address in new[] { "/", "/pages/about", "/feed.xml", "/offices/1.vcf" }) Assert.Contains("改了名的律师事务所", await site.TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_reading_counts_and_the_number_is_at_most_a_minute_old()
    {
        var id = await site.PublishedAsync(new() { Title = "某文", Body = "正文" });
        var editor = await site.StaffAsync();
        editor.Http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", Phone + " Staff");
        using (await editor.GetAsync($"/articles/{id}")) { }
        using var first = await ReadAsync(id, "1");
        for (var i = 2; i <= 5; i++) (await ReadAsync(id, $"{i}")).Dispose();
        using (var known = await ReadAsync(id, "6", first.Headers.ETag!.ToString())) Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        using (await ReadAsync(id, "7", method: HttpMethod.Head)) { }

        await site.Services.GetRequiredService<ViewCounter>().FlushAsync(CancellationToken.None);
        Assert.DoesNotContain("阅读 6<", await site.TextAsync($"/articles/{id}"), StringComparison.Ordinal);
        site.Time.PutForward(TimeSpan.FromSeconds(60));

        Assert.Contains("阅读 6<", await site.TextAsync($"/articles/{id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_made_again_with_the_same_words_keeps_its_tag()
    {
        using var before = await site.Visitor().GetAsync("/bookmark");
        site.Time.PutForward(TimeSpan.FromSeconds(60));
        await site.PublishedAsync(new() { Title = "某文", Body = "正文" });
        using var after = await site.Visitor().GetAsync("/bookmark");

        Assert.Equal(before.Headers.ETag, after.Headers.ETag);
    }

    private async Task<HttpResponseMessage> ReadAsync(int id, string reader, string? known = null, HttpMethod? method = null)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"/articles/{id}");
        request.Headers.TryAddWithoutValidation("User-Agent", $"{Phone} {reader}");
        if (known is not null) request.Headers.Add("If-None-Match", known);
        return await site.Visitor().SendAsync(request);
    }
}
