using System.Text.RegularExpressions;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>What goes wrong on an ordinary day: two editors at one text, a session that ends, a window that is closed, a cable that is pulled.</summary>
[Collection(BrowserCollection.Name)]
public class LostWorkStory(Browser browser)
{
    private const string Body = "第一段。\n\n第二段。\n\n第三段。\n\n第四段。";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_editors_collide_and_both_texts_survive(bool script)
    {
        await using var site = new BrowserSite();
        var (mine, theirs) = (await browser.OpenAsync(site, 360, script), await browser.OpenAsync(site, script: script));
        await site.SignInAsync(mine, StaffRole.Editor, "甲某");
        await site.SignInAsync(theirs, StaffRole.Editor, "乙某");
        var path = await DraftAsync(site);
        await mine.GotoAsync(path);
        if (!script) await theirs.GotoAsync(path);
        else
        {
            // A list says who was there when it was asked for.
            await theirs.RunAndWaitForResponseAsync(() => theirs.GotoAsync(path), answer => answer.Url.EndsWith("/here", StringComparison.Ordinal));
            await mine.GotoAsync("/admin/articles");
            await Expect(mine.GetByText("乙某 正在编辑")).ToBeVisibleAsync();
            await mine.GotoAsync(path);
            await Expect(mine.Locator("[data-here]")).ToContainTextAsync("乙某 正在编辑");
        }

        await theirs.Locator("[name=Body]").FillAsync(Body.Replace("第一段", "第一段，乙改").Replace("第三段", "第三段，乙改"));
        await SaveAsync(theirs);
        await mine.Locator("[name=Body]").FillAsync(Body.Replace("第三段", "第三段，甲改").Replace("第四段", "第四段，甲改"));
        await mine.Locator("[name=Summary]").FillAsync("甲写的摘要");
        await mine.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存草稿|^保存$") }).First.ClickAsync();

        await Expect(mine.GetByRole(AriaRole.Heading, new() { Name = "两个人同时改了" })).ToBeVisibleAsync();
        await mine.GetByRole(AriaRole.Radio, new() { NameRegex = new("^两段都留") }).CheckAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "合在一起，再看一遍" }).First.ClickAsync();
        await Expect(mine.Locator("[name=Summary]")).ToHaveValueAsync("甲写的摘要");
        await SaveAsync(mine);
        await Expect(mine.Locator("[name=Body]")).ToHaveValueAsync(new Regex("第一段，乙改[\\s\\S]*第三段，甲改[\\s\\S]*第四段，甲改[\\s\\S]*第三段，乙改"));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_session_that_ends_while_somebody_writes_costs_no_word(bool script)
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, 360, script);
        await site.SignInAsync(page, StaffRole.Editor, "甲某");
        await page.GotoAsync(await DraftAsync(site));
        await page.Context.ClearCookiesAsync(new() { Name = "staff" });
        await page.Locator("[name=Body]").FillAsync("写到一半，登录过期了。");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存草稿|^保存$") }).First.ClickAsync();

        await page.Locator("[name=UserName]").FillAsync("甲某");
        await page.Locator("[name=Password]").FillAsync(BrowserSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录，接着写" }).ClickAsync();

        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync("写到一半，登录过期了。");
        await Expect(page.GetByText("还没有保存。看过以后请点保存")).ToBeVisibleAsync();
        await SaveAsync(page);
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync("写到一半，登录过期了。");
        await Expect(page.GetByText("没有保存的文字")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task The_text_of_a_closed_window_is_offered_and_never_applied()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, 360);
        await site.SignInAsync(page, StaffRole.Author, "甲某");
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("[name=Title]").FillAsync("盖上电脑就走");
        await page.Locator("[name=Body]").FillAsync("还没有点保存。");
        await page.CloseAsync(new() { RunBeforeUnload = false });

        var again = await page.Context.NewPageAsync();
        await KeptAsync(site);
        await again.GotoAsync("/admin/articles/new");
        await Expect(again.Locator("[name=Body]")).ToHaveValueAsync("");
        await again.GetByRole(AriaRole.Link, new() { Name = "查看差别" }).ClickAsync();
        await Expect(again.GetByText("还没有点保存。")).ToBeVisibleAsync();
        await again.GetByRole(AriaRole.Link, new() { Name = "接着写" }).ClickAsync();
        await Expect(again.Locator("[name=Title]")).ToHaveValueAsync("盖上电脑就走");
        await SaveAsync(again);
        await again.GotoAsync("/admin/articles/new");
        await Expect(again.GetByText("没有保存的文字还在")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Without_a_connection_the_text_waits_on_this_computer_and_signing_out_takes_it_away()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site);
        await site.SignInAsync(page, StaffRole.Author, "甲某");
        await page.GotoAsync("/admin/articles/new");
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[name=Title]").FillAsync("断网时写的");
        await Expect(page.Locator("[data-keep-status]")).ToContainTextAsync("没有连上");
        Assert.Equal(1, await LeftBehindAsync(page));

        await page.Context.SetOfflineAsync(false);
        await Expect(page.Locator("[data-keep-status]")).ToContainTextAsync("已自动存好");
        Assert.Equal(0, await LeftBehindAsync(page));

        await page.EvaluateAsync("localStorage.setItem('unsaved:1:/admin/articles/new', JSON.stringify({ at: Date.now(), key: '', words: '' }))");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/sign-in$"));
        Assert.Equal(0, await LeftBehindAsync(page));
    }

    [SkippableFact]
    public async Task Words_left_on_this_computer_are_offered_when_the_page_is_opened_again()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site);
        await site.SignInAsync(page, StaffRole.Editor, "甲某");
        var path = await DraftAsync(site);
        await page.GotoAsync(path);
        await page.Context.SetOfflineAsync(true);
        await page.Locator("[name=Body]").FillAsync("断网时写的一段。");
        // Saving fails as well, and keeps what was typed a moment ago.
        await page.Locator("[name=RevisionNote]").FillAsync("补了一段");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存草稿|^保存$") }).First.ClickAsync();
        await page.CloseAsync();

        await page.Context.SetOfflineAsync(false);
        var again = await page.Context.NewPageAsync();
        await again.GotoAsync(path);
        await again.GetByRole(AriaRole.Link, new() { Name = "查看差别" }).ClickAsync();
        await Expect(again.Locator("ins").First).ToContainTextAsync("断网时写的");
        await again.GetByRole(AriaRole.Link, new() { Name = "接着写" }).ClickAsync();
        await Expect(again.Locator("[name=Body]")).ToHaveValueAsync("断网时写的一段。");

        // Saved with a note: nothing is left to be offered.
        await again.Locator("[name=RevisionNote]").FillAsync("补了一段");
        await SaveAsync(again);
        await Expect(again.Locator("[data-offers]")).ToBeEmptyAsync();
        await again.ReloadAsync();
        await Expect(again.GetByText("没有保存的文字还在")).ToHaveCountAsync(0);
        Assert.Equal(0, await LeftBehindAsync(again));
    }

    [SkippableFact]
    public async Task An_ended_session_is_told_while_typing_and_autosave_goes_on_after_signing_in_elsewhere()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site);
        await site.SignInAsync(page, StaffRole.Author, "甲某");
        await page.GotoAsync("/admin/articles/new");
        await page.Context.ClearCookiesAsync(new() { Name = "staff" });
        await page.Locator("[name=Title]").FillAsync("登录过期时写的");
        await Expect(page.Locator("[data-keep-status]")).ToContainTextAsync("登录已过期");

        var door = await page.RunAndWaitForPopupAsync(() => page.Locator("[data-keep-status] a").ClickAsync());
        await site.SignInAsync(door, StaffRole.Author, "甲某");
        await door.CloseAsync();
        await page.Locator("[name=Body]").FillAsync("接着写。");
        await Expect(page.Locator("[data-keep-status]")).ToContainTextAsync("已自动存好");
        await Expect(page.Locator("[name=Title]")).ToHaveValueAsync("登录过期时写的");
    }

    /// <summary>Leaves the page where two people changed one text, for those who only look at it.</summary>
    internal static async Task CollideAsync(BrowserSite site, IPage page)
    {
        var path = await DraftAsync(site);
        await page.GotoAsync(path);
        await site.DbAsync(async db =>
        {
            var id = int.Parse(path.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
            var article = await db.Articles.WithLatest().SingleAsync(a => a.Id == id);
            article.Save(article.Latest.Text with { Title = "大家一起写的文章，又改了", Body = Body.Replace("第一段", "第一段，乙改").Replace("第三段", "第三段，乙改") }, "乙某", site.Clock.Now);
            return await db.SaveChangesAsync();
        });
        await page.Locator("[name=Body]").FillAsync(Body.Replace("第三段", "第三段，甲改"));
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存草稿|^保存$") }).First.ClickAsync();
        await page.Locator(".merge__conflict").First.WaitForAsync();
    }

    /// <summary>Words of the signed-in person that were typed into an article and not saved: the article, and the page that compares them.</summary>
    internal static async Task<(string Article, string Compared)> LeaveUnsavedAsync(BrowserSite site, IPage page)
    {
        var path = await DraftAsync(site);
        await page.GotoAsync(path);
        await page.Locator("[name=Body]").FillAsync(Body.Replace("第二段", "第二段，没有保存"));
        await Expect(page.Locator("[data-keep-status]")).ToContainTextAsync("已自动存好");
        return (path, $"/admin/unsaved/{await site.DbAsync(db => db.WorkingCopies.Select(copy => copy.Id).SingleAsync())}");
    }

    private static async Task SaveAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存草稿|^保存$") }).First.ClickAsync();
        await Expect(page.GetByText(new Regex("^已保存"))).ToBeVisibleAsync();
    }

    private static Task<string> DraftAsync(BrowserSite site) => site.DbAsync(async db =>
    {
        var article = new Article(new() { Title = "大家一起写的文章", Body = Body }, "某某", site.Clock.Now);
        db.Add(article);
        await db.SaveChangesAsync();
        return $"/admin/articles/{article.Id}";
    });

    /// <summary>Until the words that were sent while the window closed have arrived.</summary>
    private static Task KeptAsync(BrowserSite site) => Eventually.TrueAsync(() => site.DbAsync(db => db.WorkingCopies.AnyAsync()));

    private static Task<int> LeftBehindAsync(IPage page) =>
        page.EvaluateAsync<int>("Object.keys(localStorage).filter(name => name.indexOf('unsaved:') === 0).length");
}
