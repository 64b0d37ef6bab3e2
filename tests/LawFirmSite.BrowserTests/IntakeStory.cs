using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>
/// The newspaper page that the product was made for, pasted. It is under copyright and lies beside the repository; where it is
/// not there, these tests are skipped.
/// </summary>
[Collection(BrowserCollection.Name)]
public class IntakeStory(Browser browser)
{
    private static readonly string RealPage = Path.Combine(TestSite.Repository, "..", "shared", "input", "changzhi-daily-reprint.txt");

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_real_page_becomes_a_draft(bool script)
    {
        Skip.IfNot(File.Exists(RealPage), $"{RealPage} is not here.");
        var text = await File.ReadAllTextAsync(RealPage);
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, script: script);
        await site.SignInAsync(page, StaffRole.Editor);

        await page.GotoAsync("/admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "粘贴文章" }).First.ClickAsync();
        await page.WaitForURLAsync("**/admin/intake");
        if (script)
        {
            await page.Locator("[name=Text]").EvaluateAsync(
                """
                (area, text) => {
                  const clipboard = new DataTransfer();
                  clipboard.setData('text/plain', text);
                  area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
                }
                """, text);
        }
        else
        {
            await page.Locator("[name=Text]").FillAsync(text);
            await page.GetByRole(AriaRole.Button, new() { Name = "排版" }).First.ClickAsync();
        }

        await Expect(page.Locator("[name=Title]")).ToHaveValueAsync(new Regex("^开拓创新 奋力拼搏"));
        await Expect(page.Locator("#directory-title")).ToContainTextAsync("14 条");
        await Expect(page.Locator(".listing")).ToHaveCountAsync(14);
        await page.GetByRole(AriaRole.Button, new() { Name = "生成草稿" }).First.ClickAsync();
        await page.WaitForURLAsync(new Regex(@"/admin/articles/\d+$"));

        await Expect(page.Locator("[name=Title]")).ToHaveValueAsync(new Regex("^开拓创新 奋力拼搏.*法律援助工作$"));
        await Expect(page.Locator("[name=Author]")).ToHaveValueAsync(new Regex("^.{3}$"));
        await Expect(page.Locator("[name=Source]")).ToHaveValueAsync("长治日报");
        await Expect(page.Locator("[name=SourceDate]")).ToHaveValueAsync("2013-08-26");
        await Expect(page.Locator("main > [role=status]")).ToContainTextAsync("2013-08-29 19:49:27");
    }
}
