using LawFirmSite.Admin.Home;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Backup;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Tests.Admin;

/// <summary>The first screen: what waits, what comes by itself, and how the site is read.</summary>
public sealed class DashboardTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_author_begins_with_how_to_begin_and_then_sees_only_what_is_theirs()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        var other = await site.StaffAsync(StaffRole.Author);
        await other.NewArticleAsync("别人的草稿");

        var empty = await MainAsync(author);
        await author.NewArticleAsync("自己的草稿");
        var begun = await MainAsync(author);

        Assert.Contains("从这里开始", empty);
        Assert.DoesNotContain("从这里开始", begun);
        Assert.Contains("自己的草稿", begun);
        Assert.DoesNotContain("别人的草稿", begun);
        Assert.Contains("写了新的", begun);
        Assert.DoesNotContain("等着核实的电话", begun);
        Assert.DoesNotContain("登录了", begun);
    }

    [Fact]
    public async Task What_was_submitted_waits_with_the_editors_and_what_was_returned_with_its_author_who_reads_why()
    {
        var (author, editor) = (await site.StaffAsync(StaffRole.Author), await site.StaffAsync(StaffRole.Editor));
        var path = $"/admin/articles/{await author.NewArticleAsync("请编辑看看")}";
        using (await author.PostAsync($"{path}/submit", [], path)) { }

        Assert.Equal(path, await InListAsync(editor, "等着您审的", "请编辑看看"));
        Assert.Equal(path, await InListAsync(author, "已送审的", "请编辑看看"));

        using (await editor.PostAsync($"{path}/return", new() { ["Remark"] = "请补上来源" }, path)) { }

        Assert.Null(await InListAsync(editor, "等着您审的", "请编辑看看"));
        Assert.Equal(path, await InListAsync(author, "退回来要改的", "请编辑看看"));
        Assert.Null(await InListAsync(author, "我的草稿", "请编辑看看"));
        Assert.Contains("请补上来源", await MainAsync(author));
    }

    [Fact]
    public async Task A_list_that_goes_on_says_where()
    {
        var author = await site.StaffAsync(StaffRole.Author);
        for (var i = 1; i <= HomeController.Shown; i++) await author.NewArticleAsync($"第 {i} 篇草稿");
        var drafts = (await author.PageAsync("/admin")).QuerySelectorAll("section").Single(list => list.QuerySelector("h2")?.TextContent == "我的草稿");
        Assert.Equal("/admin/articles?state=Draft", drafts.QuerySelector("p a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_scheduled_says_the_day_of_the_week()
    {
        var editor = await site.StaffAsync(StaffRole.Editor);
        var at = site.Clock.MomentOf(new DateTime(2099, 8, 26, 9, 0, 0));
        await site.PublishedAsync(new ArticleText { Title = "排好期的文章", Body = "正文" }, at);

        Assert.Contains("2099-08-26（周三）09:00 发布", await MainAsync(editor));
    }

    [Fact]
    public async Task Reading_is_drawn_by_day_said_in_words_and_listed_as_a_table()
    {
        var editor = await site.StaffAsync(StaffRole.Editor);
        var (much, little) = (await site.PublishedAsync(new ArticleText { Title = "看得多的", Body = "正文" }), await site.PublishedAsync(new ArticleText { Title = "看得少的", Body = "正文" }));
        var today = site.Clock.Today;
        await site.DbAsync(async db =>
        {
            await db.AddViewsAsync(new(ViewedKind.Article, much), today, 40, default);
            await db.AddViewsAsync(new(ViewedKind.Article, much), today.AddDays(-1), 2, default);
            await db.AddViewsAsync(new(ViewedKind.Article, little), today.AddDays(-1), 5, default);
            await db.AddViewsAsync(new(ViewedKind.Article, little), today.AddDays(-30), 1000, default);
            return 0;
        });

        var page = await editor.PageAsync("/admin");

        Assert.Equal(30, page.QuerySelectorAll(".reading-chart rect").Length);
        Assert.Contains("一共 47 次", page.QuerySelector(".reading-chart desc")!.TextContent);
        Assert.Contains("40 次", page.QuerySelector(".reading-chart desc")!.TextContent);
        Assert.Equal("120", page.QuerySelectorAll(".reading-chart rect").Last().GetAttribute("height"));
        Assert.Equal(["看得多的 42 次", "看得少的 5 次"], page.QuerySelectorAll(".most-read li").Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains(page.QuerySelectorAll("details tbody tr"), row => row.TextContent.Contains(today.ToString("yyyy-MM-dd"), StringComparison.Ordinal) && row.TextContent.Contains("40", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_sees_the_number_that_waited_longest_and_an_administrator_the_record()
    {
        var editor = await MainAsync(await site.StaffAsync(StaffRole.Editor));
        var administrator = await MainAsync(await site.StaffAsync(StaffRole.Administrator));

        Assert.Contains("等得最久的是", editor);
        Assert.DoesNotContain("看全部操作记录", editor);
        Assert.DoesNotContain("登录了", editor);
        Assert.Contains("登录了", administrator);
        Assert.Contains("看全部操作记录", administrator);
    }

    [SkippableFact]
    public async Task An_administrator_sees_the_newest_backup_that_was_found_whole_and_when_there_is_none()
    {
        Skip.If(site.IsOnServer, "SQL Server has backups of its own.");
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var data = new DataFolder(site.Folder);

        Assert.Contains("还没有备份过", await MainAsync(administrator));
        new LastBackup("x.zip", site.Clock.Now.AddDays(-3), 1).Write(data);
        Assert.Contains("已经两天没有新的备份了", await MainAsync(administrator));
        new LastBackup("x.zip", site.Clock.Now, 1).Write(data);
        var fresh = await MainAsync(administrator);
        Assert.Contains("已经试着恢复过", fresh);
        Assert.DoesNotContain("没有新的备份", fresh);
        Assert.DoesNotContain("试着恢复过", await MainAsync(await site.StaffAsync(StaffRole.Editor)));
    }

    /// <summary>Where the article is linked to in the list with this heading; null when it is not there.</summary>
    private static async Task<string?> InListAsync(StaffClient staff, string heading, string title) => (await staff.PageAsync("/admin")).QuerySelectorAll("section")
        .SingleOrDefault(list => list.QuerySelector("h2")?.TextContent == heading)?.QuerySelectorAll("a").SingleOrDefault(link => link.TextContent == title)?.GetAttribute("href");

    private static async Task<string> MainAsync(StaffClient staff) => (await staff.PageAsync("/admin")).QuerySelector("main")!.TextContent;
}
