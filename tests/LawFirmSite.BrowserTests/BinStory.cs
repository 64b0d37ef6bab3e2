using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>Putting something away and taking it out again, by keyboard alone and without script.</summary>
[Collection(BrowserCollection.Name)]
public class BinStory(Browser browser)
{
    [SkippableFact]
    public async Task An_office_goes_into_the_bin_and_comes_back_by_keyboard()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, 360, script: false);
        await site.SignInAsync(page, StaffRole.Editor);

        await page.GotoAsync("/admin/offices/2");
        await PressAsync(AriaRole.Link, "放进回收站");
        await Expect(page.Locator("main")).ToContainTextAsync("随时可以恢复");
        await PressAsync(AriaRole.Button, "放进回收站");
        await Expect(page).ToHaveURLAsync(new Regex("/admin/offices$"));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("已放进回收站");
        Assert.Equal(404, await StatusAsync("/offices/2"));

        await page.GotoAsync("/admin/bin");
        await PressAsync(AriaRole.Button, "恢复");
        await Expect(page).ToHaveURLAsync(new Regex("/admin/offices/2$"));
        Assert.Equal(200, await StatusAsync("/offices/2"));

        async Task PressAsync(AriaRole role, string name)
        {
            await page.GetByRole(role, new() { Name = name }).First.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForLoadStateAsync();
        }

        async Task<int> StatusAsync(string path) => (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), path).ToString())).Status;
    }
}
