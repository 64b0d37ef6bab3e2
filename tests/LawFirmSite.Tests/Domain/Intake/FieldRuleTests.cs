using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

public class FieldRuleTests
{
    private static IntakeResult Read(string text) => PastedPage.ReadText(text, new IntakeOptions { DefaultAreaCode = "0355" });

    [Fact]
    public void Labels_at_the_bottom_fill_fields()
    {
        var meta = Read("老人赡养怎么办\n作者:钱某 通讯员 孙某　来源:2014年8月1日《某某日报》A03版\n赡养是义务，不得拒绝。\n（作者单位：某某律师事务所）\n原文链接：http://example.com/a_b.html\n责编：周某").Meta;

        Assert.Equal("钱某、孙某", meta.Author);
        Assert.Equal("某某律师事务所", meta.AuthorOrg);
        Assert.Equal(("某某日报", "2014-08-01", "A03版"), (meta.Source, meta.SourceDate, meta.SourcePage));
        Assert.Equal("http://example.com/a_b.html", meta.OriginalUrl);
        Assert.Equal("周某", meta.Editor);
        Assert.Null(meta.Date);
    }

    [Theory]
    [InlineData("2014/3/5", "2014-03-05")]
    [InlineData("2014.3.5 8:05", "2014-03-05T08:05")]
    [InlineData("２０１４年３月５日", "2014-03-05")]
    [InlineData("二〇一四年十二月二十一日", "2014-12-21")]
    [InlineData("2014-03-05 10:20:30", "2014-03-05T10:20:30")]
    [InlineData("14-3-5", null)]
    [InlineData("3天前", null)]
    public void A_date_is_as_precise_as_it_is_printed(string printed, string? expected)
    {
        var result = Read($"怎样写欠条\n发布时间：{printed}\n写清金额，写清日期。");

        Assert.Equal(expected, result.Meta.Date);
        Assert.Equal(expected is null, result.Warnings.Contains("relative-date"));
    }

    [Fact]
    public void A_WeChat_line_under_the_title_names_author_and_account()
    {
        var result = Read("借条怎么写\n原创 吴某 示例普法 2024-05-08 19:30 某地\n\n要写清楚金额，不能含糊。");

        Assert.Equal(("吴某", "微信公众号“示例普法”", "2024-05-08T19:30"), (result.Meta.Author, result.Meta.Source, result.Meta.Date));
        Assert.Equal(["原创", "某地"], result.Removed);
    }

    [Fact]
    public void What_WeChat_marks_as_original_is_no_author()
    {
        var result = PastedPage.ReadHtml("<h1 id=activity-name>押金</h1><span class=rich_media_meta_text>原创</span><span class=rich_media_meta_text>吴某</span><a id=js_name>示例普法</a><div id=js_content><p>看合同，看附件。</p><p style='font-size:21px'>要点</p><p>看细节，问清楚。</p></div>");

        Assert.Equal(("吴某", "微信公众号“示例普法”"), (result.Meta.Author, result.Meta.Source));
        Assert.Equal("看合同，看附件。\n\n## 要点\n\n看细节，问清楚。\n", result.Markdown);
    }

    [Fact]
    public void A_photographer_is_no_author() =>
        Assert.Equal("张某", Read("某某标题\n文/张某　图/李某\n正文说明，情况很好。").Meta.Author);

    [Fact]
    public void A_byline_needs_a_gap_of_two_columns()
    {
        Assert.Equal("张三", Read("怎样立案\n某某局局长　张　三\n立案要材料，缺一不可。").Meta.Author);
        Assert.Null(Read("怎样立案\n某某局局长 张三\n立案要材料，缺一不可。").Meta.Author);
    }

    [Fact]
    public void The_frame_of_the_site_goes_and_a_headline_like_a_name_stays()
    {
        var result = Read("网站首页 | 新闻中心 | 法律法规 | 联系我们\n示例普法网\n怎样打官司\n发布日期：2013-6-18 浏览次数：1,024次\n打官司要先立案，再开庭。\n上一篇：没有了\n版权所有：示例普法网\n地址：示例路1号");

        Assert.Equal("怎样打官司", result.Meta.Title);
        Assert.Equal(1024, result.Meta.Views);
        Assert.Equal("打官司要先立案，再开庭。\n", result.Markdown);
    }

    [Theory]
    [InlineData("扫一扫付款时要小心，别上当。")]
    [InlineData("打印店老板起诉了，要求赔偿。")]
    public void Furniture_words_in_a_sentence_are_text(string sentence) => Assert.Contains(sentence, Read("某某标题\n" + sentence).Markdown);

    [Fact]
    public void Columns_under_a_head_are_a_directory()
    {
        var result = Read("单位　　　地址　　　　电话\n甲县法律援助中心　　甲县示例路1号　　2000001\n乙县法律援助中心　　乙县示例路2号　　2000002/3");

        Assert.Equal(["0355-2000001", "0355-2000002/3"], result.Directory.SelectMany(office => office.Phones).Select(phone => phone.Display));
        Assert.Equal(["area-code-inferred", "no-title", "phone-abbrev"], result.Warnings);
    }

    [Fact]
    public void Numbers_that_cannot_be_right_are_left_as_printed()
    {
        var phones = Read("甲县司法局，电话：0355-12345，传真：0355-2000001\n乙县司法局 值班电话：035512345671380013800").Directory.SelectMany(office => office.Phones).ToList();

        Assert.Equal(["0355-12345", "0355-2000001", "035512345671380013800"], phones.Select(phone => phone.Display));
        Assert.Equal([null, "+863552000001", null], phones.Select(phone => phone.Number.Dial));
        Assert.Equal([false, true, false], phones.Select(phone => phone.IsFax));
        Assert.Equal("值班", phones[2].Note);
    }

    [Fact]
    public void A_reviewers_role_wins_over_every_rule()
    {
        var roles = new Dictionary<int, LineRole> { [0] = LineRole.Paragraph, [1] = LineRole.Title, [2] = LineRole.Heading3 };
        var result = PastedPage.ReadText("某某标题\n真正的标题。\n小节。\n正文正文，正文。", new IntakeOptions { Roles = roles });

        Assert.Equal("真正的标题。", result.Meta.Title);
        Assert.Equal("某某标题\n\n## 小节。\n\n正文正文，正文。\n", result.Markdown);
    }

    [Theory]
    [InlineData("㈠ 某事", "1. ㈠ 某事")]
    [InlineData("（一）某事", "1. （一）某事")]
    [InlineData("① 某事", "1. 某事")]
    public void A_chosen_item_loses_only_a_number_that_its_list_prints_again(string line, string item) =>
        Assert.StartsWith($"{item}\n", PastedPage.ReadText($"某某标题\n\n{line}\n\n正文正文，正文。", new IntakeOptions { Roles = new Dictionary<int, LineRole> { [1] = LineRole.NumberedItem } }).Markdown, StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0x80 })]
    [InlineData(new byte[] { 0, 1, 2, 3, 4, 5, 6, 7 })]
    public void Bytes_that_are_no_text_are_refused(byte[] bytes) => Assert.NotNull(PastedPage.Read(bytes).Refusal);
}
