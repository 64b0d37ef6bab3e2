using System.Net;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>Writing through the forms alone, with the field names that are fixed.</summary>
public sealed class ArticleWritingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Only_the_title_is_needed_for_a_draft()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        using var created = await author.PostAsync("/admin/articles/new", new() { ["Title"] = "只有标题" });
        Assert.Equal(HttpStatusCode.Redirect, created.StatusCode);
        Assert.Matches("^/admin/articles/[0-9]+$", created.Headers.Location!.ToString());

        var (status, page) = await author.RefusedAsync("/admin/articles/new", new() { ["Title"] = " ", ["Body"] = "正文还在" });
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("没有保存：标题为空。您写的内容还在下面。", page.Refusal().Trim());
        Assert.Equal("正文还在", page.Value("Body"));
    }

    [Fact]
    public async Task Every_field_is_kept_and_shown_again()
    {
        var editor = await site.StaffAsync();
        var fields = new Dictionary<string, string>
        {
            ["Kicker"] = "引题一行",
            ["Title"] = "开拓创新 奋力拼搏",
            ["Subtitle"] = "副标题",
            ["Category"] = "legal-aid",
            ["Author"] = "马朝中",
            ["AuthorOffice"] = "市司法局",
            ["Source"] = "长治日报",
            ["SourceDate"] = "2013-08-26",
            ["SourcePage"] = "4版",
            ["OriginalUrl"] = "https://example.com/2013/1.html",
            ["Editor"] = "编某",
            ["Summary"] = "摘要一句。",
            ["Body"] = "第一段。\n\n## 一、小标题\n\n<b>尖括号</b> & \"引号\"",
        };
        fields["Category"] = await site.DbAsync(db => db.Categories.Select(c => c.Slug).FirstAsync());
        using var created = await editor.PostAsync("/admin/articles/new", fields);
        var page = await editor.PageAsync(created.Headers.Location!.ToString());
        foreach (var (name, value) in fields) Assert.Equal(value, page.Value(name));
    }

    [Fact]
    public async Task A_form_sent_twice_creates_one_article()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var fields = ArticlePages.Fields("按了两次");
        fields["Key"] = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => author.PostAsync("/admin/articles/new", fields)));
        using var later = await author.PostAsync("/admin/articles/new", fields);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        Assert.Single(answers.Append(later).Select(answer => answer.Headers.Location!.ToString()).Distinct());
        Assert.Equal(1, await site.DbAsync(db => db.Revisions.CountAsync(r => r.Text.Title == "按了两次")));
    }

    [Fact]
    public async Task A_stale_form_shows_both_texts_and_the_next_save_wins()
    {
        var mine = await site.StaffAsync();
        var colleague = await site.StaffAsync();
        var id = await mine.NewArticleAsync("两个人同时改", "原来的正文");
        var path = $"/admin/articles/{id}";
        using (await colleague.PostAsync(path, With("同事的标题", "同事的正文", "1"))) { }

        var (status, page) = await mine.RefusedAsync(path, With("我的标题", "我的正文", "1"));
        Assert.Equal(HttpStatusCode.Conflict, status);
        Assert.Equal("我的正文", page.Value("Body"));
        Assert.Contains("同事的正文", page.QuerySelector(".theirs")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(id));

        Assert.Equal("2", page.Value("RevisionNumber"));
        using (var saved = await mine.PostAsync(path, With("我的标题", "我的正文", page.Value("RevisionNumber")))) Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(3, await CountAsync(id));
        Assert.Equal("我的正文", (await mine.PageAsync(path)).Value("Body"));
    }

    [Fact]
    public async Task A_form_without_a_revision_number_claims_nothing_and_saves()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("没有编号");
        using (await editor.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("第二稿"))) { }
        using var third = await editor.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("第三稿"));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal(3, await CountAsync(id));
    }

    [Fact]
    public async Task Of_many_who_save_the_same_revision_at_once_each_is_kept_or_told()
    {
        var editor = await site.StaffAsync();
        var id = await editor.NewArticleAsync("一起保存");
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(n => editor.RefusedAsync($"/admin/articles/{id}", With($"第 {n} 个", $"正文 {n}", "1"))));

        var saved = answers.Count(answer => answer.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, saved);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Redirect), answer =>
        {
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.StartsWith("正文 ", answer.Page.Value("Body"), StringComparison.Ordinal);
        });
        Assert.Equal(2, await CountAsync(id));
    }

    [Theory]
    [InlineData("Title", "题", 201)]
    [InlineData("Subtitle", "副", 201)]
    [InlineData("Author", "人", 201)]
    [InlineData("Summary", "摘", 501)]
    [InlineData("Body", "文", 200_001)]
    public async Task What_is_too_long_is_refused_and_kept(string name, string letter, int length)
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var fields = ArticlePages.Fields("太长的一栏", "别的栏也在");
        fields[name] = string.Concat(Enumerable.Repeat(letter, length));
        var (status, page) = await author.RefusedAsync("/admin/articles/new", fields);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("太长", page.QuerySelector($"#{name}-refusal")!.TextContent, StringComparison.Ordinal);
        foreach (var (field, value) in fields) Assert.Equal(value, page.Value(field));
    }

    [Theory]
    [InlineData("Title", "有\u0007响铃")]
    [InlineData("Body", "反\u202E向")]
    [InlineData("Source", "两\n行")]
    [InlineData("SourceDate", "2013-02-30")]
    [InlineData("SourceDate", "八月二十六日")]
    [InlineData("Category", "no-such-category")]
    [InlineData("RevisionNumber", "abc")]
    [InlineData("Key", "not-a-guid")]
    public async Task What_makes_no_sense_is_refused_and_the_rest_is_kept(string name, string value)
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var fields = ArticlePages.Fields("留住的标题", "留住的正文");
        fields[name] = value;
        var (status, page) = await author.RefusedAsync("/admin/articles/new", fields);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("没有保存", page.Refusal(), StringComparison.Ordinal);
        if (name != "Title") Assert.Equal("留住的标题", page.Value("Title"));
        if (name != "Body") Assert.Equal("留住的正文", page.Value("Body"));
    }

    [Fact]
    public async Task A_body_of_two_hundred_thousand_letters_is_saved()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var body = string.Join("\n\n", Enumerable.Repeat(new string('法', 998), 200));
        var id = await author.NewArticleAsync("整部法律", body);
        Assert.Equal(body, (await author.PageAsync($"/admin/articles/{id}")).Value("Body"));
    }

    [Fact]
    public async Task An_old_text_comes_back_as_the_newest()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await author.NewArticleAsync("历次", "第一稿的正文");
        using (await author.PostAsync($"/admin/articles/{id}", ArticlePages.Fields("历次", "第二稿的正文"))) { }

        var list = await author.PageAsync($"/admin/articles/{id}/revisions");
        Assert.Equal(2, list.QuerySelectorAll("tbody tr").Length);
        var old = $"/admin/articles/{id}/revisions/1";
        Assert.Contains("第一稿的正文", (await author.PageAsync(old)).Body!.TextContent, StringComparison.Ordinal);

        using (var restored = await author.PostAsync($"{old}/restore", [], old)) Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal("第一稿的正文", (await author.PageAsync($"/admin/articles/{id}")).Value("Body"));
        Assert.Equal(3, await CountAsync(id));
    }

    [Fact]
    public async Task The_preview_is_what_would_be_shown_and_saves_nothing()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var before = await site.DbAsync(db => db.Revisions.CountAsync());
        var fields = ArticlePages.Fields("预览的标题", "## 小标题\n\n<script>alert(1)</script>\n\n{{legal-aid}}");

        using var fragment = await author.PostAsync("/admin/articles/preview", fields);
        var html = await TestSite.HtmlAsync(fragment);
        Assert.Equal("小标题", html.QuerySelector("h2")!.TextContent);
        Assert.Null(html.QuerySelector("script"));
        Assert.DoesNotContain("{{", html.Body!.TextContent, StringComparison.Ordinal);

        using var whole = await author.PostAsync("/admin/articles/preview-page", fields);
        var page = await TestSite.HtmlAsync(whole);
        Assert.Equal(fields["Body"], page.Value("Body"));
        using var back = await author.PostAsync("/admin/articles/back-to-form", fields);
        Assert.Equal(fields["Body"], (await TestSite.HtmlAsync(back)).Value("Body"));
        Assert.Equal(before, await site.DbAsync(db => db.Revisions.CountAsync()));
    }

    [Theory]
    [InlineData("100%", "100% 胜诉", "1000 件")]
    [InlineData("a_b", "a_b 条", "axb 条")]
    [InlineData("[甲]", "[甲]方", "甲方")]
    [InlineData("C:\\", "C:\\ 盘", "C盘")]
    public async Task Signs_in_search_words_stand_for_themselves(string words, string found, string other)
    {
        var author = await site.StaffAsync(StaffRole.Author);
        await author.NewArticleAsync(found);
        await author.NewArticleAsync(other);
        var page = await author.PageAsync($"/admin/articles?q={Uri.EscapeDataString(words)}");
        Assert.Equal([found], page.QuerySelectorAll(".list__main").Select(cell => cell.TextContent));
    }

    private static Dictionary<string, string> With(string title, string body, string revision) => new() { ["Title"] = title, ["Body"] = body, ["RevisionNumber"] = revision };

    private Task<int> CountAsync(int id) => site.DbAsync(db => db.Articles.Where(a => a.Id == id).Select(a => a.RevisionCount).SingleAsync());
}
