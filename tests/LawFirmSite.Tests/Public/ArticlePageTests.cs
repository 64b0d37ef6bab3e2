using System.Net;
using AngleSharp.Html.Dom;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Public;

public sealed class ArticlePageTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly ArticleText Reprint = new()
    {
        Kicker = "普法进万家",
        Title = "做好新形势下法律援助工作",
        Subtitle = "副题一行",
        Author = "马某",
        AuthorOffice = "某市司法局局长",
        Source = "长治日报",
        SourceDate = new(2013, 8, 26),
        SourcePage = "4版",
        OriginalUrl = "https://example.com/2013/1.html",
        Editor = "编某",
        Body = "第一段。\n\n## 一、成绩\n\n{{legal-aid:1}}\n\n{{office:1}}\n",
    };

    [Fact]
    public async Task An_article_shows_title_author_source_and_date()
    {
        var page = await PageAsync($"/articles/{await site.PublishedAsync(Reprint, new DateTimeOffset(2013, 8, 29, 11, 49, 27, TimeSpan.Zero))}");
        var head = page.QuerySelector(".article__head")!.TextContent;

        Assert.Equal("做好新形势下法律援助工作", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("普法进万家", head);
        Assert.Contains("副题一行", head);
        Assert.Contains("某市司法局局长 马某", head);
        Assert.Contains("来源：《长治日报》 2013年8月26日 4版", head);
        Assert.Equal("https://example.com/2013/1.html", page.QuerySelector(".article__about a")!.GetAttribute("href"));
        Assert.Equal("责任编辑：编某", page.QuerySelector(".article__editor")!.TextContent);
        Assert.Contains("发布时间：2013-08-29", head);
        Assert.DoesNotContain("更新", head);
        Assert.DoesNotContain("阅读", head);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_reprint_says_whose_it_is_and_every_article_that_it_is_no_advice()
    {
        var reprint = await PageAsync($"/articles/{await site.PublishedAsync(Reprint)}");
        var own = await PageAsync($"/articles/{await site.PublishedAsync(new() { Title = "自己写的", Body = "正文。" })}");

        Assert.Contains("著作权归原作者", reprint.QuerySelector(".article__foot")!.TextContent);
        Assert.DoesNotContain("著作权", own.QuerySelector(".article__foot")!.TextContent);
        Assert.Contains("仅供普法参考", own.QuerySelector(".article__foot")!.TextContent);
    }

    [Fact]
    public async Task Lines_in_double_braces_show_the_current_records()
    {
        var page = await PageAsync($"/articles/{await site.PublishedAsync(Reprint)}");

        Assert.DoesNotContain("{{", page.Body!.TextContent);
        Assert.Equal(2, page.QuerySelectorAll(".article__body .block").Length);
        Assert.NotEmpty(page.QuerySelectorAll(".article__body a[href^='tel:']"));
    }

    [Fact]
    public async Task Old_content_has_a_banner_and_new_content_none()
    {
        var old = await PageAsync($"/articles/{await site.PublishedAsync(Reprint)}");
        var recent = await PageAsync($"/articles/{await site.PublishedAsync(new() { Title = "新的", Body = "正文。" })}");

        Assert.Contains("写于 2013 年", old.QuerySelector(".notice")!.TextContent);
        Assert.Null(recent.QuerySelector(".notice"));
    }

    [Fact]
    public async Task An_outdated_article_keeps_its_text_under_the_reason_and_names_what_replaces_it()
    {
        var better = await site.PublishedAsync(new() { Title = "新规定", Body = "正文。" });
        var id = await site.PublishedAsync(new() { Title = "旧规定", Body = "旧的正文。" });
        await ChangeAsync(id, article => article.MarkOutdated(new("条例已经修改。", new(2025, 1, 1), better), site.Clock.Now));

        var page = await PageAsync($"/articles/{id}");
        var banner = page.QuerySelector(".notice--warn")!;

        Assert.Contains("自 2025年1月1日 起", banner.TextContent);
        Assert.Contains("条例已经修改。", banner.TextContent);
        Assert.Equal("新规定", banner.QuerySelector($"a[href='/articles/{better}']")!.TextContent);
        Assert.Contains("旧的正文。", page.QuerySelector(".article__body")!.TextContent);
    }

    [Fact]
    public async Task A_withdrawn_article_and_its_print_are_gone_with_title_date_and_reason_but_no_text()
    {
        var id = await site.PublishedAsync(new() { Title = "撤回的文章", Body = "秘密的正文。" });
        await ChangeAsync(id, article => article.Withdraw("内容有误。", site.Clock.Now));

        foreach (var address in new[] { $"/articles/{id}", $"/articles/{id}/print" })
        {
            using var answer = await site.Visitor().GetAsync(address);
            var text = (await TestSite.HtmlAsync(answer)).Body!.TextContent;

            Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
            Assert.Contains("撤回的文章", text);
            Assert.Contains("内容有误。", text);
            Assert.Contains(LawFirmSite.Web.ChineseDates.InText(site.Clock.Today), text);
            Assert.DoesNotContain("秘密的正文", text);
        }
    }

    [Fact]
    public async Task A_draft_and_a_scheduled_article_answer_exactly_like_an_unknown_one()
    {
        var scheduled = await site.PublishedAsync(new() { Title = "以后的", Body = "正文。" }, site.Clock.Now.AddDays(1));
        var draft = await site.DbAsync(async db =>
        {
            var article = new Article(new() { Title = "草稿", Body = "正文。" }, "测试员", site.Clock.Now);
            db.Add(article);
            await db.SaveChangesAsync();
            return article.Id;
        });
        var unknown = await NotFoundAsync("/articles/987654");

        foreach (var address in new[] { $"/articles/{scheduled}", $"/articles/{draft}", $"/articles/{scheduled}/print", $"/articles/{draft}/print", "/articles/0", "/articles/-1", "/articles/99999999999999", "/articles/abc" })
            Assert.Equal(unknown, await NotFoundAsync(address));
    }

    [Fact]
    public async Task Views_are_the_old_count_and_the_new_ones_together()
    {
        var id = await site.PublishedAsync(new() { Title = "读过的", Body = "正文。" });
        await site.DbAsync(async db =>
        {
            await db.AddViewsAsync(new(ViewedKind.Article, id), new(2026, 1, 1), 3, default);
            await db.AddViewsAsync(new(ViewedKind.Article, id), new(2026, 1, 2), 4, default);
            return 0;
        });

        Assert.Contains("阅读 7", (await PageAsync($"/articles/{id}")).QuerySelector(".article__about")!.TextContent);
    }

    [Fact]
    public async Task Markup_in_a_title_or_body_is_shown_as_text()
    {
        var id = await site.PublishedAsync(new()
        {
            Title = "<script>alert(1)</script>标题",
            Author = "\"><img src=x>",
            Body = "<script>alert(2)</script>\n\n[点](javascript:alert(3))",
        });
        var page = await PageAsync($"/articles/{id}");

        Assert.Equal("<script>alert(1)</script>标题", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain(page.QuerySelectorAll("script"), script => script.GetAttribute("type") != "application/ld+json" && script.TextContent.Contains("alert", StringComparison.Ordinal));
        Assert.Empty(page.QuerySelectorAll("img[src=x], a[href^=javascript]"));
    }

    [Fact]
    public async Task Neighbours_of_the_same_category_stand_below_with_their_titles()
    {
        var day = new DateTimeOffset(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var older = await site.PublishedAsync(new() { Title = "较早", Body = "正文。" }, day);
        var middle = await site.PublishedAsync(new() { Title = "中间", Body = "正文。" }, day.AddDays(1));
        var newer = await site.PublishedAsync(new() { Title = "较新", Body = "正文。" }, day.AddDays(2));
        var near = (await PageAsync($"/articles/{middle}")).QuerySelector(".article__near")!;

        Assert.Equal("较新", near.QuerySelector($"a[href='/articles/{newer}']")!.TextContent);
        Assert.Equal("较早", near.QuerySelector($"a[href='/articles/{older}']")!.TextContent);
    }

    [Fact]
    public async Task Paper_has_the_firm_the_source_the_address_the_code_and_the_date()
    {
        var id = await site.PublishedAsync(Reprint);
        var standard = await PageAsync($"/articles/{id}/print");
        var end = standard.QuerySelector(".paper-end")!;

        Assert.Equal("山西健杰律师事务所", standard.QuerySelector(".sheet__firm")!.TextContent);
        Assert.Contains($"http://localhost/articles/{id}", end.TextContent);
        Assert.Contains("来源：《长治日报》", end.TextContent);
        Assert.Contains(LawFirmSite.Web.ChineseDates.InText(site.Clock.Today), end.TextContent);
        Assert.Contains("法律可能已经修改", end.TextContent);
        Assert.Contains("0355-2180808", end.TextContent);
        Assert.NotNull(end.QuerySelector("svg.qr"));
        Assert.Null(standard.QuerySelector(".menu, .foot"));
        Assert.DoesNotContain("paper--large", standard.DocumentElement.ClassName);
        Assert.Contains("paper--large", (await PageAsync($"/articles/{id}/print?size=large")).DocumentElement.ClassName);
    }

    [Fact]
    public async Task A_page_that_is_not_published_is_not_found()
    {
        await site.DbAsync(async db =>
        {
            db.Add(new Page("secret-plan", new() { Title = "草稿页", Body = "正文。" }, "测试员", site.Clock.Now));
            return await db.SaveChangesAsync();
        });

        await NotFoundAsync("/pages/secret-plan");
        await NotFoundAsync("/pages/unknown");
    }

    private async Task<IHtmlDocument> PageAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TestSite.HtmlAsync(answer);
    }

    private async Task<string> NotFoundAsync(string address)
    {
        using var answer = await site.Visitor().GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<int> ChangeAsync(int id, Action<Article> change) => site.DbAsync(async db =>
    {
        change(await db.Articles.SingleAsync(article => article.Id == id));
        return await db.SaveChangesAsync();
    });
}
