using LawFirmSite.Domain.Articles;

namespace LawFirmSite.BrowserTests.Printing;

/// <summary>A text with all that a typesetter has to think of; everything in it is invented.</summary>
internal static class SampleText
{
    public static ArticleText Long { get; } = new()
    {
        Title = "某某市关于某某事项的若干规定（样文）",
        Subtitle = "为了看清排版而写",
        Source = "某某日报",
        SourceDate = new(2026, 3, 1),
        SourcePage = "4版",
        Summary = "样文。",
        Body = string.Join("\n\n", Enumerable.Range(1, 3).SelectMany(Chapter)) + "\n\n" + End,
    };

    public static ArticleText Short { get; } = new() { Title = "某某通知", Body = "本周六照常上班，上午九时至十一时半接待来访。" };

    private const string End = """
        ## 附：对照表

        | 序号 | 原来的说法 | 现在的说法 | 办理的地方和说明 |
        |---|---|---|---|
        """ + "\n" + Rows + """


        > 山高月小，\
        > 水落石出。

        面积十平方米<sup>1</sup>以下的，不用申请。某某说：“请先打电话（0355-0000000），问清‘带什么’，
        再出门。”——这是一句分成两行写的话，
        中间不应该有空格。

        ::: sign
        某某市某某局\
        2026年3月1日
        :::
        """;

    private const string Row = "| 00 | 某某县人民政府某某办公室的旧称 | 某某区人民政府某某办公室 | 某某路某某号某某大厦二层东侧窗口，周一至周五；节假日除外，请先拨打12348问清 |\n";
    private const string Rows = Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row + Row;

    private static IEnumerable<string> Chapter(int number)
    {
        yield return $"## 第{"一二三"[number - 1]}章　总则之{"一二三"[number - 1]}";
        for (var n = 1; n <= 9; n++)
        {
            var article = (number - 1) * 9 + n;
            yield return n % 3 == 1
                ? $"**第{article}条**　申请人（以下称“甲方”）应当依照《某某法》第三十一条、《某某省某某条例》第{article}条的规定，向办案机关所在地的某某机构提出；材料不齐的，一次告知。"
                : $"**第{article}条**　有下列情形之一的，可以先行办理：（一）距离期限届满不足七日；（二）需要立即申请保全、先予执行的；（三）法律、法规、规章规定的其他情形。“可以”二字，由某某机构决定……是否先行办理，应当在三日内书面告知申请人，并说明理由。";
        }
        yield return "### （一）说明";
        yield return "- 申请表：到窗口领取，按手印。\n- 身份证明；代理人另带代理证明。\n- 与事情有关的材料，例如合同、欠条、判决书、诊断书、转账记录、聊天记录，都用A4纸复印，原件带上供核对。";
    }
}
