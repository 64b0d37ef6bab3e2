using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

public class BodyRuleTests
{
    /// <summary>The body of a text with a headline over it and a sentence first, so that only the lines in question are judged.</summary>
    private static string Body(string lines) =>
        PastedPage.ReadText("某某标题\n先说一句，算作正文。\n" + lines).Markdown["先说一句，算作正文。\n\n".Length..];

    private static string Html(string html) => PastedPage.ReadHtml(html).Markdown;

    [Theory]
    [InlineData("C1", "甲说。\v乙说。\u2028丙说。", "甲说。\n\n乙说。\n\n丙说。\n")]
    [InlineData("C2", "请\u200B携\uFEFF带\u00AD证件。", "请携带证件。\n")]
    [InlineData("C3b", "主任：李　某。", "主任：李某。\n")]
    [InlineData("C3b", "李　某　　王　某到了。", "李某 王 某到了。\n")]
    [InlineData("C3c", "见 http://example.com/a ，谢谢 。", "见 http://example.com/a ，谢谢。\n")]
    [InlineData("C3d", "共 30 人 WTO 规则，编号 12345 号，9:30 开始，写信给 a@example.com 即可。", "共30人WTO规则，编号 12345 号，9:30 开始，写信给 a@example.com 即可。\n")]
    [InlineData("C3e", "（通讯员 某某）报道。", "（通讯员 某某）报道。\n")]
    [InlineData("C3f", "甲方 到场，乙方  未到场。", "甲方到场，乙方 未到场。\n")]
    [InlineData("C4", "Ａ座１２：３０，比例５％，１，０００元。", "A座12:30，比例5%，1,000元。\n")]
    [InlineData("C5", "共(三)人,他说:行吗?行!", "共（三）人，他说：行吗？行！\n")]
    [InlineData("C5", "(2014)某民初字第0001号裁定,有效.", "（2014）某民初字第0001号裁定，有效。\n")]
    [InlineData("C5", "Only (English) words, here.", "Only (English) words, here.\n")]
    [InlineData("C6", "他叫\"某某\"，她叫\"某\"。", "他叫“某某”，她叫“某”。\n")]
    [InlineData("C7", "结果--很好...真的。。。一一说明。", "结果——很好……真的……一一说明。\n")]
    [InlineData("C8", "二○二○年，某・某到场，八∶二。", "二〇二〇年，某·某到场，八：二。\n")]
    [InlineData("C9", "㈡要认真。要做到位。", "（二）要认真。要做到位。\n")]
    [InlineData("C10", "⼈⺟⽤。", "人母用。\n")]
    [InlineData("H1", "一.怎么申请\n去窗口。", "## 一、怎么申请\n\n去窗口。\n")]
    [InlineData("H2", "(一)范围\n都可以。", "## （一）范围\n\n都可以。\n")]
    [InlineData("H2", "一、总则\n(一)范围\n都可以。", "## 一、总则\n\n### （一）范围\n\n都可以。\n")]
    [InlineData("H3", "一、要快。越快越好。", "一、要快。越快越好。\n")]
    [InlineData("H4", "一是快\n首先要快", "一是快\n\n首先要快\n")]
    [InlineData("H5", "第一章　总则\n第一节　范围\n第一条　为了规范。\n第二条为了方便。", "## 第一章 总则\n\n### 第一节 范围\n\n**第一条** 为了规范。\n\n**第二条** 为了方便。\n")]
    [InlineData("L1", "• 证件\n● 借条", "- 证件\n- 借条\n")]
    [InlineData("L1", "• 只有一条。", "• 只有一条。\n")]
    [InlineData("L2", "⑴证件\n⑵借条", "1. 证件\n2. 借条\n")]
    [InlineData("L2", "3、证件；\n4、借条。", "3. 证件；\n4. 借条。\n")]
    [InlineData("L2", "1.证件\n3.借条", "1.证件\n\n3.借条\n")]
    [InlineData("L3", "1.留证据\n要留好。\n2.快申请\n要快。", "## 1.留证据\n\n要留好。\n\n## 2.快申请\n\n要快。\n")]
    [InlineData("L4", "3.8妇女节前后。\n01.不是编号。", "3.8妇女节前后。\n\n01.不是编号。\n")]
    [InlineData("E1", "> 引\n1. 单独\n+ 加\na*b_c[d]|e<f", "\\> 引\n\n1\\. 单独\n\n\\+ 加\n\na\\*b\\_c\\[d\\]\\|e\\<f\n")]
    [InlineData("E1", "# 话题", "\\# 话题\n")]
    [InlineData("S4", "某某市司法局\n2014年3月5日", "::: sign\n某某市司法局\\\n2014年3月5日\n:::\n")]
    [InlineData("S4", "某某律师事务所　二〇一四年三月五日", "::: sign\n某某律师事务所 二〇一四年三月五日\n:::\n")]
    public void A_rule_of_characters_and_structure_holds(string rule, string text, string expected) =>
        Assert.True(expected == Body(text), $"{rule}: {Body(text)}");

    [Fact]
    public void Hard_wrapped_lines_are_joined_and_short_ones_are_not() => Assert.Equal(
        "某甲向某乙借了一笔钱约定一年内全部还清并且按月付息到期以后某乙没有归还也不再某甲向某乙借了一笔钱约定一年内全部还清并且按月付息到期以后某乙没有归还也不再某甲向某乙借了一笔钱约定一年内全部还清接听电话。\n\n## 一、经过\n\n法院受理以后依法开庭审理。\n",
        PastedPage.ReadText("欠款纠纷\n\n某甲向某乙借了一笔钱约定一年内全部还清\n并且按月付息到期以后某乙没有归还也不再\n某甲向某乙借了一笔钱约定一年内全部还清\n并且按月付息到期以后某乙没有归还也不再\n某甲向某乙借了一笔钱约定一年内全部还清\n接听电话。\n一、经过\n法院受理以后依法开庭审理。").Markdown);

    [Fact]
    public void An_unindented_line_among_indented_paragraphs_is_a_heading() => Assert.Equal(
        "甲说了一句。\n\n乙说了一句。\n\n丙说了一句。\n\n丁说了一句。\n\n## 后来的事\n\n戊说了一句。\n",
        PastedPage.ReadText("某某标题\n　　甲说了一句。\n　　乙说了一句。\n　　丙说了一句。\n　　丁说了一句。\n后来的事\n　　戊说了一句。").Markdown);

    [Theory]
    [InlineData("W1", "<p>甲。<script>x</script><style>y</style></p><o:p>&nbsp;</o:p>", "甲。\n")]
    [InlineData("W2", "<div>甲。<section><p>乙。</p>丙。</section></div>", "甲。\n\n乙。\n\n丙。\n")]
    [InlineData("W4", "<p>甲。<br>乙。<br></p>", "甲。\n\n乙。\n")]
    [InlineData("W6", "<ol start=3><li>甲<li>乙<ul><li>丙</ul></ol>", "3. 甲\n4. 乙\n   1. 丙\n")]
    [InlineData("W6", "<p style='mso-list:l0 level1'><![if !supportLists]><span style='font-family:Wingdings'>l&nbsp; </span><![endif]>甲</p><p style='mso-list:l0 level2'><![if !supportLists]>n <![endif]>乙</p>", "- 甲\n  - 乙\n")]
    [InlineData("W7", "<table><tr><td rowspan=2>甲</td><td>乙方<br>丙方</td></tr><tr><td>丁</td></tr></table>", "| 甲 | 乙方 丙方 |\n| --- | --- |\n| 甲 | 丁 |\n")]
    [InlineData("W7", "<table><tr><td>甲。</td></tr><tr><td>乙。</td></tr></table>", "甲。\n\n乙。\n")]
    [InlineData("W8", "<p>甲<b>乙</b><i>丙</i><sup>2</sup><a href='javascript:x'>丁</a><a href='https://example.com/(1)'>戊</a>。</p>", "甲**乙**丙<sup>2</sup>丁[戊](https://example.com/%281%29)。\n")]
    [InlineData("H6", "<p>甲说，乙说。</p><p><b>小题</b></p><p>丙说，丁说。</p><p><b>一、大题</b></p><p><b>小题</b></p><p>戊说，己说。</p>", "甲说，乙说。\n\n## 小题\n\n丙说，丁说。\n\n## 一、大题\n\n### 小题\n\n戊说，己说。\n")]
    public void A_rule_of_HTML_holds(string rule, string html, string expected) =>
        Assert.True(expected == Html(html), $"{rule}: {Html(html)}");

    [Fact]
    public void Ten_thousand_nested_tags_do_no_harm() =>
        Assert.Equal("**甲。**\n", Html(string.Concat(Enumerable.Repeat("<div><b>", 10_000)) + "甲。"));
}
