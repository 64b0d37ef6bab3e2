using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Tests.Corpora;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Public;

public sealed class SearchTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Words_of_title_summary_author_source_and_body_are_found()
    {
        var id = await site.PublishedAsync(new() { Title = "甲标题", Subtitle = "戊副题", Author = "己作者", Source = "庚日报", Summary = "乙摘要", Body = "丙正文。" });

        foreach (var words in new[] { "甲标题", "乙摘要", "丙正文", "戊副题", "己作者", "庚日报", "甲标题 丙正文", "甲标题　乙摘要", "题" })
            Assert.Contains(id, await FoundAsync(words));
    }

    [Fact]
    public async Task All_words_must_occur_and_where_they_nowhere_do_one_is_enough()
    {
        var both = await site.PublishedAsync(new() { Title = "琥珀与琉璃", Body = "正文。" });
        var one = await site.PublishedAsync(new() { Title = "只有琥珀", Body = "正文。" });

        Assert.Equal([both], await FoundAsync("琥珀 琉璃"));
        Assert.Equal(new[] { both, one }.Order(), (await FoundAsync("琥珀 玳瑁")).Order());
        Assert.Contains("没有一篇包含全部的词", (await SearchAsync("琥珀 玳瑁")).QuerySelector("[role=status]")!.TextContent);
    }

    [Fact]
    public async Task A_phrase_must_stand_as_it_is()
    {
        var apart = await site.PublishedAsync(new() { Title = "某文", Body = "青铜在前。铜镜在后。" });
        var together = await site.PublishedAsync(new() { Title = "某文", Body = "一面青铜镜。" });

        Assert.Equal([together], await FoundAsync("青铜镜"));
        Assert.Equal([together], await FoundAsync("“青铜镜”"));
        Assert.Equal(new[] { apart, together }.Order(), (await FoundAsync("青铜 铜镜")).Order());
    }

    [Fact]
    public async Task A_title_comes_before_a_text_and_the_newest_of_equals_first()
    {
        var inBody = await site.PublishedAsync(new() { Title = "某文一", Body = "说到珐琅。" });
        var older = await site.PublishedAsync(new() { Title = "珐琅之一", Body = "正文。" }, site.Clock.Now.AddYears(-3));
        var newer = await site.PublishedAsync(new() { Title = "珐琅之二", Body = "正文。" });

        Assert.Equal([newer, older, inBody], await FoundAsync("珐琅"));
    }

    [Fact]
    public async Task What_was_found_is_marked_in_the_words_people_see_and_never_becomes_markup()
    {
        await site.PublishedAsync(new() { Title = "ＱＱ群<b>与</b>公告", Body = new string('前', 300) + "，**请加ＱＱ群**，a<script>alert(1)</script>。" });

        var page = await SearchAsync("qq群");

        Assert.Equal("ＱＱ群<b>与</b>公告", page.QuerySelector(".found__title")!.TextContent);
        Assert.All(page.QuerySelectorAll(".found mark"), mark => Assert.Equal("ＱＱ群", mark.TextContent));
        Assert.Equal(2, page.QuerySelectorAll(".found mark").Length);
        Assert.Contains("请加ＱＱ群，a<script>", page.QuerySelector(".found__text")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".found script, .found b"));
    }

    [Fact]
    public async Task Category_and_year_narrow_by_plain_links()
    {
        var categories = await site.DbAsync(db => db.Categories.OrderBy(c => c.Id).Take(2).ToListAsync());
        var first = await site.PublishedAsync(new() { Title = "翡翠之一", CategoryId = categories[0].Id, Body = "正文。" }, new DateTimeOffset(2019, 12, 31, 23, 0, 0, TimeSpan.Zero));
        var second = await site.PublishedAsync(new() { Title = "翡翠之二", CategoryId = categories[1].Id, Body = "正文。" }, new DateTimeOffset(2018, 5, 1, 0, 0, 0, TimeSpan.Zero));
        var page = await SearchAsync("翡翠");

        // The year is that of the firm's calendar: 23:00 UTC is the next day there.
        var byYear = page.QuerySelectorAll(".narrow a").OfType<IHtmlAnchorElement>().Single(a => a.TextContent == "2020 年").GetAttribute("href")!;
        var byCategory = page.QuerySelectorAll(".narrow a").OfType<IHtmlAnchorElement>().Single(a => a.TextContent == categories[1].Name).GetAttribute("href")!;

        Assert.Equal([first], Articles(await PageAsync(byYear)));
        Assert.Equal([second], Articles(await PageAsync(byCategory)));
    }

    [Fact]
    public async Task Twenty_stand_on_a_page_and_a_page_beyond_the_last_does_not_exist()
    {
        for (var n = 0; n < 23; n++) await site.PublishedAsync(new() { Title = $"玛瑙第{n}件", Body = "正文。" });

        var first = await SearchAsync("玛瑙");
        var second = await PageAsync(first.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal(20, Articles(first).Count);
        Assert.Equal(3, Articles(second).Count);
        Assert.Empty(Articles(first).Intersect(Articles(second)));
        Assert.Contains("23 条", first.QuerySelector("[role=status]")!.TextContent);
        foreach (var number in new[] { "3", "0", "-1", "2147483647" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().GetAsync($"/search?q=玛瑙&page={number}")).StatusCode);
    }

    [Fact]
    public async Task Offices_and_pages_are_found_with_their_numbers()
    {
        var page = await SearchAsync("6568666");
        Assert.Equal("太原办公室", page.QuerySelector(".found__title")!.TextContent);
        Assert.NotNull(page.QuerySelector(".found a[href^='tel:']"));
        Assert.Equal("/pages/privacy", (await SearchAsync("隐私政策")).QuerySelector(".found__title a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Drafts_are_not_found_and_a_scheduled_text_is_found_when_its_time_comes()
    {
        var due = site.Clock.Now.AddSeconds(2);
        var id = await site.PublishedAsync(new() { Title = "定时的暗号甲乙丙", Body = "正文。" }, due);
        await site.PublishedAsync(new() { Title = "后天的暗号甲乙丙", Body = "正文。" }, due.AddDays(2));
        await site.DbAsync(db => { db.Add(new Article(new() { Title = "草稿的暗号甲乙丙" }, "测试员", site.Clock.Now)); return db.SaveChangesAsync(); });

        var early = await FoundAsync("暗号甲乙丙");
        if (site.Clock.Now < due) Assert.Empty(early);
        await Eventually.TrueAsync(async () => (await FoundAsync("暗号甲乙丙")).SequenceEqual([id]));
    }

    [Fact]
    public async Task What_is_published_changed_marked_or_withdrawn_shows_at_the_next_request()
    {
        var staff = await site.StaffAsync();
        using var saved = await staff.PostAsync("/admin/articles/new", new() { ["Title"] = "砗磲说明", ["Body"] = "原来的字句" });
        var address = saved.Headers.Location!.ToString();
        var id = int.Parse(address.Split('/')[^1], null);
        Assert.Empty(await FoundAsync("砗磲"));

        (await staff.PostAsync(address + "/publish", [])).Dispose();
        Assert.Equal([id], await FoundAsync("砗磲"));

        (await staff.PostAsync(address, new() { ["Title"] = "砗磲说明", ["Body"] = "改过的螭龙" }, address)).Dispose();
        Assert.Empty(await FoundAsync("螭龙"));
        (await staff.PostAsync(address + "/publish", [])).Dispose();
        Assert.Equal([id], await FoundAsync("螭龙"));
        Assert.Empty(await FoundAsync("原来的字句"));

        (await staff.PostAsync(address + "/outdated", new() { ["Reason"] = "法律改了", ["Since"] = "2024-01-01" })).Dispose();
        Assert.Contains("内容已过时", (await SearchAsync("砗磲")).QuerySelector(".found__about")!.TextContent);

        (await staff.PostAsync(address + "/withdraw", new() { ["Reason"] = "核对" })).Dispose();
        Assert.Empty(await FoundAsync("砗磲"));
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

    [Fact]
    public async Task Every_query_of_the_corpus_is_only_text()
    {
        foreach (var query in Corpus.Payloads("search-queries").Append("法律\" OR facets:\"n").Append("\uE000n").Append("y2026 p c1"))
        {
            using var answer = await site.Visitor().GetAsync($"/search?q={Uri.EscapeDataString(query)}");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, query);
            Assert.DoesNotContain("正在整理", await answer.Content.ReadAsStringAsync());
        }
    }

    [Theory]
    [InlineData("%25"), InlineData("%00"), InlineData("%01%1F"), InlineData("%ED%A0%80"), InlineData("%FF%FE"), InlineData("%F0%9F%98%80"), InlineData("%E2%80%AE"), InlineData("a+b+c+d+e+f+g+h+i+j"), InlineData("a&category=nowhere&year=x"), InlineData("a&year=99999999999")]
    public async Task Strange_bytes_are_only_text(string query)
    {
        using var answer = await site.Visitor().GetAsync($"/search?q={query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Signs_of_patterns_stand_for_themselves()
    {
        var id = await site.PublishedAsync(new() { Title = "占比47%的说明", Body = "正文。" });

        Assert.Contains(id, await FoundAsync("47%的"));
        foreach (var words in new[] { "占%说明", "占_47" })
            Assert.Contains("没有一篇包含全部的词", (await SearchAsync(words)).QuerySelector("[role=status]")!.TextContent);
    }

    [Fact]
    public async Task A_query_that_is_too_long_is_refused_in_words()
    {
        Assert.Contains("最多 100 字", (await SearchAsync(new string('长', 101))).QuerySelector("main")!.TextContent);
        Assert.Contains("最多 100 字", (await SearchAsync(new string('a', 5000))).QuerySelector("main")!.TextContent);
    }

    private async Task<IReadOnlyList<int>> FoundAsync(string words) => Articles(await SearchAsync(words));

    private static List<int> Articles(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".found__title a[href^='/articles/']").Select(a => int.Parse(a.GetAttribute("href")!.Split('/')[^1], null))];

    private Task<IHtmlDocument> SearchAsync(string words) => PageAsync($"/search?q={Uri.EscapeDataString(words)}");

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestSite.HtmlAsync(answer);
    }
}
