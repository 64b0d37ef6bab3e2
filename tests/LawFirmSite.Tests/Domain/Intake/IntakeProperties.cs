using FsCheck.Xunit;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

/// <summary>What holds for every input whatsoever (P1, P2, P6).</summary>
[Properties(Arbitrary = [typeof(RandomPages)], QuietOnSuccess = true)]
public class IntakeProperties
{
    internal static readonly IntakeOptions Options = new() { DefaultAreaCode = "0355" };

    [Rounds(4000)]
    public void Nothing_of_a_mixed_page_is_lost(MixedPage page) => NothingLost(page.Text);

    [Rounds(4000)]
    public void Nothing_of_a_wild_text_is_lost(WildText text) => NothingLost(text.Text);

    [Rounds(2500)]
    public void A_mixed_page_has_a_clean_body_that_stays_as_it_is(MixedPage page) => CleanAndSettled(PastedPage.ReadText(page.Text, Options));

    [Rounds(2500)]
    public void A_wild_text_has_a_clean_body_that_stays_as_it_is(WildText text) => CleanAndSettled(PastedPage.ReadText(text.Text, Options));

    [Rounds(2500)]
    public void A_wild_page_has_a_clean_body_that_stays_as_it_is(WildHtml html) => CleanAndSettled(PastedPage.ReadHtml(html.Text, null, Options));

    [Rounds(1500)]
    public void Tidying_any_Markdown_twice_is_tidying_it_once(WildText text)
    {
        var once = PastedPage.FormatBody(text.Text);

        Assert.Equal(once, PastedPage.FormatBody(once));
    }

    [Rounds(1500)]
    public void Any_bytes_are_read_or_refused(byte[] bytes) => Assert.NotNull(PastedPage.Read(bytes));

    [Rounds(1000)]
    public void Any_choice_of_roles_is_honoured_and_loses_nothing(MixedPage page, int[] roles)
    {
        var all = Enum.GetValues<LineRole>();
        var chosen = roles.Select((role, i) => (i, all[(role & 0xFF) % all.Length])).ToDictionary(pair => pair.i, pair => pair.Item2);

        NothingLost(page.Text, Options with { Roles = chosen });
    }

    internal static void NothingLost(string text, IntakeOptions? options = null)
    {
        var result = PastedPage.ReadText(text, options ?? Options);

        var lost = Characters(text);
        Subtract(lost, Written(result));
        foreach (var line in result.Lines.Where(line => line.Role is LineRole.Labels or LineRole.DirectoryEntry or LineRole.PublishedAt or LineRole.Source))
        {
            Subtract(lost, Characters(string.Concat(line.Printed.Where(MayBeLabel.Contains))));
        }

        Assert.True(lost.Values.All(count => count <= 0), $"lost {string.Join(' ', lost.Where(pair => pair.Value > 0).Select(pair => pair.Key))} of\n{text}\nin\n{IntakeJson.Write(result)}");
    }

    /// <summary>Label words that a field makes superfluous, and the signs of a date.</summary>
    private const string MayBeLabel =
        "文章稿件信息来源出处转自摘自作者撰稿文本报网刊台特约实习见习生记者通讯员发布更新时间日期责任编辑责编审核原文链接地址年月日号时点分秒第版"
        + "一二三四五六七八九十〇零○Ｏ◯联系办公电话手机号码热线传真人邮编箱电子件政时间工作服务方式通讯详细单位名称机构部门法律援助中心分所负责序二十四小时值班咨询转分机律所";

    private static string Written(IntakeResult result)
    {
        var meta = result.Meta;
        return string.Join('\n', [result.Markdown, meta.Title, meta.Kicker, meta.Subtitle, meta.Author, meta.AuthorOrg, meta.Editor, meta.Source,
            meta.SourceDate, meta.SourcePage, meta.Date, meta.OriginalUrl, .. result.Removed]);
    }

    /// <summary>Han characters and digits, markers as what they count, radicals as the characters they stand for.</summary>
    private static Dictionary<char, int> Characters(string text)
    {
        var counts = new Dictionary<char, int>();
        foreach (var c in text)
        {
            var plain = c switch
            {
                '○' or 'Ｏ' or '◯' => "",
                >= '\u2E80' and <= '\u2FDF' or >= '\uF900' and <= '\uFAFF' or >= '０' and <= '９'
                    or >= '㈠' and <= '㈩' or >= '①' and <= '⒛' => c.ToString().Normalize(System.Text.NormalizationForm.FormKC),
                _ => c.ToString(),
            };
            foreach (var each in plain.Where(each => char.IsAsciiDigit(each) || each is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF'))
            {
                counts[each] = counts.GetValueOrDefault(each) + 1;
            }
        }

        return counts;
    }

    private static void Subtract(Dictionary<char, int> counts, string text) => Subtract(counts, Characters(text));

    private static void Subtract(Dictionary<char, int> counts, Dictionary<char, int> others)
    {
        foreach (var (c, count) in others)
        {
            counts[c] = counts.GetValueOrDefault(c) - count;
        }
    }

    internal static void CleanAndSettled(IntakeResult result)
    {
        var markdown = result.Markdown;
        var level = 1;
        Assert.Equal(markdown, PastedPage.FormatBody(markdown));
        Assert.DoesNotContain(markdown, c => c is '\u3000' or '\u200B' or '\uFEFF' or '\u00AD' or '\uFFFC' or '\u2060' or (< ' ' and not '\n'));
        Assert.DoesNotContain(result.Blocks.OfType<ParagraphBlock>(), block => result.Origin != "markdown" && block.Text.StartsWith(' '));
        foreach (var heading in result.Blocks.OfType<HeadingBlock>().Where(_ => result.Origin != "markdown"))
        {
            Assert.InRange(heading.Level, 2, level + 1);
            level = heading.Level;
        }
    }
}
