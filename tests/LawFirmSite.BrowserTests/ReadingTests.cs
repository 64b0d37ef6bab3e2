using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>What no rule checker tells: that one can read and search with keys alone, and that nothing hangs on colours.</summary>
[Collection(BrowserCollection.Name)]
public class ReadingTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    private static readonly string[] Pages = ["/", "/articles", "/articles/1", "/articles/3", "/articles/3/print", "/legal-aid", "/legal-aid/5", "/legal-aid/guide", "/legal-aid/check/ask", "/offices", "/offices/1", "/pages/about", "/search?q=申请&year=2026", "/search?q=没有的词", "/offline", "/nowhere"];

    private static readonly string[] OfStaff =
    [
        "/admin", "/admin/articles", "/admin/articles/new", "/admin/articles/1", "/admin/intake", "/admin/offices/1", "/admin/legal-aid/1", "/admin/legal-aid/round", "/admin/legal-aid/import", "/admin/categories", "/admin/pages",
        "/admin/media", "/admin/media/1", "/admin/redirects", "/admin/redirects/many", "/admin/bin", "/admin/search", "/admin/audit", "/admin/site", "/admin/staff", "/admin/account",
    ];

    /// <summary>The ratio of WCAG for each piece of text against the ground it stands on, where it is under a limit.</summary>
    private const string FaintText = """
        limit => {
          const colour = value => { const part = value.match(/[\d.]+/g).map(Number); return { r: part[0], g: part[1], b: part[2], a: part.length > 3 ? part[3] : 1 }; };
          const light = c => { const f = v => { v /= 255; return v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4); }; return 0.2126 * f(c.r) + 0.7152 * f(c.g) + 0.0722 * f(c.b); };
          const ground = e => { for (; e; e = e.parentElement) { const c = colour(getComputedStyle(e).backgroundColor); if (c.a > 0) return c; } return { r: 255, g: 255, b: 255, a: 1 }; };
          const faint = [];
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || !e.getClientRects().length || /^(SCRIPT|OPTION)$/.test(e.tagName)) continue;
            const a = light(colour(getComputedStyle(e).color)), b = light(ground(e));
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < limit) faint.push(ratio.toFixed(1) + ' ' + walk.currentNode.data.trim().slice(0, 20));
          }
          return faint;
        }
        """;

    /// <summary>What a screen reader would say of each thing one can use, and English outside a fragment marked as such.</summary>
    private const string Unnamed = """
        () => {
          const wrong = [];
          for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]):not([aria-hidden]), select, textarea, summary')) {
            const name = (e.getAttribute('aria-label') || (e.labels && e.labels[0] && e.labels[0].textContent) || e.textContent).trim();
            if (!/[\u4e00-\u9fff]|^[\d\s+().\-转第页]+$|@/.test(name)) wrong.push('name: ' + e.outerHTML.slice(0, 120));
          }
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (/[A-Za-z]{3,} [A-Za-z]{2,}/.test(walk.currentNode.data) && !/^(SCRIPT|CODE)$/.test(e.tagName) && !e.closest('[lang=en]')) wrong.push('lang: ' + walk.currentNode.data.trim().slice(0, 80));
          }
          return wrong;
        }
        """;

    private const string WithoutEdge = """
        shapes => [...document.querySelectorAll(shapes)]
          .filter(e => e.getClientRects().length && ['Top', 'Right', 'Bottom', 'Left'].every(side => parseFloat(getComputedStyle(e)['border' + side + 'Width']) === 0)).map(e => e.outerHTML.slice(0, 100))
        """;

    [SkippableFact]
    public async Task Text_stands_out_seven_to_one_and_everything_has_a_Chinese_name()
    {
        var faults = new List<string>();
        foreach (var care in new[] { false, true })
        {
            var page = await browser.OpenAsync(site);
            if (care) await page.GotoAsync("/care?on=1&back=/bookmark");
            foreach (var path in Pages)
            {
                await page.GotoAsync(path);
                foreach (var width in new[] { 1280, 360 })
                {
                    await page.SetViewportSizeAsync(width, 800);
                    faults.AddRange((await page.EvaluateAsync<string[]>(FaintText, 7)).Select(fault => $"{path} at {width} px{(care ? " in 关怀版" : "")}: {fault}"));
                }
                if (!care) faults.AddRange((await page.EvaluateAsync<string[]>(Unnamed)).Select(fault => $"{path}: {fault}"));
            }
            await page.Context.CloseAsync();
        }
        Assert.Empty(faults);
    }

    [SkippableFact]
    public async Task With_the_colours_of_the_system_nothing_disappears()
    {
        var page = await browser.OpenAsync(site, width: 360);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active, ReducedMotion = ReducedMotion.Reduce });
        var faults = new List<string>();
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            faults.AddRange((await page.EvaluateAsync<string[]>(FaintText, 4.5)).Select(fault => $"{path}: {fault}"));
            faults.AddRange((await page.EvaluateAsync<string[]>(WithoutEdge, ".button, .input, .seal, .hotline, .help__line, .guide, .notice, .pager b, .status--open, .check__answer")).Select(fault => $"{path} has no edge: {fault}"));
            Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
        }
        Assert.Empty(faults);
    }

    /// <summary>Staff read the same way: a screen reader has a Chinese name for everything, and the colours of the system leave text, edges and the place where one is.</summary>
    [SkippableFact]
    public async Task Pages_of_staff_have_Chinese_names_and_stand_in_the_colours_of_the_system()
    {
        await MediaStory.AddPictureAsync(site);
        var page = await browser.OpenAsync(site);
        await site.SignInAsync(page);
        await page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        var faults = new List<string>();
        foreach (var path in OfStaff)
        {
            await page.GotoAsync(path);
            faults.AddRange((await page.EvaluateAsync<string[]>(Unnamed)).Select(fault => $"{path}: {fault}"));
            faults.AddRange((await page.EvaluateAsync<string[]>(FaintText, 4.5)).Select(fault => $"{path}: {fault}"));
            faults.AddRange((await page.EvaluateAsync<string[]>(WithoutEdge, ".button, .input:not([type=checkbox]), .notice, .toolbar button, .form-errors")).Select(fault => $"{path} has no edge: {fault}"));
            faults.AddRange((await page.EvaluateAsync<string[]>("""
                () => [...document.querySelectorAll('[aria-current]')].filter(e => e.getClientRects().length && !getComputedStyle(e).textDecorationLine.includes('underline')).map(e => e.outerHTML)
                """)).Select(fault => $"{path} does not tell where one is: {fault}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [SkippableFact]
    public async Task Reading_and_searching_needs_no_more_than_a_keyboard()
    {
        var page = await browser.OpenAsync(site, width: 360);
        await page.GotoAsync("/");

        // The first key shows the way past the header; it leads to the text.
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("跳到正文", await FocusedAsync("textContent"));
        Assert.True(await page.EvaluateAsync<bool>("(() => { const box = document.activeElement.getBoundingClientRect(); return box.left >= 0 && box.top >= 0 && box.width > 40; })()"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("!!document.activeElement.closest('main')"));

        // A search from the header, and into the first thing found.
        await page.Locator("header input[name=q]").FocusAsync();
        await page.Keyboard.TypeAsync("申请法律援助");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/search\?q="));
        await page.WaitForLoadStateAsync();
        await WalkAsync(page);
        await page.Locator(".found a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).Not.ToHaveURLAsync(new Regex("/search"));

        foreach (var path in new[] { "/articles/3", "/legal-aid", "/articles/3/print" })
        {
            await page.GotoAsync(path);
            await WalkAsync(page);
        }

        Task<string> FocusedAsync(string property) => page.EvaluateAsync<string>($"document.activeElement.{property}");
    }

    /// <summary>From the top to the end: everything that can be used is reached once, in the order it is written, with a ring around it.</summary>
    private static async Task WalkAsync(IPage page)
    {
        await page.EvaluateAsync("""
            () => {
              window.usable = [...document.querySelectorAll('a[href], button, input, summary, select, textarea, [tabindex="0"]')].filter(e => e.getClientRects().length && !e.disabled);
              window.getSelection().removeAllRanges();
              document.activeElement.blur();
              window.scrollTo(0, 0);
              const start = document.createElement('span');
              start.tabIndex = -1;
              document.body.insertBefore(start, document.body.firstChild);
              start.focus();
              start.remove();
            }
            """);
        var count = await page.EvaluateAsync<int>("window.usable.length");
        for (var i = 0; i < count; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var fault = await page.EvaluateAsync<string?>("""
                index => {
                  const e = document.activeElement;
                  if (e !== window.usable[index]) return 'number ' + index + ' should be ' + window.usable[index].outerHTML.slice(0, 90) + ' and is ' + e.outerHTML.slice(0, 90);
                  const style = getComputedStyle(e);
                  return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? 'no ring around ' + e.outerHTML.slice(0, 90) : null;
                }
                """, i);
            Assert.True(fault is null, $"{page.Url}: {fault}");
        }
    }
}
