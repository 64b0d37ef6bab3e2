using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Public.Search;

namespace LawFirmSite.Tests.Public;

public sealed class SearchTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Words_of_title_summary_and_body_are_found_and_all_must_occur()
    {
        var id = await site.PublishedAsync(new() { Title = "甲标题", Summary = "乙摘要", Body = "丙正文。" });

        foreach (var words in new[] { "甲标题", "乙摘要", "丙正文", "甲标题 丙正文", "甲标题　乙摘要" })
            Assert.NotNull((await SearchAsync(words)).QuerySelector($"main a[href='/articles/{id}']"));
        Assert.Null((await SearchAsync("甲标题 不存在的词")).QuerySelector($"main a[href='/articles/{id}']"));
    }

    [Fact]
    public async Task A_former_name_and_a_number_find_the_center()
    {
        Assert.Contains("上党区法律援助中心", (await SearchAsync("长治县法律援助中心")).QuerySelector(".directory")!.TextContent);
        foreach (var number in new[] { "8085240", "0355-8085240", "03558085240" })
            Assert.Contains("上党区法律援助中心", (await SearchAsync(number)).QuerySelector(".directory")!.TextContent);
        Assert.Contains("太原办公室", (await SearchAsync("6568666")).QuerySelector(".offices")!.TextContent);
    }

    [Fact]
    public async Task Drafts_scheduled_and_withdrawn_texts_are_not_found()
    {
        await site.PublishedAsync(new() { Title = "暗号甲乙丙", Body = "正文。" }, site.Clock.Now.AddDays(2));

        Assert.Null((await SearchAsync("暗号甲乙丙")).QuerySelector("main a[href^='/articles/']"));
    }

    [Theory]
    [InlineData("", "也可以直接找"), InlineData("   ", "也可以直接找"), InlineData("绝没有的词语", "没有找到")]
    public async Task Without_result_it_offers_12348_and_the_counties(string words, string heading)
    {
        var page = await SearchAsync(words);

        Assert.Contains(heading, page.QuerySelector("main")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='tel:12348']"));
        Assert.NotEmpty(page.QuerySelectorAll("main .counties a"));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Theory]
    [InlineData("%25"), InlineData("_"), InlineData("[a-z]"), InlineData("%5C"), InlineData("'"), InlineData("%22"), InlineData("';DROP TABLE Articles--"), InlineData("%00"), InlineData("%01%1F"), InlineData("%ED%A0%80"), InlineData("%FF%FE"), InlineData("%F0%9F%98%80"), InlineData("%E2%80%AE"), InlineData("a+b+c+d+e+f+g+h+i+j")]
    public async Task Strange_input_is_only_text(string query)
    {
        using var answer = await site.Visitor().GetAsync($"/search?q={query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Signs_of_patterns_stand_for_themselves()
    {
        var id = await site.PublishedAsync(new() { Title = "占比47%的说明", Body = "正文。" });

        Assert.NotNull((await SearchAsync("47%的")).QuerySelector($"main a[href='/articles/{id}']"));
        Assert.Null((await SearchAsync("占%说明")).QuerySelector($"main a[href='/articles/{id}']"));
        Assert.Null((await SearchAsync("占_47")).QuerySelector($"main a[href='/articles/{id}']"));
    }

    [Fact]
    public async Task A_query_that_is_too_long_is_refused_in_words()
    {
        Assert.Contains("最多 100 字", (await SearchAsync(new string('长', 101))).QuerySelector("main")!.TextContent);
        Assert.Contains("最多 100 字", (await SearchAsync(new string('a', 5000))).QuerySelector("main")!.TextContent);
    }

    [Fact]
    public void A_pattern_escapes_what_LIKE_understands() => Assert.Equal(@"%\%\_\[\]\^\\%", SearchQuery.Pattern(@"%_[]^\"));

    private async Task<IHtmlDocument> SearchAsync(string words)
    {
        using var answer = await site.Visitor().GetAsync($"/search?q={Uri.EscapeDataString(words)}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestSite.HtmlAsync(answer);
    }
}
