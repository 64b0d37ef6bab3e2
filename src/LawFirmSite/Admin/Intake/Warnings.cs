using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Admin.Intake;

/// <summary>Something to look at before the draft is made, and the place on the page where it stands.</summary>
public sealed record Warning(string Code, string Sentence, string Place)
{
    private static readonly Dictionary<string, (string Sentence, string Place)> Known = new()
    {
        ["no-title"] = ("没有找到标题，请填写，或者在下面把一行选为“标题”。", "#Title"),
        ["title-ambiguous"] = ("有几行都像标题，请看标题对不对。", "#Title"),
        ["mojibake"] = ("有些字像是乱码，请对照原文。", "#body"),
        ["relative-date"] = ("原文的时间写的是“昨天”“3小时前”这样的话，算不出日期，请自己填写。", "#PrintedDate"),
        ["unbalanced-quote"] = ("有一处引号只有一半，没有改动，请自己补上。", "#body"),
        ["rowspan-filled"] = ("表格里有合并的格子，已经逐行填满，请核对表格。", "#body"),
        ["local-image"] = ("图片还在原来的电脑上，没有跟着粘贴过来，要另外上传。", "#images"),
        ["remote-image"] = ("图片还在别的网站上，没有下载，要另外上传。", "#images"),
        ["broken-image"] = ("有一张图片本来就打不开。", "#images"),
        ["iframe-removed"] = ("视频或别的网页嵌在原文里，已经去除。", "#removed"),
        ["personal-data"] = ("文中像是有身份证号或银行卡号，请确认能不能公开。", "#body"),
        ["area-code-inferred"] = ("有的电话没有印区号，区号是按本所所在地补上的。", "#directory"),
        ["phone-bad-length"] = ("有的电话位数不对，照原样保留，不能直接拨打。", "#directory"),
        ["phone-abbrev"] = ("有的电话后面用“/”省写了另一个号码，只有前一个可以直接拨打。", "#directory"),
        ["phone-glued-digits"] = ("有一串数字太长，像是两个号码连在一起，没有拆开，请核对。", "#directory"),
        ["admin-superseded"] = ("文中有已经改掉的县区名称，原文没有改动，请看要不要加说明。", "#body"),
        ["empty"] = ("没有读到文字。", "#body"),
    };

    /// <summary>The warnings of a result, each with the first line it is about where one can be named.</summary>
    public static IReadOnlyList<Warning> Of(IntakeResult result, int linesShown) =>
    [
        .. result.Warnings.Select(code =>
        {
            var (sentence, place) = Known.GetValueOrDefault(code, ($"请核对（{code}）。", "#body"));
            if (place == "#directory" && result.Directory.Count == 0) place = "#body";
            if (place == "#images" && !result.Blocks.OfType<ImageBlock>().Any()) place = "#removed";
            var line = result.Lines.Take(linesShown).FirstOrDefault(line => IsAbout(code, line));
            return new Warning(code, sentence, line is null ? place : $"#line-{line.Index}");
        }),
    ];

    private static bool IsAbout(string code, PlacedLine line) => code switch
    {
        "mojibake" => Encodings.IsMojibake(line.Printed),
        "personal-data" => PersonalData.IsIn(line.Printed),
        "admin-superseded" => AdminNames.AnyIn(line.Printed),
        "unbalanced-quote" => line.Role != LineRole.Removed && Punctuation.HasOddQuotes(line.Printed),
        "rowspan-filled" => line.Role == LineRole.Table,
        _ => false,
    };
}
