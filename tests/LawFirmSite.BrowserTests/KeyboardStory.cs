using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>
/// A day without a mouse: read, search, sign in, write and publish. Addresses are typed, everything else is reached by Tab; on the way
/// whatever has the focus has a ring and stands where one can see it (WCAG 2.4.7, 2.4.11).
/// </summary>
[Collection(BrowserCollection.Name)]
public class KeyboardStory(Browser browser)
{
    private const int Most = 90;

    /// <summary>What is wrong with the focus where it is now; null when nothing is.</summary>
    private const string Fault = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const say = words => words + ': ' + e.outerHTML.slice(0, 120);
          const style = getComputedStyle(e);
          if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) return say('no ring');
          // What of it is in the window: a tall field need not be there whole.
          const seen = [...e.getClientRects()].some(box => {
            const [left, right, top, bottom] = [Math.max(box.left, 0), Math.min(box.right, innerWidth), Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
            return right > left && bottom > top && [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].some(([x, y]) => e.contains(document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)));
          });
          return seen ? null : say('covered or off the screen');
        }
        """;

    [SkippableFact]
    public async Task Reading_searching_signing_in_writing_and_publishing_need_no_mouse()
    {
        await using var site = new BrowserSite();
        await AddEditorAsync(site);
        var page = await browser.OpenAsync(site);

        var asked = new List<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.Add($"{page.Url}: {dialog.Type} {dialog.Message}");
            _ = dialog.AcceptAsync();
        };

        // From the first page past the header to an article.
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await PressOnAsync(page, "main a[href^='/articles/']", new Regex(@"/articles/\d+$"));

        // From there to the search in the header, and to what it found.
        await ReachAsync(page, "header input[name=q]");
        await page.Keyboard.TypeAsync("讨薪");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/search\?q="));
        await PressOnAsync(page, ".found a", new Regex(@"/articles/\d+$"));
        await PressOnAsync(page, ".tools > a[href$='/print']", new Regex("/print$"));

        // In, and to an empty sheet.
        await page.GotoAsync("/admin/sign-in");
        await ReachAsync(page, "[name=UserName]");
        await page.Keyboard.TypeAsync("某某");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(BrowserSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/admin$"));
        await PressOnAsync(page, "a[href='/admin/articles/new'].button", new Regex("/admin/articles/new$"));

        // Written and saved: no field keeps the focus, also the large one.
        await ReachAsync(page, "[name=Title]");
        await page.Keyboard.TypeAsync("只用键盘写的一篇");
        await ReachAsync(page, "[name=Category]");
        await page.Keyboard.TypeAsync("普法");
        await ReachAsync(page, "[name=Body]");
        await page.Keyboard.TypeAsync("先拨打12348，说清楚在哪里干活。");
        await PressOnAsync(page, "button[type=submit]", new Regex(@"/admin/articles/\d+$"), "保存草稿");
        var id = page.Url.Split('/')[^1];

        // Published, by the space bar.
        await ReachAsync(page, $"form[action='/admin/articles/{id}/publish'] button, button[form][formaction$='/publish']");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.GetByText("已发布。")).ToBeVisibleAsync();
        Assert.Equal(200, (await page.GotoAsync($"/articles/{id}"))!.Status);
        Assert.Empty(asked);

        // Backwards through the editor: what stays at the top of the window covers nothing.
        await page.GotoAsync($"/admin/articles/{id}");
        await ReachAsync(page, "[name=Body]");
        for (var i = 0; i < 25; i++) await StepAsync(page, "Shift+Tab");
    }

    private static async Task AddEditorAsync(BrowserSite site)
    {
        using var scope = site.Services.CreateScope();
        var made = await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().CreateAsync(new StaffAccount("某某", "某某", StaffRole.Editor), BrowserSite.Password);
        Assert.True(made.Succeeded);
    }

    private static async Task PressOnAsync(IPage page, string selector, Regex leadsTo, string? words = null)
    {
        await ReachAsync(page, selector, words);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(leadsTo);
        // A key that is pressed while a page is put together can be lost.
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Tab after Tab, with nothing skipped.</summary>
    private static async Task ReachAsync(IPage page, string selector, string? words = null)
    {
        for (var i = 0; i < Most; i++)
        {
            await StepAsync(page, "Tab");
            if (await page.EvaluateAsync<bool>("([selector, words]) => document.activeElement.matches(selector) && (!words || document.activeElement.textContent.trim() === words)", new[] { selector, words })) return;
        }
        Assert.Fail($"{selector} {words} is not reached on {page.Url}; the focus is on {await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 200)")}");
    }

    private static async Task StepAsync(IPage page, string key)
    {
        await page.Keyboard.PressAsync(key);
        var fault = await page.EvaluateAsync<string?>(Fault);
        Assert.True(fault is null, $"{page.Url}, {key}: {fault}");
    }

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("document.activeElement.textContent");
}
