using FsCheck.Xunit;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Tests.Web;

public class SiteMarkdownTests
{
    private static string Html(string markdown)
    {
        Assert.True(SiteMarkdown.TryRender(markdown, out var html, out var refusal), refusal);
        return html.Html;
    }

    [Theory]
    [InlineData("## 一、标题", "<h2>一、标题</h2>")]
    [InlineData("# 大标题", "<h2>大标题</h2>")]
    [InlineData("**注意：**正文", "<p><strong>注意：</strong>正文</p>")]
    [InlineData("依据**《法律援助法》**第三十一条", "<p>依据<strong>《法律援助法》</strong>第三十一条</p>")]
    [InlineData("第一行\n第二行", "<p>第一行第二行</p>")]
    [InlineData("第一行。\n“第二行”", "<p>第一行。“第二行”</p>")]
    [InlineData("one\ntwo", "<p>one\ntwo</p>")]
    [InlineData("**第一**\n第二", "<p><strong>第一</strong>第二</p>")]
    [InlineData("一\\\n二", "<p>一<br>\n二</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("[拨打](tel:12348)", "<p><a href=\"tel:12348\">拨打</a></p>")]
    [InlineData("[看](/legal-aid)", "<p><a href=\"/legal-aid\">看</a></p>")]
    [InlineData("::: sign\n某单位\n:::", "<div class=\"sign\"><p>某单位</p>\n</div>")]
    [InlineData("::: evil\n某单位\n:::", "<div><p>某单位</p>\n</div>")]
    [InlineData("请拨打12348。", "<p>请拨打<a href=\"tel:12348\">12348</a>。</p>")]
    [InlineData("电话0355-0000000或0355-2000000咨询", "<p>电话0355-0000000或<a href=\"tel:+863552000000\">0355-2000000</a>咨询</p>")]
    [InlineData("[电话0355-2000000](/offices)", "<p><a href=\"/offices\">电话0355-2000000</a></p>")]
    [InlineData("10m<sup>2</sup>，H<sub>2</sub>O", "<p>10m<sup>2</sup>，H<sub>2</sub>O</p>")]
    [InlineData("a<sup onclick=x>2", "<p>a&lt;sup onclick=x&gt;2</p>")]
    [InlineData("10元~20元，^注^", "<p>10元~20元，^注^</p>")]
    [InlineData("## 先拨打12348", "<h2>先拨打12348</h2>")]
    [InlineData("- 拨打**12348**", "<ul>\n<li>拨打<strong><a href=\"tel:12348\">12348</a></strong></li>\n</ul>")]
    [InlineData("{{legal-aid:3}}", "<p>{{legal-aid:3}}</p>")]
    [InlineData("| 甲 |\n| --- |\n| 乙 |", "<div class=\"across\" role=\"group\" aria-label=\"表格，放不下时可以左右移动\" tabindex=\"0\"><table>\n<thead>\n<tr>\n<th>甲</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>乙</td>\n</tr>\n</tbody>\n</table></div>")]
    public void Markdown_becomes(string markdown, string html) => Assert.Equal(html, Html(markdown).Trim());

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](//evil.example/a)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("[x](data:text/html,x)")]
    [InlineData("![x](data:image/svg+xml,x)")]
    [InlineData("a {onclick=alert(1)}")]
    [InlineData("![v](https://www.youtube.com/watch?v=0)")]
    public void Nothing_dangerous_comes_out(string markdown) => Assert.Empty(DangerousMarkup.In(Html(markdown)));

    [Fact]
    public void Nothing_dangerous_comes_out_of_the_corpus()
    {
        var hits =
            from payload in Corpus.Payloads("xss-markdown")
            where SiteMarkdown.TryRender(payload, out _, out _)
            from danger in DangerousMarkup.In(Html(payload))
            select $"{danger} from {payload}";

        Assert.Empty(hits);
    }

    [Rounds(100)]
    public bool Nothing_dangerous_comes_out_of_any_text(string? text) =>
        !SiteMarkdown.TryRender(text ?? "", out var html, out _) || !DangerousMarkup.In(html.Html).Any();

    // The figures are those of an honest upper bound: refused or done, long before a request would time out.
    [Fact]
    public void A_hostile_text_is_rendered_or_refused_within_the_limit()
    {
        foreach (var item in Corpus.Items("markdown-pathological"))
        {
            var text = item.GetProperty("prefix").GetString()
                + string.Concat(Enumerable.Repeat(item.GetProperty("unit").GetString(), item.GetProperty("n").GetInt32()))
                + item.GetProperty("suffix").GetString();

            if (!SiteMarkdown.TryRender(text, out _, out var refusal)) Assert.EndsWith("。", refusal);
        }
    }

    [Theory]
    [InlineData(">")]
    [InlineData("> - ")]
    public void Nesting_too_deep_is_refused_in_a_sentence(string unit)
    {
        var ok = SiteMarkdown.TryRender(string.Concat(Enumerable.Repeat(unit, 2_000)), out _, out var refusal);

        Assert.False(ok);
        Assert.EndsWith("。", refusal);
    }

    [Fact]
    public void A_whole_statute_is_rendered()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 2_000).Select(n => $"**第{n}条** 公民、法人和其他组织应当遵守本法,不得违反。"));

        Assert.Contains("第2000条", Html(text));
    }

    [Fact]
    public void A_picture_still_to_be_uploaded_is_words_and_not_a_broken_picture() =>
        Assert.Equal("<p>图1（待上传）</p>\n", Html("![图1（待上传）](media:pending/1)"));
}
