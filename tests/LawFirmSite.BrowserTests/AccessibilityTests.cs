using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using LawFirmSite.Data.Accounts;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>WCAG 2.2 AA as far as a machine can tell, on every page, on a phone and on a wide screen.</summary>
[Collection(BrowserCollection.Name)]
public class AccessibilityTests(Browser browser)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly string[] Public =
    [
        "/", "/articles", "/categories/pufa", "/articles/1", "/articles/3", "/articles/3/print", "/articles/3/print?size=large", "/legal-aid", "/legal-aid/5",
        "/offices", "/offices/1", "/pages/about", "/search", "/search?q=法律援助", "/search?q=没有的词", "/search?q=申请&year=2026", "/bookmark", "/nowhere", "/admin/sign-in",
    ];

    private static readonly string[] Staff =
    [
        "/admin", "/admin/intake", "/admin/articles", "/admin/articles/new", "/admin/articles/1", "/admin/articles/1/revisions", "/admin/offices", "/admin/offices/1", "/admin/legal-aid",
        "/admin/legal-aid/1", "/admin/categories", "/admin/pages", "/admin/search", "/admin/site", "/admin/staff", "/admin/account", "/admin/denied",
    ];

    [SkippableTheory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Nothing_is_in_the_way_on_any_page(int width)
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, width);
        var faults = new List<string>();

        foreach (var path in Public) faults.AddRange(await LookAsync(page, path));
        await site.SignInAsync(page, StaffRole.Administrator);
        foreach (var path in Staff) faults.AddRange(await LookAsync(page, path));
        await ReviewAsync(page);
        faults.AddRange(await LookAsync(page));

        Assert.Empty(faults);
    }

    // 320 px is 1280 px enlarged to 400 % (WCAG 1.4.10).
    [SkippableFact]
    public async Task No_page_needs_sideways_scrolling_at_320_pixels()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, width: 320);
        var wide = new List<string>();

        foreach (var path in Public) await LookAsync(path);
        await site.SignInAsync(page, StaffRole.Administrator);
        foreach (var path in Staff) await LookAsync(path);
        await ReviewAsync(page);
        await MeasureAsync("the review of a pasted page");

        Assert.Empty(wide);

        async Task LookAsync(string path)
        {
            await page.GotoAsync(path);
            await MeasureAsync(path);
        }

        async Task MeasureAsync(string path)
        {
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) wide.Add($"{path}: {over} px");
        }
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        return await LookAsync(page);
    }

    private static async Task ReviewAsync(IPage page)
    {
        await page.GotoAsync("/admin/intake");
        await IntakeStory.PasteAsync(page, "某某县为农民工追回工钱", IntakeStory.WpsPage);
        await page.Locator("#review").WaitForAsync();
        await page.Locator("#removed summary").ClickAsync();
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page)
    {
        var result = await page.RunAxe(Rules);
        return result.Violations.Select(v => $"{page.Url}: {v.Id} at {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}");
    }
}
