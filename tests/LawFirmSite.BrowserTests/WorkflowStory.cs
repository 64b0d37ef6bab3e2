using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>
/// A newsroom of two: the author submits, the editor compares and returns, the author mends, the editor overrides a warning
/// and publishes, and an old text comes back. With script and without; steps are taken with the keyboard.
/// </summary>
[Collection(BrowserCollection.Name)]
public class WorkflowStory(Browser browser)
{
    private const string Title = "某某县讲座通知";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_submission_to_a_publication_in_spite_of_a_warning(bool script)
    {
        await using var site = new BrowserSite();
        var author = await browser.OpenAsync(site, 360, script: script);
        var editor = await browser.OpenAsync(site, script: script);
        await site.SignInAsync(author, StaffRole.Author, "作某");
        await site.SignInAsync(editor, StaffRole.Editor, "编某");

        // The author writes and submits.
        await author.GotoAsync("/admin/articles/new");
        await author.Locator("[name=Title]").FillAsync(Title);
        await author.Locator("[name=Body]").FillAsync("讲座在星期三举行。\n\n请带身份证。");
        await PressAsync(author, "保存并送审");
        await Expect(author).ToHaveURLAsync(new Regex(@"/admin/articles/\d+$"));
        await Expect(author.Locator(".standing")).ToContainTextAsync("待审");
        var path = new Uri(author.Url).AbsolutePath;

        // The editor finds it and returns it.
        await editor.GotoAsync("/admin/articles?state=Submitted");
        await editor.GetByRole(AriaRole.Link, new() { Name = Title }).PressAsync("Enter");
        await Expect(editor).ToHaveURLAsync(new Regex($"{path}$"));
        await editor.GetByLabel("退回给作者：要改什么").FillAsync("写上电话和日期。");
        await PressAsync(editor, "退回");
        await Expect(editor.Locator(".standing")).ToContainTextAsync("草稿");

        // The author reads why, mends it, says what changed.
        await author.ReloadAsync();
        await Expect(author.GetByRole(AriaRole.Complementary, new() { Name = "退回意见" })).ToContainTextAsync("写上电话和日期。");
        await author.Locator("[name=Body]").FillAsync("讲座在2026年12月2日（星期三）举行。\n\n请带身份证，咨询电话 13900000000。");
        await author.GetByLabel("这一稿改了什么").FillAsync("补了电话和日期");
        await PressAsync(author, "保存并送审");
        await Expect(author.Locator(".standing")).ToContainTextAsync("待审");

        // The editor compares the two.
        await editor.GotoAsync($"{path}/revisions");
        await Expect(editor.Locator("tbody tr").First).ToContainTextAsync("补了电话和日期");
        await PressAsync(editor, "对照选中的两稿");
        await Expect(editor.Locator("section ins").First).ToContainTextAsync("2026");
        await editor.GetByRole(AriaRole.Link, new() { Name = "回到文章" }).PressAsync("Enter");
        await Expect(editor).ToHaveURLAsync(new Regex($"{path}$"));

        // A number nobody knows is asked about once; the answer is kept.
        await PressAsync(editor, "发布", exact: true);
        await Expect(editor.Locator(".warnings li")).ToHaveCountAsync(1);
        await Expect(editor.Locator(".warnings")).ToContainTextAsync("13900000000");
        await PressAsync(editor, "仍然发布");
        await Expect(editor.Locator(".standing")).ToContainTextAsync("已发布");
        await Expect(editor.Locator(".remarks__list")).ToContainTextAsync("看过提醒，仍然发布");

        // The first text comes back as the newest, and readers keep what was published.
        await editor.GotoAsync($"{path}/revisions/1");
        await PressAsync(editor, "恢复这一稿");
        await Expect(editor.Locator("[name=Body]")).ToHaveValueAsync(new Regex("^讲座在星期三举行"));
        var visitor = await browser.OpenAsync(site, script: script);
        await visitor.GotoAsync(path.Replace("/admin", "", StringComparison.Ordinal));
        await Expect(visitor.Locator("article")).ToContainTextAsync("13900000000");
    }

    /// <summary>As somebody without a mouse does.</summary>
    private static Task PressAsync(IPage page, string name, bool exact = false) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact }).PressAsync("Enter");
}
