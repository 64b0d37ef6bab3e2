using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>A morning of calls with the keyboard alone and no script: verified, taken back, corrected, not reached; and the sheet of paper.</summary>
[Collection(BrowserCollection.Name)]
public class RoundStory(Browser browser)
{
    [SkippableFact]
    public async Task The_round_is_worked_with_the_keyboard_and_without_script()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, width: 360, script: false);
        await site.SignInAsync(page, StaffRole.Editor);
        await page.GotoAsync("/admin/legal-aid/round");
        var entries = page.Locator(".entry");
        var count = await entries.CountAsync();
        var first = (await entries.First.GetAttributeAsync("id"))!;
        var second = (await entries.Nth(1).GetAttributeAsync("id"))!;

        // Verified: the next number is in sight, and Tab goes on from there.
        await entries.First.Locator("button", new() { HasText = "打通了" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex($"#{second}$"));
        await Expect(entries).ToHaveCountAsync(count - 1);
        await Expect(page.Locator($"#{second}")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator($"#{second} a.tel")).ToBeFocusedAsync();

        // A slip, taken back.
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(page.Locator(".stop__done button")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#{first}")).ToBeVisibleAsync();
        // Only a page that is all there goes to the place its address names, and takes the Tab key along.
        await page.WaitForLoadStateAsync();

        // The number is another one.
        await page.Locator($"#{first} summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("0355-2000001");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".stop__done")).ToContainTextAsync("0355-2000001");
        await page.WaitForLoadStateAsync();

        // Nobody there: it stays, and the sheet tells.
        await page.Locator($"#{second} summary").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator($"#{second}-note").FocusAsync();
        await page.Keyboard.TypeAsync("没人接");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator($"#{second}")).ToContainTextAsync("打不通 1 次");

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.GotoAsync("/admin/legal-aid/round/sheet");
        await Expect(page.Locator(".calls__bar")).ToBeHiddenAsync();
        await Expect(page.Locator(".calls__table")).ToContainTextAsync("没人接");
        await Expect(page.Locator(".calls__box")).ToHaveCountAsync(2 * (count - 1));
        Assert.Equal("某某", await site.DbAsync(db => db.ContactPoints.Where(contact => contact.Display == "0355-2000001").Select(contact => contact.Verified!.By).SingleAsync()));
    }
}
