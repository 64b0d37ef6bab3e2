using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Public.LegalAid;
using LawFirmSite.Web.Markdown;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Public;

/// <summary>From a question to a center: the guide, the four questions, and the sheets to take along.</summary>
public sealed class LegalAidGuideTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_guide_answers_with_articles_of_law_and_the_day_they_were_compared()
    {
        var page = await PageAsync("/legal-aid/guide");
        var questions = page.QuerySelectorAll(".question h2[id^=legal-aid-]").ToList();
        var main = page.QuerySelector("main")!;

        Assert.Equal(["怎么申请法律援助", "哪些事可以申请", "哪些事不看经济条件", "哪些人不再查经济状况", "经济困难怎么说明", "到哪里申请", "本人去不了，谁能替他申请",
            "要带什么", "多久有答复", "来不及等怎么办", "没有通过怎么办", "要花钱吗", "年纪大、身体不方便怎么办"], questions.Select(title => title.TextContent).Where(title => title != "经济困难的标准是多少"));
        Assert.All(page.QuerySelectorAll(".question__basis"), basis => Assert.Matches("^依据：.*《.+》第.+条.*（20..年.+日核对）$", basis.TextContent));
        Assert.Equal(questions.Count, page.QuerySelectorAll(".question__basis").Length);
        Assert.All(page.QuerySelectorAll(".questions a"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        Assert.Contains("不是政府网站", main.TextContent);
        Assert.Contains("不收任何费用", main.TextContent);
        Assert.NotEmpty(main.QuerySelectorAll(".counties a[href^='/legal-aid#d14']"));
        Assert.NotNull(main.QuerySelector("a[href='/legal-aid/check']"));
    }

    [Fact]
    public async Task The_word_in_the_navigation_and_the_home_page_lead_to_guide_and_questions()
    {
        foreach (var address in new[] { "/", "/legal-aid" })
        {
            var page = await PageAsync(address);
            Assert.NotNull(page.QuerySelector("main a[href='/legal-aid/guide']"));
            Assert.NotNull(page.QuerySelector("main a[href='/legal-aid/check']"));
        }
        Assert.Equal("page", (await PageAsync("/legal-aid/guide")).QuerySelector(".menu nav a[href='/legal-aid']")!.GetAttribute("aria-current"));
    }

    [Fact]
    public async Task A_question_is_read_in_the_guide_and_found_there()
    {
        using var answer = await site.Visitor().GetAsync("/pages/legal-aid-bring");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/legal-aid/guide#legal-aid-bring", answer.Headers.Location!.OriginalString);

        var found = await PageAsync("/search?q=" + Uri.EscapeDataString("怎么申请法律援助"));
        Assert.Equal("/legal-aid/guide#legal-aid-how", found.QuerySelector(".found__title a")!.GetAttribute("href"));

        var map = await site.Visitor().GetStringAsync("/sitemap.xml");
        Assert.Contains("/legal-aid/guide<", map);
        Assert.Contains("/legal-aid/check<", map);
        Assert.DoesNotContain("/pages/legal-aid-", map);
    }

    [Fact]
    public async Task The_threshold_stays_hidden_until_staff_fill_it_in_with_its_source()
    {
        Assert.DoesNotContain("经济困难的标准是多少", await site.Visitor().GetStringAsync("/legal-aid/guide"));
        var id = await site.DbAsync(db => db.Pages.Where(page => page.Slug == "legal-aid-threshold").Select(page => page.Id).SingleAsync());
        var editor = await site.StaffAsync(StaffRole.Editor);
        Dictionary<string, string> words = new() { ["Title"] = "经济困难的标准是多少", ["Place"] = "LegalAidGuide", ["Order"] = "60", ["Body"] = "某某标准。" };

        using (var refused = await editor.PostAsync($"/admin/pages/{id}/save-and-publish", words))
            Assert.Contains("还没有写依据", await refused.Content.ReadAsStringAsync());
        Assert.DoesNotContain("某某标准", await site.Visitor().GetStringAsync("/legal-aid/guide"));

        words["Source"] = "某某省某某规定第一条";
        words["SourceDate"] = "2026-01-02";
        using (var published = await editor.PostAsync($"/admin/pages/{id}/save-and-publish", words))
            Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var section = (await PageAsync("/legal-aid/guide")).GetElementById("legal-aid-threshold")!.ParentElement!;
        Assert.Contains("某某标准。", section.TextContent);
        Assert.Contains("依据：某某省某某规定第一条（2026年1月2日核对）", section.TextContent);
        Assert.Equal("某某省某某规定第一条", (await editor.PageAsync($"/admin/pages/{id}")).QuerySelector("[name=Source]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_page_that_is_moved_into_the_guide_without_a_basis_is_not_shown_there()
    {
        await site.DbAsync(async db =>
        {
            Assert.True(SiteMarkdown.TryRender("没有出处的话。", out var html, out _));
            var page = new Page("without-basis", new ArticleText { Title = "没有出处", Body = "没有出处的话。" }, "测试员", site.Clock.Now);
            page.Publish(html, site.Clock.Now);
            page.Place = PagePlace.LegalAidGuide;
            db.Add(page);
            return await db.SaveChangesAsync();
        });

        Assert.DoesNotContain("没有出处", await site.Visitor().GetStringAsync("/legal-aid/guide"));
    }

    [Fact]
    public async Task Four_questions_by_links_alone_lead_to_every_result_and_back()
    {
        var results = new Dictionary<string, string>(StringComparer.Ordinal);
        await WalkAsync(SelfCheck.Address, []);

        Assert.Equal(
        [
            ("不是不是", "您的事可能不属于法律援助，先打 12348 问清"),
            ("不是是不是不是", "您的情况可能不属于法律援助，先打 12348 问清"),
            ("不是是不是是", "您可以申请，一般要看经济情况"),
            ("不是是是", "您很可能可以申请，不再查经济状况"),
            ("是", "您很可能可以申请，而且不看经济条件"),
        ], results.OrderBy(result => result.Key, StringComparer.Ordinal).Select(result => (result.Key, result.Value)));

        async Task WalkAsync(string address, List<string> answers)
        {
            var page = await PageAsync(address);
            var choices = page.QuerySelectorAll(".check__answer").ToList();
            Assert.Empty(page.QuerySelectorAll("main script:not([type='application/ld+json']), main form"));
            if (choices.Count == 0)
            {
                results.Add(string.Concat(answers), page.QuerySelector("h1")!.TextContent);
                Assert.NotNull(page.QuerySelector("main a[href='tel:12348']"));
                Assert.NotEmpty(page.QuerySelectorAll("main .counties a"));
                Assert.Contains("由法律援助机构审查决定", page.QuerySelector("main")!.TextContent);
                return;
            }
            Assert.Equal($"第 {answers.Count + 1} 个问题，一共 4 个", page.QuerySelector(".check__step")!.TextContent);
            foreach (var choice in choices) await WalkAsync(choice.GetAttribute("href")!, [.. answers, choice.FirstChild!.TextContent]);
        }
    }

    [Theory]
    [InlineData("/legal-aid/check/nothing"), InlineData("/legal-aid/check/1"), InlineData("/legal-aid/0/handout"), InlineData("/legal-aid/99999/handout"), InlineData("/legal-aid/x/handout")]
    public async Task What_there_is_not_is_not_found(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_sheet_has_all_that_is_needed_at_the_counter()
    {
        var sheet = (await PageAsync("/legal-aid/5/handout")).QuerySelector(".handout")!;
        var text = string.Join(' ', sheet.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        foreach (var words in new[] { "上党区法律援助中心", "原名：长治县法律援助中心", "尚未核实", "先拨打 12348 问清", "没有查到，去以前打电话问", "身份证", "七日内决定", "五日内审查", "《法律援助法》第四十三条", "打印日期：", "山西健杰律师事务所整理，不是政府机关", "0355-2030110", "/legal-aid/5" })
            Assert.Contains(words, text);
        Assert.True(sheet.QuerySelectorAll(".handout__bring li").Length >= 6);
        Assert.NotNull(sheet.QuerySelector("svg.qr"));
    }

    [Fact]
    public async Task The_sheet_of_a_checked_center_says_when()
    {
        var id = await AddAsync(new LegalAidCenter("核实县法律援助中心") { District = "核实县", DistrictCode = "149901", AreaCode = "0355", Hours = "周一至周五 9:00—11:30" }, center =>
        {
            center.Contacts.Add(new("电话", "2234567", ContactKind.Phone, "0355"));
            var verified = new Verification(new(2026, 3, 1), "测试员", VerificationMethod.Call);
            center.Verify(verified);
            foreach (var contact in center.Contacts) contact.Verify(verified);
        });
        var text = (await PageAsync($"/legal-aid/{id}/handout")).QuerySelector(".handout")!.TextContent;

        Assert.Contains("2026年3月1日核实", text);
        Assert.Contains("周一至周五 9:00—11:30", text);
        Assert.DoesNotContain("还没有核实", text);
    }

    [Fact]
    public async Task All_sheets_are_one_for_each_center_and_a_closed_one_leads_to_its_page()
    {
        var closed = await AddAsync(new LegalAidCenter("旧区法律援助中心") { DistrictCode = "149902", Status = CenterStatus.Closed }, _ => { });
        var page = await PageAsync("/legal-aid/handouts");
        var open = (await PageAsync("/legal-aid")).QuerySelectorAll(".directory__entry").Length;

        Assert.Equal(open, page.QuerySelectorAll(".handout").Length);
        using var answer = await site.Visitor().GetAsync($"/legal-aid/{closed}/handout");
        Assert.Equal($"/legal-aid/{closed}", answer.Headers.Location?.OriginalString);
        Assert.NotNull((await PageAsync("/legal-aid/5")).QuerySelector("main a[href='/legal-aid/5/handout']"));
    }

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestSite.HtmlAsync(answer);
    }

    private Task<int> AddAsync(LegalAidCenter center, Action<LegalAidCenter> fill) => site.DbAsync(async db =>
    {
        fill(center);
        db.Add(center);
        await db.SaveChangesAsync();
        return center.Id;
    });
}
