using FsCheck.Xunit;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Articles.Checks;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Tests.Domain.Articles;

public class PublishingChecksTests
{
    private static readonly IReadOnlySet<string> Known = CheckedText.NumbersOf(new([], [Center("0355-0002012")]), new());

    [Theory]
    [InlineData("personal-data", "身份证号 11010519491231002X，已核对。")]
    [InlineData("personal-data", "打到 6222 0000 0000 0000 000 这张卡。")]
    [InlineData("unlisted-number", "请拨打 0355-2000111 找某某。")]
    [InlineData("unlisted-number", "手机 13900000000 也可以。")]
    [InlineData("weekday", "2026年11月25日（星期五）开庭。")]
    [InlineData("weekday", "2026-11-25 周一上午")]
    [InlineData("weekday", "2026年11月25日，星期天")]
    [InlineData("promotion", "本所是全省第一，胜诉率很高。")]
    [InlineData("promotion", "我们有最好的律师。")]
    [InlineData("promotion", "某某是婚姻专家，保证打赢官司。")]
    [InlineData("promotion", "不用托关系。")]
    [InlineData("picture-pending", "![图1（待上传）](media:pending/1)")]
    [InlineData("picture-missing", "![院子](/media/99/yard.jpg)")]
    [InlineData("picture-without-words", "![](/media/1/a.png)")]
    [InlineData("picture-without-words", "![ ](https://example.com/a.png)")]
    [InlineData("heading-skipped", "## 一\n\n#### 二")]
    [InlineData("heading-skipped", "### 一")]
    [InlineData("link-words", "申请表请[点击这里](/pages/form)。")]
    [InlineData("link-words", "申请表在[此处](/pages/form)，[HERE](/x)。")]
    public void An_editor_is_asked_about(string rule, string body)
    {
        var warning = Warnings(body).First(w => w.Rule == rule);
        Assert.Contains(warning.Found.Replace('\n', ' ').Trim(), warning.Excerpt, StringComparison.Ordinal);
        Assert.EndsWith("。", warning.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("案号（2013）晋04民终123号，邮编 046000，共 110 人，请拨 12348 或 0355-0002012。")]
    [InlineData("2026年11月25日（星期三）开庭，2026-11-26 周四宣判。")]
    [InlineData("依照第一条和第一款，劳动关系、人际关系和法律关系不同；他是唯一的继承人，鉴定专家意见和专家证人有权威解释，最高人民法院是最高审判机关，第一审程序。")]
    [InlineData("## 一\n\n### （一）\n\n#### 1.\n\n## 二\n\n```\n#### 不是标题\n```")]
    [InlineData("标题\n===\n\n### 二级下面")]
    [InlineData("![院子](/media/1/yard.jpg)\n\n[法律援助申请表](/media/2/form.pdf)，[here we go](/x)")]
    [InlineData("")]
    public void Nobody_is_asked_about(string body) => Assert.Empty(Warnings(body));

    [Fact]
    public void The_title_and_the_summary_are_looked_at_too() => Assert.Equal(
        ["摘要", "标题"], PublishingChecks.Warnings(Text("正文") with { Text = new() { Title = "包赢", Summary = "请拨 13900000000", Body = "正文" } }).Select(w => w.Place));

    [Fact]
    public void The_same_number_twice_is_one_warning_and_another_one_has_another_key()
    {
        var warnings = Warnings("13900000000，再说一遍 13900000000，还有 13900000001");
        Assert.Equal(2, warnings.Select(w => w.Key).Distinct().Count());
        Assert.Equal(2, warnings.Count);
    }

    [Fact]
    public void A_number_that_a_center_no_longer_uses_is_unlisted_and_one_that_only_lacks_its_area_code_in_print_is_not()
    {
        var old = Center("0355-0002012");
        old.Contacts.Single().IsRetired = true;
        Assert.Empty(CheckedText.NumbersOf(new([], [old]), new()));
        Assert.Equal(Known, CheckedText.NumbersOf(new([], [Center("0002012")]), new()));
    }

    [Property]
    public void No_text_is_too_odd(string? body, string? title)
    {
        var warnings = PublishingChecks.Warnings(Text(body ?? "") with { Text = new() { Title = title ?? "", Body = body ?? "" } });
        Assert.All(warnings, warning => Assert.Contains(warning.Rule, PublishingChecks.RuleNames));
    }

    [Property(MaxTest = 300)]
    public void No_mixture_of_what_the_rules_look_for_is_too_odd(int[] picks)
    {
        string[] pieces = ["![", "](", "media:pending/", "/media/", "9", "99999", ")", "[", "]", "点击这里", "\n", "#### ", "===", "```", "2026年", "2月", "30日", "（星期", "八", "日", "13900000000", "6222000000000000", "X", "律师", "第一", "权威", "\uD842", "\uDFB7", "　", "**"];
        var body = string.Concat(picks.Select(pick => pieces[(int)((uint)pick % pieces.Length)]));
        Assert.All(Warnings(body), warning => Assert.NotEmpty(warning.Found));
    }

    [Theory]
    [InlineData("![")]
    [InlineData("[点击")]
    [InlineData("```\n")]
    [InlineData("# a\n")]
    [InlineData("律师")]
    [InlineData("1")]
    [InlineData("2026年")]
    [InlineData("-")]
    public void A_long_repetition_is_looked_through(string piece) =>
        Assert.NotNull(Warnings(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))));

    private static IReadOnlyList<Warning> Warnings(string body) => PublishingChecks.Warnings(Text(body));

    private static CheckedText Text(string body) => new(new() { Title = "某文", Body = body }, Known, new HashSet<int> { 1, 2 });

    private static LegalAidCenter Center(string number)
    {
        var center = new LegalAidCenter("某中心") { AreaCode = "0355" };
        center.Contacts.Add(new ContactPoint("电话", number, ContactKind.Phone, "0355"));
        return center;
    }
}
