using LawFirmSite.Data.Accounts;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>WCAG 2.2 AA as far as a machine can tell, on every page, on a phone and on a wide screen.</summary>
[Collection(SecondBrowserCollection.Name)]
public class AccessibilityTests(Browser browser)
{
    internal static readonly string[] Public =
    [
        "/", "/articles", "/categories/pufa", "/articles/1", "/articles/3", "/articles/3/print", "/articles/3/print?size=large", "/legal-aid", "/legal-aid/5", "/legal-aid/guide", "/legal-aid/check", "/legal-aid/check/possible", "/legal-aid/5/handout", "/legal-aid/5/handout?size=large", "/legal-aid/handouts",
        "/offices", "/offices/1", "/pages/about", "/search", "/search?q=法律援助", "/search?q=没有的词", "/search?q=申请&year=2026", "/bookmark", "/offline", "/nowhere", "/admin/sign-in", "/admin/new-password?token=gone",
    ];

    private static readonly string[] Staff =
    [
        "/admin/articles/1/revisions/compare?from=1&to=1", "/admin/pages/1/revisions",
        "/admin", "/admin/intake", "/admin/articles", "/admin/articles/new", "/admin/articles/1", "/admin/articles/1/revisions", "/admin/offices", "/admin/offices/1", "/admin/legal-aid",
        "/admin/legal-aid/1", "/admin/legal-aid/round", "/admin/legal-aid/round/sheet", "/admin/legal-aid/import", "/admin/categories", "/admin/pages", "/admin/media", "/admin/media/1", "/admin/bin", "/admin/bin/office/1", "/admin/bin/category/1", "/admin/redirects", "/admin/redirects/many", "/admin/pages/1/address", "/admin/media/describe?id=1", "/admin/search", "/admin/audit", "/admin/audit/1", "/admin/site", "/admin/staff", "/admin/staff/new", "/admin/staff/1", "/admin/account", "/admin/account/confirm", "/admin/account/second-factor", "/admin/account/second-factor/app", "/admin/denied",
    ];

    // 320 px is 1280 px enlarged to 400 % (WCAG 1.4.10). Styles alone tell the widths apart, so one visit shows them all.
    [SkippableFact]
    public async Task Nothing_is_in_the_way_on_any_page_and_none_needs_sideways_scrolling_at_320_pixels()
    {
        await using var site = new BrowserSite();
        await MediaStory.AddPictureAsync(site);
        var page = await browser.OpenAsync(site);
        var faults = new List<string>();

        foreach (var path in Public) await VisitAsync(path);
        await site.SignInAsync(page, StaffRole.Administrator);
        foreach (var path in Staff) await VisitAsync(path);
        await VisitAsync(await PreviewAsync(page));
        await ReviewAsync(page);
        await LookAsync();
        var (article, compared) = await LostWorkStory.LeaveUnsavedAsync(site, page);
        await VisitAsync(article);
        await VisitAsync(compared);
        await LostWorkStory.CollideAsync(site, page);
        await LookAsync();

        Assert.Empty(faults);

        async Task VisitAsync(string path)
        {
            await page.GotoAsync(path);
            await LookAsync();
        }

        async Task LookAsync()
        {
            foreach (var width in new[] { 1280, 360 })
            {
                await page.SetViewportSizeAsync(width, 800);
                faults.AddRange((await page.FaultsAsync()).Select(fault => $"{page.Url} at {width} px: {fault}"));
            }
            await page.SetViewportSizeAsync(320, 800);
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) faults.Add($"{page.Url} at 320 px: {over} px too wide");
            await page.SetViewportSizeAsync(1280, 800);
        }
    }

    [SkippableFact]
    public async Task What_is_in_the_way_is_found()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site);
        await page.GotoAsync("/offline");
        await page.EvaluateAsync("document.querySelector('main').insertAdjacentHTML('beforeend', '<img src=\"/favicon.svg\"><p>看不清</p>'); document.querySelector('main > p:last-child').style.color = '#bbb'");

        var faults = string.Join('\n', await page.FaultsAsync());

        Assert.Contains("image-alt", faults, StringComparison.Ordinal);
        Assert.Contains("color-contrast", faults, StringComparison.Ordinal);
    }

    private static async Task<string> PreviewAsync(IPage page)
    {
        await page.GotoAsync("/admin/articles/1");
        await page.GetByRole(AriaRole.Button, new() { Name = "建链接" }).ClickAsync();
        return await page.Locator("#new-preview-link").InputValueAsync();
    }

    private static async Task ReviewAsync(IPage page)
    {
        await page.GotoAsync("/admin/intake");
        await IntakeStory.PasteAsync(page, "某某县为农民工追回工钱", IntakeStory.WpsPage);
        await page.Locator("#review").WaitForAsync();
        await page.Locator("#removed summary").ClickAsync();
    }
}
