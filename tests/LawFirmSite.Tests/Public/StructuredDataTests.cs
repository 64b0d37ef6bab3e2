using System.Text.Json;
using AngleSharp.Html.Dom;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Public.Shared;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Public;

/// <summary>What pages say to programs: search engines, chat windows that show a card for a link, assistants.</summary>
public sealed class StructuredDataTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_reprint_is_news_from_its_paper_and_an_own_text_is_an_article()
    {
        var id = await site.PublishedAsync(new() { Title = "转来的", Author = "某某", Source = "某某日报", SourceDate = new(2026, 1, 2), OriginalUrl = "https://example.com/1", Body = "正文。" });
        var reprint = Thing(await PageAsync($"/articles/{id}"), "NewsArticle");
        var own = Thing(await PageAsync($"/articles/{await site.PublishedAsync(new() { Title = "自己写的", Body = "正文。" })}"), "Article");

        Assert.Equal("转来的", reprint.GetProperty("headline").GetString());
        Assert.Equal("某某", reprint.GetProperty("author").GetProperty("name").GetString());
        Assert.Contains("《某某日报》", reprint.GetProperty("isBasedOn").GetProperty("name").GetString());
        Assert.Equal("https://example.com/1", reprint.GetProperty("isBasedOn").GetProperty("url").GetString());
        Assert.Equal("山西健杰律师事务所", own.GetProperty("author").GetProperty("name").GetString());
        Assert.True(DateOnly.TryParseExact(own.GetProperty("datePublished").GetString(), "yyyy-MM-dd", out _));
        Assert.False(own.TryGetProperty("isBasedOn", out _));
    }

    [Theory]
    [InlineData("/articles"), InlineData("/articles/1"), InlineData("/categories/pufa"), InlineData("/legal-aid"), InlineData("/legal-aid/1"), InlineData("/offices/1"), InlineData("/pages/about"), InlineData("/bookmark")]
    public async Task The_way_to_a_page_is_said_as_it_is_shown(string address)
    {
        var page = await PageAsync(address);
        var steps = Thing(page, "BreadcrumbList").GetProperty("itemListElement").EnumerateArray().ToList();

        Assert.Equal(page.QuerySelectorAll(".crumbs a, .crumbs [aria-current]").Select(step => step.TextContent.Trim()), steps.Select(step => step.GetProperty("name").GetString()));
        Assert.Equal(Enumerable.Range(1, steps.Count), steps.Select(step => step.GetProperty("position").GetInt32()));
        Assert.All(steps.SkipLast(1), step => Assert.StartsWith("http://localhost/", step.GetProperty("item").GetString()));
    }

    [Fact]
    public async Task An_office_has_its_numbers_its_address_and_its_hours()
    {
        await site.DbAsync(async db =>
        {
            (await db.Offices.SingleAsync(office => office.Id == 1)).Hours = "周一至周五 8:30—12:00，14:30—18:00";
            return await db.SaveChangesAsync();
        });
        var offices = Data(await PageAsync("/offices")).Single(data => data.TryGetProperty("@graph", out _)).GetProperty("@graph").EnumerateArray().ToList();
        var office = offices[0];

        Assert.Equal(3, offices.Count);
        Assert.Equal("LegalService", office.GetProperty("@type").GetString());
        Assert.Equal("+863552180808", office.GetProperty("telephone")[0].GetString());
        Assert.Equal("山西省长治市西大街58号", office.GetProperty("address").GetProperty("streetAddress").GetString());
        Assert.Equal(["Mo-Fr 08:30-12:00", "Mo-Fr 14:30-18:00"], office.GetProperty("openingHours").EnumerateArray().Select(hours => hours.GetString()));
        Assert.Contains(office.GetProperty("contactPoint").EnumerateArray(), line => line.GetProperty("hoursAvailable").GetProperty("closes").GetString() == "23:59");
        Assert.Single(Data(await PageAsync("/offices/2")), data => data.TryGetProperty("@graph", out _));
    }

    [Theory]
    [InlineData("周一至周五 8:30-12:00", "Mo-Fr 08:30-12:00"), InlineData("星期一到星期六 上午9:00到11:30，下午2:30-5:00", "Mo-Sa 09:00-11:30|Mo-Sa 02:30-05:00"), InlineData("周日 9:00－12:00", ""), InlineData("随时", ""), InlineData("", ""), InlineData("周一至周五 8:30-12:00，节假日除外", ""), InlineData("周天 9：00～12：00", "Su 09:00-12:00")]
    public void Hours_are_read_where_they_are_plain_and_left_out_where_not(string words, string read) =>
        Assert.Equal(read, string.Join('|', OpeningHours.Read(words)));

    [Fact]
    public async Task Nothing_written_can_end_the_data_or_run()
    {
        const string evil = "</script><script>alert(1)</script><!-- & \u2028 \" '";
        var page = await PageAsync($"/articles/{await site.PublishedAsync(new() { Title = evil, Author = evil, Source = evil, Body = "正文。" })}");

        Assert.Equal(evil, Thing(page, "NewsArticle").GetProperty("headline").GetString());
        Assert.All(page.QuerySelectorAll("script"), script => Assert.True(script.HasAttribute("src") || script.GetAttribute("type") == "application/ld+json"));
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.TextContent.Contains('<', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/"), InlineData("/articles"), InlineData("/articles/1"), InlineData("/legal-aid"), InlineData("/offices/1"), InlineData("/pages/about")]
    public async Task A_link_that_is_shared_has_a_card(string address)
    {
        var page = await PageAsync(address);
        string? Meta(string name) => page.QuerySelector($"meta[property='og:{name}']")?.GetAttribute("content");

        Assert.Equal($"http://localhost{address}", Meta("url"));
        Assert.Equal(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), Meta("url"));
        Assert.Contains(Meta("type"), new[] { "website", "article" });
        Assert.False(string.IsNullOrWhiteSpace(Meta("title")));
        Assert.Equal("山西健杰律师事务所", Meta("site_name"));
        Assert.Equal(page.QuerySelector("meta[name=description]")!.GetAttribute("content"), Meta("description"));
        Assert.Equal("image/png", (await site.Visitor().GetAsync(Meta("image"))).Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Without_a_summary_the_first_words_describe_a_page()
    {
        var text = string.Concat(Enumerable.Repeat("拨打电话以前，先想好三件事。", 20));
        var page = await PageAsync($"/articles/{await site.PublishedAsync(new() { Title = "没有摘要", Body = $"{{{{office:1}}}}\n\n## 一、**先**拨\n\n{text}" })}");
        var description = page.QuerySelector("meta[name=description]")!.GetAttribute("content")!;

        Assert.StartsWith("一、先拨 拨打电话以前，先想好三件事。", description);
        Assert.EndsWith("…", description);
        Assert.InRange(description.Length, 60, 120);
    }

    [Fact]
    public async Task A_telephone_can_put_the_site_beside_its_apps()
    {
        using var answer = await site.Visitor().GetAsync("/manifest.webmanifest");
        var manifest = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

        Assert.Equal("application/manifest+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("山西健杰律师事务所", manifest.GetProperty("name").GetString());
        Assert.Equal("健杰", manifest.GetProperty("short_name").GetString());
        Assert.Equal("/", manifest.GetProperty("start_url").GetString());
        Assert.Contains(manifest.GetProperty("display").GetString(), new[] { "standalone", "minimal-ui" });
        foreach (var icon in manifest.GetProperty("icons").EnumerateArray())
        {
            var picture = await site.Visitor().GetByteArrayAsync(icon.GetProperty("src").GetString());
            var side = (picture[18] << 8) | picture[19];
            Assert.Equal($"{side}x{side}", icon.GetProperty("sizes").GetString());
        }
        Assert.Contains(manifest.GetProperty("icons").EnumerateArray(), icon => icon.GetProperty("purpose").GetString() == "maskable");
    }

    private static JsonElement Thing(IHtmlDocument page, string type) => Data(page).Single(data => data.TryGetProperty("@type", out var name) && name.GetString() == type);

    private static List<JsonElement> Data(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonDocument.Parse(script.TextContent).RootElement)];

    private async Task<IHtmlDocument> PageAsync(string address) => await TestSite.HtmlAsync(await site.Visitor().GetAsync(address));
}
