using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>The first day of an office: from the setup link to a page that was printed and taken back again.</summary>
[Collection(BrowserCollection.Name)]
public class PublishingStory(Browser browser)
{
    private const string Title = "某某县讨薪工人拿到工钱";
    private const string Body = "## 一、经过\n\n某某等人的工钱**已经付清**。\n\n{{legal-aid:1}}\n";

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_setup_link_to_a_withdrawn_article(bool script)
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, script: script);

        // The administrator is made with the link from the console.
        await page.GotoAsync(site.SetupPath);
        await page.Locator("[name=UserName]").FillAsync("某某");
        foreach (var field in await page.Locator("input[type=password]").AllAsync()) await field.FillAsync(BrowserSite.Password);
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin$"));

        // Out and in again.
        await page.GetByRole(AriaRole.Button, new() { Name = "退出" }).ClickAsync();
        await page.Locator("[name=UserName]").FillAsync("某某");
        await page.Locator("[name=Password]").FillAsync(BrowserSite.Password);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("/admin$"));

        // A draft, looked at before anybody else can.
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("[name=Title]").FillAsync(Title);
        await page.Locator("[name=Category]").SelectOptionAsync("pufa");
        await page.Locator("[name=Source]").FillAsync("某某日报");
        await page.Locator("[name=SourceDate]").FillAsync("2026-03-01");
        await page.Locator("[name=Body]").FillAsync(Body);
        if (script)
        {
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = "预览" }).Locator("strong")).ToHaveTextAsync("已经付清");
        }
        else
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "预览", Exact = true }).ClickAsync();
            await Expect(page.Locator("main strong")).ToHaveTextAsync("已经付清");
            await page.GetByRole(AriaRole.Button, new() { Name = "返回修改" }).ClickAsync();
            await Expect(page.Locator("[name=Title]")).ToHaveValueAsync(Title);
        }
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^保存草稿|^保存$") }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/articles/\d+$"));
        var id = page.Url.Split('/')[^1];

        var visitor = await browser.OpenAsync(site, script: script);
        Assert.Equal(404, (await visitor.GotoAsync($"/articles/{id}"))!.Status);

        // Published: at once, everywhere.
        await page.Locator($"form[action='/admin/articles/{id}/publish'] button[type=submit]").First.ClickAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("已发布");
        Assert.Equal(200, (await visitor.GotoAsync($"/articles/{id}"))!.Status);
        await Expect(visitor.Locator("h1")).ToHaveTextAsync(Title);
        await Expect(visitor.Locator("article")).ToContainTextAsync("某某日报");
        await Expect(visitor.Locator("article")).ToContainTextAsync("长治市法律援助中心");
        await visitor.GotoAsync("/categories/pufa");
        await Expect(visitor.GetByRole(AriaRole.Link, new() { Name = Title })).ToBeVisibleAsync();

        // Printed.
        await visitor.GotoAsync($"/articles/{id}");
        await visitor.GetByRole(AriaRole.Link, new() { Name = "打印" }).ClickAsync();
        await Expect(visitor).ToHaveURLAsync(new Regex($"/articles/{id}/print$"));
        await Expect(visitor.Locator("body")).ToContainTextAsync($"/articles/{id}");
        await Expect(visitor.Locator("svg.qr")).ToHaveCountAsync(1);

        // Taken back: the address says so, and the text is gone.
        await page.Locator($"form[action='/admin/articles/{id}/withdraw'] [name=Reason]").FillAsync("号码有误，正在核对。");
        await page.Locator($"form[action='/admin/articles/{id}/withdraw'] button[type=submit]").ClickAsync();
        await Expect(page.Locator(".standing")).ToContainTextAsync("已撤回");
        Assert.Equal(410, (await visitor.GotoAsync($"/articles/{id}"))!.Status);
        await Expect(visitor.Locator("main")).ToContainTextAsync("号码有误，正在核对。");
        await Expect(visitor.Locator("main")).Not.ToContainTextAsync("已经付清");
    }
}
