using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>An article for tomorrow morning, called off again, as an editor does it with and without script.</summary>
[Collection(BrowserCollection.Name)]
public class ScheduleStory(Browser browser)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_article_waits_for_its_hour_and_is_called_off(bool script)
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, 360, script);
        await site.SignInAsync(page, StaffRole.Editor);
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("[name=Title]").FillAsync("明天早上的通知");
        await page.Locator("[name=Body]").FillAsync("明天上午九点开始办理。");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存草稿$") }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/articles/\d+$"));
        var id = page.Url.Split('/')[^1];

        var day = site.Clock.Today.AddDays(1);
        await page.Locator($"form[action='/admin/articles/{id}/publish'] [name=PublishAt]").FillAsync($"{day:yyyy-MM-dd}T09:00");
        await page.Locator($"form[action='/admin/articles/{id}/publish'] button[type=submit]").ClickAsync();

        await Expect(page.Locator("main > div[role=status]")).ToContainTextAsync(new Regex($"{day:yyyy年M月d日}（星期[一二三四五六日]）09:00"));
        Assert.Equal(404, await StatusAsync());
        await page.GotoAsync("/admin/articles?state=Scheduled");
        await Expect(page.Locator("main")).ToContainTextAsync("明天早上的通知");

        await page.GotoAsync($"/admin/articles/{id}");
        await page.Locator($"form[action='/admin/articles/{id}/withdraw'] [name=Reason]").FillAsync("改日再发");
        await page.Locator($"form[action='/admin/articles/{id}/withdraw'] button[type=submit]").ClickAsync();
        await Expect(page.Locator("main > div[role=status]")).ToContainTextAsync("已取消排期");
        Assert.Equal(404, await StatusAsync());

        async Task<int> StatusAsync() => (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), $"/articles/{id}").ToString())).Status;
    }
}
