using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>The same rules for the other faces of the public pages: 关怀版, paper, and a site in its first minute.</summary>
[Collection(SecondBrowserCollection.Name)]
public class PublicAccessibilityTests(Browser browser)
{
    private static readonly string[] Empty = ["/", "/articles", "/legal-aid", "/legal-aid/guide", "/offices", "/search?q=法律", "/offline"];

    [SkippableFact]
    public async Task Nothing_is_in_the_way_in_large_type_on_paper_or_before_there_is_anything_to_read()
    {
        var faults = new List<string>();
        await using (var site = new BrowserSite())
        {
            var page = await browser.OpenAsync(site);
            foreach (var path in new[] { "/", "/articles/3", "/articles/3/print", "/legal-aid", "/legal-aid/1/handout", "/offices" }) await LookAsync(page, path, Media.Print, 1280);
            await page.GotoAsync("/care?on=1&back=/bookmark");
            foreach (var path in AccessibilityTests.Public) await LookAsync(page, path, Media.Screen, 1280, 360);
        }
        await using (var site = new BrowserSite(new() { ["Seed:Folder"] = "" }))
        {
            var page = await browser.OpenAsync(site);
            foreach (var path in Empty) await LookAsync(page, path, Media.Screen, 360);
        }
        Assert.Empty(faults);

        async Task LookAsync(IPage page, string path, Media media, params int[] widths)
        {
            await page.EmulateMediaAsync(new() { Media = media });
            await page.GotoAsync(path);
            foreach (var width in widths)
            {
                await page.SetViewportSizeAsync(width, 800);
                faults.AddRange((await page.FaultsAsync()).Select(fault => $"{path} at {width} px, {media}: {fault}"));
            }
        }
    }
}
