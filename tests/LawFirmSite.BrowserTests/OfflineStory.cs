using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>A telephone in the hills: what was kept while there was a network is there when there is none.</summary>
[Collection(BrowserCollection.Name)]
public class OfflineStory(Browser browser)
{
    [SkippableFact]
    public async Task Without_a_network_the_numbers_are_there_and_with_one_nothing_is_old()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, width: 360, worker: true);

        await page.GotoAsync("/");
        await KeptAsync(page);
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/articles/3");
        await Expect(page.Locator("h1")).ToHaveTextAsync("现在打不开网页");
        await Expect(page.Locator("main a[href='tel:+863552030110']").First).ToBeVisibleAsync();
        await Expect(page.Locator("main").GetByText("0355-2036409")).ToBeVisibleAsync();
        // With its styles.
        Assert.Equal("18px", await page.EvaluateAsync<string>("getComputedStyle(document.body).fontSize"));

        // Staff are told the truth by their browser, and nothing but the one page was kept.
        var staff = await page.Context.NewPageAsync();
        await Assert.ThrowsAnyAsync<PlaywrightException>(() => staff.GotoAsync("/admin/sign-in"));
        await staff.CloseAsync();
        await page.GotoAsync("/search?q=法律");
        await Expect(page.Locator("h1")).ToHaveTextAsync("现在打不开网页");
        Assert.All(await FilesAsync(page), file => Assert.Matches("^/(offline|css/.*)$", file));

        // Back in the network every page is the newest, and what is kept follows.
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/articles/3");
        await Expect(page.Locator("h1")).ToHaveTextAsync("怎样申请法律援助");
        await site.DbAsync(async db =>
        {
            var center = new LegalAidCenter("新设县法律援助中心") { District = "新设县", DistrictCode = "140499", AreaCode = "0355" };
            center.Contacts.Add(new("电话", "0355-0000001", ContactKind.Phone));
            db.Add(center);
            return await db.SaveChangesAsync();
        });
        await page.GotoAsync("/legal-aid");
        await Expect(page.Locator("main").GetByText("0355-0000001")).ToBeVisibleAsync();
        await UntilAsync(page, """
            async () => {
              const names = await caches.keys();
              const kept = names.length === 1 && await (await caches.open(names[0])).match('/offline');
              return kept && (await kept.text()).includes('0355-0000001');
            }
            """);
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/");
        await Expect(page.Locator("main").GetByText("0355-0000001")).ToBeVisibleAsync();
    }

    private static async Task KeptAsync(IPage page)
    {
        await page.EvaluateAsync("navigator.serviceWorker.ready");
        await UntilAsync(page, "async () => { const names = await caches.keys(); return names.length === 1 && (await (await caches.open(names[0])).keys()).length === 2; }");
        await UntilAsync(page, "async () => (await navigator.serviceWorker.ready).active.state === 'activated'");
    }

    /// <summary>Playwright's own waiting takes a promise for an answer.</summary>
    private static Task UntilAsync(IPage page, string condition) =>
        page.EvaluateAsync($"() => new Promise(done => {{ const look = async () => await ({condition})() ? done() : setTimeout(look, 100); look(); }})");

    private static Task<string[]> FilesAsync(IPage page) => page.EvaluateAsync<string[]>(
        "async () => { const all = []; for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname); return all; }");
}
