using FsCheck.Xunit;
using LawFirmSite.Domain.Articles;
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
    [InlineData("### 三\n#### 四\n##### 五\n###### 六", "<h3>三</h3>\n<h4>四</h4>\n<h5>五</h5>\n<h6>六</h6>")]
    [InlineData("3. 甲\n4. 乙", "<ol start=\"3\">\n<li>甲</li>\n<li>乙</li>\n</ol>")]
    [InlineData("> 甲", "<blockquote>\n<p>甲</p>\n</blockquote>")]
    [InlineData("```\n甲\n```", "<pre><code>甲\n</code></pre>")]
    [InlineData("甲`乙`", "<p>甲<code>乙</code></p>")]
    [InlineData("甲\n\n---", "<p>甲</p>\n<hr>")]
    [InlineData("*甲*", "<p><em>甲</em></p>")]
    [InlineData("![图](/media/1.png \"名\")", "<p><img src=\"/media/1.png\" alt=\"图\" title=\"名\"></p>")]
    [InlineData("甲\n{{legal-aid:3}}\n乙", "<p>甲</p>\n<p>{{legal-aid:3}}</p>\n<p>乙</p>")]
    [InlineData("甲\n{{x}}", "<p>甲\n{{x}}</p>")]
    [InlineData("![图](/media:pending/1)", "<p><img src=\"/media:pending/1\" alt=\"图\"></p>")]
    [InlineData("[图](media:pending/1)", "<p><a>图</a></p>")]
    public void Markdown_becomes(string markdown, string html) => Assert.Equal(html, Html(markdown).Trim());

    [Theory]
    [InlineData("http://example.cn"), InlineData("HTTPS://example.cn/a?b=c"), InlineData("mailto:a@example.cn"), InlineData("tel:12348")]
    [InlineData("/"), InlineData("/articles/3"), InlineData("#top")]
    public void These_addresses_a_text_may_link_to(string address) => Assert.Equal($"<p><a href=\"{address}\">看</a></p>", Html($"[看]({address})").Trim());

    [Theory]
    [InlineData("//example.cn"), InlineData("ftp://example.cn"), InlineData("javascript:x"), InlineData("data:,x"), InlineData("http"), InlineData(":x"), InlineData("about:blank"), InlineData("a/b"), InlineData("")]
    public void Of_any_other_the_words_stay(string address) => Assert.Equal("<p><a>看</a></p>", Html($"[看]({address})").Trim());

    [Theory]
    [InlineData('\u2E80'), InlineData('\u9FFF'), InlineData('\uF900'), InlineData('\uFAFF'), InlineData('\uFE30'), InlineData('\uFE4F'), InlineData('\uFF00'), InlineData('\uFFEF')]
    public void A_line_that_ends_in_Chinese_is_joined_to_the_next(char last) => Assert.Equal($"<p>{last}文</p>", Html($"{last}\n文").Trim());

    [Theory]
    [InlineData('\u2E7F'), InlineData('\uA000'), InlineData('\uFB00'), InlineData('\uFE2F'), InlineData('\uFE50'), InlineData('\uFEFE'), InlineData('a')]
    public void After_anything_else_the_break_stays_for_a_blank(char last) => Assert.Equal($"<p>{last}\n文</p>", Html($"{last}\n文").Trim());

    [Fact]
    public void A_text_may_have_two_hundred_thousand_signs_and_no_more()
    {
        Assert.True(SiteMarkdown.TryRender(new string('文', ArticleText.BodyLength), out _, out _));
        Assert.False(SiteMarkdown.TryRender(new string('文', ArticleText.BodyLength + 1), out _, out var refusal));
        Assert.Contains($"最多 {ArticleText.BodyLength / 10_000} 万字，现在有 {ArticleText.BodyLength + 1} 字", refusal);
    }

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

    /// <summary>In a list, which leaves out paragraphs, a text is given up in the middle of being written: nothing of that may be left for the next one.</summary>
    [Fact]
    public void After_a_text_that_was_refused_the_next_one_is_as_ever()
    {
        const int Deep = 60;
        var text = string.Concat(Enumerable.Repeat("- ", 10)) + string.Concat(Enumerable.Repeat("**a *b ", Deep)) + string.Concat(Enumerable.Repeat("c* d** ", Deep));

        Assert.False(SiteMarkdown.TryRender(text, out _, out var refusal));
        Assert.Contains("嵌套太深", refusal, StringComparison.Ordinal);
        for (var n = 0; n < 20; n++) Assert.Equal("<p>文</p>", Html("文").Trim());
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
