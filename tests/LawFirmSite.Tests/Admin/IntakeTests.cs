using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using LawFirmSite.Admin.Intake;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Tests.Domain.Intake;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>A page is pasted, looked over and made into a draft.</summary>
public sealed class IntakeTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Page = """
        设为首页 | 加入收藏
        某某县为农民工追回工钱
        作者：某某　来源：《某某日报》2026年3月2日 4版
        发布时间：2026-03-03 08:15:30　阅读次数：12
        　　去年以来，某某县法律援助中心接待来访群众三百多人次，为农民工追回工钱。
        　　一、怎样申请
        　　申请人带上身份证明和劳动合同，到县法律援助中心填写申请表。
        【打印】【关闭】
        """;

    private static string Office(string name, string phone) => $"{name}　地址：某某路1号　电话：{phone}";

    private static string Listing(params string[] offices) => $"某某市法律援助机构名录\n　　现将各县法律援助机构的地址和电话公布如下，群众可以就近求助。\n{string.Join('\n', offices)}\n";

    [Fact]
    public async Task A_pasted_text_is_taken_apart_and_nothing_is_saved()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var before = await site.DbAsync(db => db.Articles.CountAsync());
        var review = await staff.ReviewAsync(Page);

        Assert.Equal("某某县为农民工追回工钱", review.Value("Title"));
        Assert.Equal("某某", review.Value("Author"));
        Assert.Equal("某某日报", review.Value("Source"));
        Assert.Equal("2026-03-02", review.Value("SourceDate"));
        Assert.Equal("4版", review.Value("SourcePage"));
        Assert.Equal("2026-03-03 08:15:30", review.Value("PrintedDate"));
        Assert.Equal("12", review.Value("Views"));
        Assert.Contains("## 一、怎样申请", review.Value("Body"));
        Assert.Contains("已去除", review.GetElementById("removed")!.TextContent);
        Assert.Equal("一、怎样申请", review.QuerySelector(".preview h2")!.TextContent);
        Assert.Equal(before, await site.DbAsync(db => db.Articles.CountAsync()));
    }

    [Fact]
    public async Task Html_wins_over_the_plain_text_beside_it()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync("没有格式的文字", "<h1>某某县的新办法</h1><p>申请人可以<b>就近</b>申请，不用再跑到市里。</p><img src=\"https://example.com/a.png\">");

        Assert.Equal("某某县的新办法", review.Value("Title"));
        Assert.Contains("**就近**", review.Value("Body"));
        Assert.Contains("图片要另外上传：1 张", review.GetElementById("images")!.TextContent);
        Assert.Contains("https://example.com/a.png", review.GetElementById("images")!.TextContent);
        Assert.DoesNotContain(review.QuerySelectorAll("img"), image => image.GetAttribute("src")?.Contains("example.com", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_file_in_GB18030_is_read_and_can_be_placed_anew()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.UploadAsync(Encoding.GetEncoding("GB18030").GetBytes(Page), "某某.txt");
        Assert.Equal("某某县为农民工追回工钱", review.Value("Title"));

        var again = await staff.AgainAsync(review);
        Assert.Equal(review.Value("Body"), again.Value("Body"));
    }

    [Fact]
    public async Task A_line_gets_the_role_the_reviewer_chose_and_what_was_typed_stays()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Page);
        var line = review.QuerySelectorAll("li.line").First(item => item.TextContent.Contains("一、怎样申请", StringComparison.Ordinal)).Id!["line-".Length..];

        var again = await staff.AgainAsync(review, ("Roles", $"{line}:Paragraph"), ("Author", "改过的名字"));

        Assert.DoesNotContain("## 一、", again.Value("Body"));
        Assert.Contains("一、怎样申请", again.Value("Body"));
        Assert.Equal("改过的名字", again.Value("Author"));
        Assert.Equal($"{line}:Paragraph", ((IHtmlSelectElement)again.GetElementById($"role-{line}")!).Value);
    }

    [Fact]
    public async Task What_was_removed_comes_back_as_a_paragraph()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Page);
        var piece = review.QuerySelectorAll("#removed li").First(item => item.TextContent.Contains("打印", StringComparison.Ordinal));

        var again = await staff.AgainAsync(review, ("Restore", piece.QuerySelector("button")!.GetAttribute("value")!));

        Assert.Contains("打印", again.Value("Body"));
        Assert.DoesNotContain("打印", again.GetElementById("removed")!.TextContent);
        Assert.Contains("打印", (await staff.AgainAsync(again)).Value("Body"));
    }

    [Fact]
    public async Task A_piece_of_a_line_comes_back_at_the_end_and_the_rest_of_its_line_stays_where_it_was()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Page);
        var count = review.QuerySelectorAll("#removed li").Length;
        var button = review.QuerySelectorAll("#removed li").First(item => item.TextContent.Contains("阅读次数", StringComparison.Ordinal)).QuerySelector("button")!;
        Assert.Equal("RestorePiece", button.GetAttribute("name"));

        var again = await staff.AgainAsync(review, ("RestorePiece", button.GetAttribute("value")!));

        Assert.EndsWith(button.GetAttribute("value")!, again.Value("Body"));
        Assert.Equal("2026-03-03 08:15:30", again.Value("PrintedDate"));
        Assert.Equal(count - 1, again.QuerySelectorAll("#removed li").Length);
        Assert.EndsWith(button.GetAttribute("value")!, (await staff.AgainAsync(again)).Value("Body"));
        var anew = await staff.AgainAsync(again, ("RedoBody", "true"));
        Assert.DoesNotContain("阅读次数", anew.Value("Body"));
        Assert.Equal(count, anew.QuerySelectorAll("#removed li").Length);
    }

    [Fact]
    public async Task Everything_that_was_removed_can_come_back()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Page);
        for (var left = review.QuerySelectorAll("#removed li").Length; left > 0; left--)
        {
            var button = review.QuerySelector("#removed li button")!;
            review = await staff.AgainAsync(review, (button.GetAttribute("name")!, button.GetAttribute("value")!));
            Assert.Equal(left - 1, review.QuerySelectorAll("#removed li").Length);
        }
        Assert.Contains("设为首页", review.Value("Body"));
        Assert.Contains("关闭", review.Value("Body"));
    }

    [Theory]
    [InlineData("Roles", "9999999999:Title")]
    [InlineData("Roles", "-1:Heading2")]
    [InlineData("Roles", "0:Nothing")]
    [InlineData("Placed", "::,0:Title,x")]
    [InlineData("Restore", "-5")]
    [InlineData("Restore", "x")]
    [InlineData("RestorePiece", "\uFFFF\u202E[x](javascript:alert(1))")]
    [InlineData("RestoredPieces", "不在里面的话")]
    [InlineData("FileContent", "不是 base64")]
    [InlineData("FileContent", "/////w==")]
    [InlineData("Key", "x")]
    [InlineData("Entries", "没有的机构")]
    [InlineData("Views", "99999999999999")]
    public async Task Nonsense_in_a_field_of_the_review_is_no_fault_of_the_server(string field, string value)
    {
        var staff = await site.StaffAsync(StaffRole.Editor);
        var review = await staff.ReviewAsync(Page);
        foreach (var path in new[] { "/admin/intake", "/admin/intake/draft", "/admin/intake/directory" })
        {
            using var answer = await staff.PressAsync(review, path, (field, value));
            Assert.True((int)answer.StatusCode < 500, $"{path}: {answer.StatusCode}");
            Assert.DoesNotContain("href=\"javascript:", await answer.Content.ReadAsStringAsync());
        }
    }

    [Fact]
    public async Task A_request_that_is_far_too_large_gets_a_sentence()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        using var answer = await staff.SendFileAsync(new byte[IntakeForm.Most + 1], "大.txt");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("发来的内容太大", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_with_a_sentence()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Page);
        using var answer = await staff.PressAsync(review, "/admin/intake/draft", ("OriginalUrl", "javascript:alert(1)"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("原文链接要以 http:// 或 https:// 开头", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task One_more_click_makes_the_draft_with_every_field_and_a_second_one_nothing()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Page);
        (string, string)[] fields = [("Kicker", "普法进万家"), ("Editor", "编者某"), ("OriginalUrl", "https://example.com/1.html"), ("Category", "pufa"), ("Subtitle", "三百多人得到帮助")];
        using var first = await staff.PressAsync(review, "/admin/intake/draft", fields);
        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Contains("2026-03-03 08:15:30", (await staff.PageAsync(first.Headers.Location!.ToString())).Status());
        using var second = await staff.PressAsync(review, "/admin/intake/draft", fields);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        var id = int.Parse(first.Headers.Location!.ToString().Split('/')[^1]);
        var article = await site.DbAsync(db => db.Articles.AsNoTracking().WithLatest().SingleAsync(a => a.Id == id));
        var text = article.Latest.Text;
        Assert.Equal(("某某县为农民工追回工钱", "三百多人得到帮助", "某某", "某某日报", new DateOnly(2026, 3, 2), "4版"), (text.Title, text.Subtitle, text.Author, text.Source, text.SourceDate!.Value, text.SourcePage));
        Assert.Equal(("普法进万家", "编者某", "https://example.com/1.html"), (text.Kicker, text.Editor, text.OriginalUrl));
        Assert.Equal((12, ArticleState.Draft), (article.LegacyViews, article.StateAt(site.Clock.Now)));
        Assert.NotNull(article.OwnerId);
        Assert.NotNull(text.CategoryId);
    }

    [Fact]
    public async Task A_draft_that_breaks_a_rule_is_refused_with_everything_kept()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Page);
        using var refused = await staff.PressAsync(review, "/admin/intake/draft", ("Title", ""), ("SourceDate", "去年"));
        var page = await TestSite.HtmlAsync(refused);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("标题为空。", page.Refusal());
        Assert.Equal("去年", page.Value("SourceDate"));
        Assert.Equal(review.Value("Body"), page.Value("Body"));
        using var made = await staff.PressAsync(page, "/admin/intake/draft", ("Title", "补上的标题"), ("SourceDate", ""));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
    }

    [Fact]
    public async Task Bad_input_is_refused_or_read_but_never_breaks()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        string[] texts =
        [
            "", "   \n\t", new string('字', 1_800_000), "\0\0\0", "a\0b\0c 某某", "<script>alert(1)</script>", string.Concat(Enumerable.Repeat("<div>", 10_000)) + "某某",
            "半个字\uD800后面", "\uDC00\uD800", "\uFFFF\uFFFE", string.Join('\n', Enumerable.Repeat("某一行", 20_000)), "| a |\n|---|\n" + new string('|', 50_000), new string('#', 100_000), "{{legal-aid:99999}}",
        ];
        foreach (var text in texts)
        {
            using var asText = await staff.PasteAsync(text);
            using var asHtml = await staff.PasteAsync(html: text);
            using var asFile = await staff.SendFileAsync(Encoding.UTF8.GetBytes(text), "x.html");
            Assert.All([asText, asHtml, asFile], answer => Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{text[..Math.Min(20, text.Length)]}: {answer.StatusCode}"));
        }
        byte[][] files = [[], [0], [0x50, 0x4B, 3, 4, 0, 0, 1], [0xFF, 0xFE, 0], [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0, 0, 0], new byte[5_000_000], [0x81]];
        foreach (var file in files)
        {
            using var answer = await staff.SendFileAsync(file, "x.docx");
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.NotEmpty((await TestSite.HtmlAsync(answer)).Refusal());
        }
        using var nothing = await staff.SendAsync("/admin/intake/draft", []);
        using var odd = await staff.SendAsync("/admin/intake/draft", [("Roles", "x:y"), ("Roles", "-1:Title"), ("Roles", "99999999999:Title"), ("FileContent", "%%%"), ("Placed", ",,7:Nonsense"), ("Restore", "abc")]);
        Assert.All([nothing, odd], answer => Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode));
    }

    [Fact]
    public async Task What_was_refused_is_kept()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var text = new string('字', 1_500_000);
        using var refused = await staff.PasteAsync(text);
        var page = await TestSite.HtmlAsync(refused);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("4 MB", page.Refusal());
        Assert.Equal(text.Length, page.Value("Text").Length);
    }

    [Fact]
    public async Task Every_given_case_comes_out_as_the_engine_has_it()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var areaCode = await site.DbAsync(db => db.SiteProfiles.Select(profile => profile.AreaCode).SingleAsync());
        foreach (var id in IntakeCases.Ids)
        {
            var input = IntakeCases.Input(id);
            var options = new IntakeOptions { DefaultAreaCode = areaCode };
            var format = (string?)IntakeCases.Find(id)["format"];
            var isHtmlFile = (string?)IntakeCases.Find(id)["options"]?["contentType"] == "text/html";
            var (result, answer) = format switch
            {
                "html" => (PastedPage.ReadHtml(input, "", options), await staff.PasteAsync(html: input)),
                "bytes" => (PastedPage.Read(Convert.FromBase64String(input), options with { Html = isHtmlFile }), await staff.SendFileAsync(Convert.FromBase64String(input), isHtmlFile ? "x.html" : "x.txt")),
                "markdown" => (PastedPage.ReadText(input, options with { Markdown = true }), await staff.SendFileAsync(Encoding.UTF8.GetBytes(input), "x.md")),
                _ => (PastedPage.ReadText(input, options), await staff.PasteAsync(input)),
            };
            if (result.Markdown.Length == 0 && result.Lines.Count == 0)
            {
                Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
                continue;
            }
            var review = await IntakePages.ReviewAsync(answer);
            Assert.Equal((id, result.Markdown.Trim()), (id, review.Value("Body").Trim()));
            Assert.Equal(result.Meta.Title ?? "", review.Value("Title"));
            Assert.Equal(result.Warnings, review.QuerySelectorAll("[data-code]").Select(item => item.GetAttribute("data-code")));
            Assert.All(review.QuerySelectorAll("[data-code] a"), link => Assert.NotNull(review.GetElementById(link.GetAttribute("href")![1..])));
        }
    }

    [Fact]
    public async Task Listed_offices_are_compared_and_only_ticked_ones_change_the_directory()
    {
        var staff = await site.StaffAsync(StaffRole.Editor);
        await site.DbAsync(async db =>
        {
            foreach (var (name, phone) in new[] { ("甲某县法律援助中心", "2000001"), ("乙某县法律援助中心", "2000002") })
            {
                var center = new LegalAidCenter(name) { AreaCode = "0355", Address = "不许改的地址" };
                center.Contacts.Add(new("电话", phone, ContactKind.Phone, "0355"));
                db.Add(center);
            }
            return await db.SaveChangesAsync();
        });
        var review = await staff.ReviewAsync(Listing(Office("甲某县法律援助中心", "0355-2000001"), Office("乙某县法律援助中心", "0355-2000009"), Office("丙某县法律援助中心", "0355-2000003")));
        Assert.Equal(["一样", "号码有变", "新的"], review.QuerySelectorAll(".listing__change strong").Select(word => word.TextContent));
        Assert.Equal([(false, "乙某县法律援助中心"), (true, "丙某县法律援助中心")], review.QuerySelectorAll("[name=Entries]").Select(box => (box.HasAttribute("checked"), box.GetAttribute("value")!)));

        for (var i = 0; i < 2; i++)
        {
            await IntakePages.ReviewAsync(await staff.PressAsync(review, "/admin/intake/directory",
                ("Entries", "甲某县法律援助中心"), ("Entries", "乙某县法律援助中心"), ("Entries", "丙某县法律援助中心"), ("Source", "某某日报"), ("SourceDate", "2026-03-02"), ("SourcePage", "4版")));
        }

        var centers = await site.DbAsync(db => db.LegalAidCenters.AsNoTracking().Include(center => center.Contacts).Where(center => center.Name.Contains("某县法律援助中心")).ToListAsync());
        var made = Assert.Single(centers, center => center.Name == "丙某县法律援助中心");
        Assert.Equal((CenterStatus.NeedsVerification, "《某某日报》2026-03-02 4版", "丙某县法律援助中心", "0355"), (made.Status, made.SourceTitle, made.NameAtSource, made.AreaCode));
        Assert.Equal(["0355-2000003"], made.Contacts.Select(contact => contact.Display));
        var changed = Assert.Single(centers, center => center.Name == "乙某县法律援助中心");
        Assert.Equal([("0355-2000002", true), ("0355-2000009", false)], changed.Contacts.Select(contact => (contact.Display, contact.IsRetired)).Order());
        Assert.Equal("不许改的地址", changed.Address);
        Assert.Single(Assert.Single(centers, center => center.Name == "甲某县法律援助中心").Contacts);

        using var draft = await staff.PressAsync(review, "/admin/intake/draft", ("UseDirectory", "true"), ("Title", "名录"));
        var body = (await staff.PageAsync(draft.Headers.Location!.ToString())).Value("Body");
        Assert.Contains("{{legal-aid}}", body);
        Assert.DoesNotContain("2000003", body);
    }

    [Fact]
    public async Task What_a_listing_made_and_was_put_away_since_is_not_made_again_by_the_same_form()
    {
        var staff = await site.StaffAsync(StaffRole.Editor);
        await site.DbAsync(db =>
        {
            db.Add(new LegalAidCenter("戊某县法律援助中心") { AreaCode = "0355" });
            return db.SaveChangesAsync();
        });
        var review = await staff.ReviewAsync(Listing(Office("戊某县法律援助中心", "0355-2000005"), Office("己某县法律援助中心", "0355-2000006")));
        (string, string)[] ticked = [("Entries", "戊某县法律援助中心"), ("Entries", "己某县法律援助中心")];
        await IntakePages.ReviewAsync(await staff.PressAsync(review, "/admin/intake/directory", ticked));
        await site.DbAsync(async db =>
        {
            (await db.LegalAidCenters.SingleAsync(center => center.Name == "己某县法律援助中心")).Bin("某某", site.Clock.Now);
            (await db.ContactPoints.SingleAsync(contact => contact.Display == "0355-2000005")).Bin("某某", site.Clock.Now);
            return await db.SaveChangesAsync();
        });

        var again = await IntakePages.ReviewAsync(await staff.PressAsync(review, "/admin/intake/directory", ticked).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains("目录没有改动", again.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await site.DbAsync(db => db.ContactPoints.CountAsync(contact => contact.Display == "0355-2000005")));
    }

    [Fact]
    public async Task An_author_sees_the_comparison_but_may_not_change_the_directory()
    {
        var staff = await site.StaffAsync(StaffRole.Author);
        var review = await staff.ReviewAsync(Listing(Office("丁某县法律援助中心", "0355-2000001"), Office("戊某县法律援助中心", "0355-2000009")));

        Assert.Equal(2, review.QuerySelectorAll(".listing").Length);
        Assert.Empty(review.QuerySelectorAll("[name=Entries]"));
        using var answer = await staff.PressAsync(review, "/admin/intake/directory", ("Entries", "丁某县法律援助中心"));
        Assert.Contains("/admin/denied", answer.Headers.Location!.ToString());
        Assert.False(await site.DbAsync(db => db.LegalAidCenters.AnyAsync(center => center.Name == "丁某县法律援助中心")));
    }

    [Fact]
    public async Task The_editor_tidies_a_body_without_saving_it()
    {
        const string Untidy = "## 一、怎样申请\r\n\r\n\r\n申请人带上身份证明,到中心填表.";
        var staff = await site.StaffAsync(StaffRole.Author);
        var id = await staff.NewArticleAsync("要排版的文章", "原来的正文。");
        using var asText = await staff.PostAsync("/admin/articles/tidy", new() { ["Body"] = Untidy });
        using var asPage = await staff.PostAsync($"/admin/articles/tidy-page?id={id}", ArticlePages.Fields("要排版的文章", Untidy));

        var tidied = await asText.Content.ReadAsStringAsync();
        Assert.Equal("text/plain", asText.Content.Headers.ContentType!.MediaType);
        Assert.Equal(PastedPage.FormatBody(Untidy), tidied);
        Assert.NotEqual(Untidy.ReplaceLineEndings("\n"), tidied);
        Assert.Equal(tidied.Trim(), (await TestSite.HtmlAsync(asPage)).Value("Body").Trim());
        Assert.Equal("原来的正文。", (await staff.PageAsync($"/admin/articles/{id}")).Value("Body"));
    }
}
