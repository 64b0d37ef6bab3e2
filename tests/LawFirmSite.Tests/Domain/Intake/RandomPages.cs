using FsCheck;
using FsCheck.Fluent;

namespace LawFirmSite.Tests.Domain.Intake;

/// <summary>A page of plain text put together by chance.</summary>
public sealed record MixedPage(string Text);

/// <summary>A text of random characters, many of them of the kinds the rules look at.</summary>
public sealed record WildText(string Text);

/// <summary>Lines of pages and tags around them, opened and closed by chance.</summary>
public sealed record WildHtml(string Text);

public static class RandomPages
{
    private const string Signs =
        "，。；：？！、（）“”‘’《》【】…—·〈〉「」～,.;:?!()[]{}<>|*_#+-=\\/@%&^~`'\"\t 　\u00A0\u2003\u200B\uFEFF\u00AD\r\n\n\n\v\u2028"
        + "０１９Ａｚ％＋－／．：㈠㈩⑴⒈①○Ｏ◯∶・•﹒●■○⼯⼀⽤豈㐀々〇\uD840\uDC00\uD83D\uDE00";

    private const string Words =
        "一二三四五六七八九十第章节条一、（一）1.2.(1)①来源：作者：记者 通讯员 时间：2013-6-18 责任编辑：发布时间：电话：0355-1234567 地址：传真：邮编："
        + "中心 局 处 院 所 部 一是 首先 问：答：——副题 上一篇：打印 关闭 点击数：12 12348 13800138000 12345678 ... -- 。。。 \" http://example.com/a_b 本报讯 某某 张　三 1. 8:30 5% http:// www. a@b.cn";

    private static readonly string[] CaseLines =
        [.. IntakeCases.Ids.Where(IntakeCases.IsText).SelectMany(id => IntakeCases.Input(id).Split('\n')).Where(line => line.Length > 0)];

    private static readonly string[] WordList = Words.Split(' ');

    private static Gen<string> Character => Gen.Frequency(
        (4, Gen.Choose(0x4E00, 0x9FFF).Select(c => ((char)c).ToString())),
        (4, Gen.Elements(Signs.ToCharArray()).Select(c => c.ToString())),
        (2, Gen.Choose('0', '9').Select(c => ((char)c).ToString())),
        (1, Gen.Choose('A', 'z').Select(c => ((char)c).ToString())),
        (1, Gen.Choose(0, 0xFFFF).Select(c => ((char)c).ToString())),
        (4, Gen.Elements(WordList)));

    private static Gen<string> Wild => Character.ArrayOf().Select(string.Concat);

    private static Gen<string> Line => Gen.Frequency(
        (6, Gen.Elements(CaseLines)),
        (2, Gen.Elements(CaseLines).Zip(Gen.Elements(CaseLines)).Select(two => two.Item1.TrimEnd() + two.Item2)),
        (2, Gen.Elements(CaseLines).Zip(Wild).Select(two => two.Item2 + two.Item1)),
        (1, Gen.Constant("")),
        (2, Wild));

    public static Arbitrary<MixedPage> MixedPages() =>
        Line.ListOf().Select(lines => new MixedPage(string.Join('\n', lines))).ToArbitrary();

    public static Arbitrary<WildText> WildTexts() => Wild.Select(text => new WildText(text)).ToArbitrary();

    private static readonly string[] Tags =
    [
        "<p>", "</p>", "<div align=center>", "</div>", "<b>", "</b>", "<span style='font-size:22pt'>", "</span>", "<br>", "<table>", "<tr>", "<td>", "<td rowspan=3>",
        "<th>", "</table>", "<ul>", "<ol start=3>", "<li>", "</ul>", "</ol>", "<h1>", "</h1>", "<h3>", "</h3>", "<a href='https://example.com/(1)'>", "</a>", "<blockquote>",
        "</blockquote>", "<hr>", "<sup>", "</sup>", "<section id=js_content>", "</section>", "<img src='https://example.com/a.png'>", "<p style='mso-list:l0 level2 lfo1'>",
    ];

    public static Arbitrary<WildHtml> WildHtmls() =>
        Gen.Frequency((3, Gen.Elements(Tags)), (2, Line.Select(line => System.Net.WebUtility.HtmlEncode(line)!))).ArrayOf()
            .Select(parts => new WildHtml(string.Concat(parts))).ToArbitrary();
}
