using System.Net;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>What went wrong once when staff used the site.</summary>
public class ReviewedFaultsTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly ArticleText Text = new() { Title = "某文", Body = "正文" };

    [Fact]
    public async Task Publishing_and_calling_off_at_once_leaves_one_of_both_whole()
    {
        var id = await site.PublishedAsync(Text, site.Clock.Now.AddDays(1));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => site.DbAsync(async first =>
        {
            var mine = await first.Articles.WithLatest().SingleAsync(article => article.Id == id);
            await site.DbAsync(async second =>
            {
                (await second.Articles.WithLatest().SingleAsync(article => article.Id == id)).CallOff("改日", "某某", site.Clock.Now);
                return await second.SaveChangesAsync();
            });
            mine.Publish(mine.PublishedHtml!, "某某", site.Clock.Now);
            return await first.SaveChangesAsync();
        }));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().GetAsync($"/articles/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor().GetAsync("/articles")).StatusCode);
    }

    [Theory]
    [InlineData("200")]
    [InlineData("999")]
    public async Task The_status_of_an_error_is_not_taken_from_a_form(string code)
    {
        using var response = await site.Visitor().PostAsync("/admin/sign-in", new FormUrlEncodedContent([new("code", code)]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Words_posted_after_the_session_ended_come_back_on_the_page_that_asks_to_sign_in()
    {
        using var response = await site.Visitor().PostAsync("/admin/articles/new/publish", new FormUrlEncodedContent([new("Title", "某文"), new("Body", "写了很久的正文")]));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var page = await TestSite.HtmlAsync(response);
        Assert.Contains("写了很久的正文", page.QuerySelectorAll("textarea").Select(area => area.TextContent));
        Assert.NotNull(page.QuerySelector("main a[href='/admin/sign-in']"));
    }

    [Fact]
    public async Task Saving_and_publishing_a_scheduled_article_keeps_its_time()
    {
        var id = await site.PublishedAsync(Text, site.Clock.Now.AddDays(1));
        var staff = await site.StaffAsync();

        using var saved = await staff.PostAsync($"/admin/articles/{id}/save-and-publish", new() { ["Title"] = "改了一个字", ["Body"] = "正文" });

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().GetAsync($"/articles/{id}")).StatusCode);
        Assert.Equal("改了一个字", await site.DbAsync(db => db.Articles.Where(a => a.Id == id).Select(a => a.Published!.Title).SingleAsync()));
    }

    [Fact]
    public async Task Signing_in_leads_back_to_an_address_with_Chinese_in_it()
    {
        var staff = await site.StaffAsync();

        using var answer = await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = staff.UserName, ["Password"] = TestSite.Password, ["Back"] = "/中" });

        Assert.Equal("/%E4%B8%AD", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("前文\n{{legal-aid:1}}\n后文")]
    [InlineData("{{legal-aid：1}}")]
    public async Task A_directory_line_works_without_blank_lines_and_with_a_full_width_colon(string body)
    {
        var id = await site.PublishedAsync(Text with { Body = body });

        var page = await site.Visitor().GetStringAsync($"/articles/{id}");

        Assert.Contains("长治市法律援助中心", page);
        Assert.DoesNotContain("{{", page);
    }

    [Theory]
    [InlineData("- {{office:1}}")]
    [InlineData("{{office}}")]
    [InlineData("地址见{{office:1}}")]
    public async Task A_directory_line_that_cannot_be_read_is_not_published(string body)
    {
        var staff = await site.StaffAsync();

        using var answer = await staff.PostAsync("/admin/articles/new/publish", new() { ["Title"] = "某文", ["Body"] = body });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("双花括号", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_center_is_verified_only_with_all_its_numbers_and_no_longer_when_it_moves()
    {
        var staff = await site.StaffAsync(StaffRole.Editor);
        var verified = new Dictionary<string, string> { ["On"] = "2026-11-01", ["How"] = "Call" };
        using var entry = await staff.PostAsync("/admin/legal-aid/4/verify", verified);
        Assert.Contains("尚未核实", await site.Visitor().GetStringAsync("/legal-aid/4"));

        var number = await site.DbAsync(db => db.LegalAidCenters.Where(c => c.Id == 4).SelectMany(c => c.Contacts).Select(c => c.Id).SingleAsync());
        using var phone = await staff.PostAsync($"/admin/legal-aid/4/contacts/{number}/verify", verified);
        Assert.Contains("已核实 2026-11-01", await site.Visitor().GetStringAsync("/legal-aid/4"));

        await site.DbAsync(async db =>
        {
            (await db.LegalAidCenters.SingleAsync(c => c.Id == 4)).Address = "平顺县某某路0号";
            return await db.SaveChangesAsync();
        });
        Assert.DoesNotContain("已核实 2026-11-01</span>", await site.Visitor().GetStringAsync("/legal-aid/4"));
    }
}
