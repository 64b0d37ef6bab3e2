using System.IO.Compression;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>What an old telephone is asked to fetch and to show, of every kind of public page.</summary>
[Collection(BrowserCollection.Name)]
public class PhoneTests(Browser browser, BrowserSite site) : IClassFixture<BrowserSite>
{
    private const int Budget = 14 * 1024;

    private static readonly string[] Pages =
    [
        "/", "/articles", "/categories/pufa", "/articles/1", "/articles/3/print", "/legal-aid", "/legal-aid/5", "/legal-aid/guide", "/legal-aid/check/ask", "/legal-aid/1/handout", "/offices", "/offices/1",
        "/pages/about", "/search", "/search?q=法律援助", "/search?q=没有的词", "/bookmark", "/offline", "/nowhere",
    ];

    [SkippableFact]
    public async Task A_page_shows_after_two_answers_of_14_kilobytes_together_and_never_moves()
    {
        await MediaStory.AddPictureAsync(site);
        var faults = new List<string>();
        foreach (var care in new[] { false, true })
        {
            var page = await browser.OpenAsync(site, width: 360);
            if (care) await page.GotoAsync("/care?on=1&back=/bookmark");
            var asked = new List<IRequest>();
            page.Request += (_, request) => asked.Add(request);
            foreach (var path in Pages)
            {
                asked.Clear();
                await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Load });
                var shifted = await page.EvaluateAsync<double>("""
                    () => new Promise(done => {
                      let sum = 0;
                      new PerformanceObserver(list => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
                      requestAnimationFrame(() => setTimeout(() => done(sum), 50));
                    })
                    """);
                var first = asked.Where(request => request.ResourceType is "document" or "stylesheet").ToList();
                var others = asked.Except(first).Where(request => request.ResourceType is not "image").ToList();
                var bytes = 0;
                foreach (var request in first.Where(request => request.ResourceType is "document")) bytes += (await request.SizesAsync()).ResponseBodySize;
                if (first.Count > 2) faults.Add($"{path}: {string.Join(' ', first.Select(request => request.Url))}");
                if (others.Count(request => request.ResourceType is "script") > 1 || others.Any(request => request.ResourceType is not ("script" or "manifest" or "other"))) faults.Add($"{path} asks for more: {string.Join(' ', others.Select(request => request.Url))}");
                if (bytes + await StylesAsync(page) > Budget) faults.Add($"{path}{(care ? " in 关怀版" : "")}: {bytes} bytes and {await StylesAsync(page)} of styles");
                if (shifted > 0.01) faults.Add($"{path}{(care ? " in 关怀版" : "")} moves by {shifted}");
            }
            await page.Context.CloseAsync();
        }
        Assert.Empty(faults);

        // Packed as a published program sends them; here they come as they are written.
        static async Task<int> StylesAsync(IPage page)
        {
            var address = await page.EvaluateAsync<string>("document.querySelector('link[rel=stylesheet]:not([media=print])').href");
            var plain = await (await page.Context.APIRequest.GetAsync(address)).BodyAsync();
            var packed = new byte[BrotliEncoder.GetMaxCompressedLength(plain.Length)];
            Assert.True(BrotliEncoder.TryCompress(plain, packed, out var length, quality: 11, window: 22));
            return length;
        }
    }

    [SkippableFact]
    public async Task No_page_is_wider_than_a_small_screen_without_pictures_without_script_or_in_large_type()
    {
        await MediaStory.AddPictureAsync(site);
        var faults = new List<string>();
        foreach (var (name, script, care) in new[] { ("no script", false, false), ("关怀版", true, true) })
        {
            var page = await browser.OpenAsync(site, width: 320, script: script);
            if (care) await page.GotoAsync("/care?on=1&back=/bookmark");
            await page.RouteAsync("**/*", route => route.Request.ResourceType is "image" ? route.AbortAsync() : route.ContinueAsync());
            foreach (var path in Pages)
            {
                await page.GotoAsync(path);
                var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
                if (over > 0) faults.Add($"{path}, {name}: {over} px too wide");
            }
            await page.Context.CloseAsync();
        }
        Assert.Empty(faults);
    }

    /// <summary>WCAG 1.4.4 and 1.4.10: twice as large by the letters that were set in the browser, on the smallest screen; enlarging by zoom is the same as a narrow screen.</summary>
    [SkippableFact]
    public async Task Letters_twice_as_large_fit_a_small_screen_with_nothing_cut_and_wide_tables_move_by_keys()
    {
        await MediaStory.AddPictureAsync(site);
        var table = await site.PublishedAsync(new() { Title = "一张很宽的表", Body = "| 项目 | 2009年 | 2010年 | 2011年 | 2012年 | 2013年 |\n| --- | --- | --- | --- | --- | --- |\n| 受理法律援助案件 | 1000件 | 1000件 | 1000件 | 1000件 | 1000件 |\n" });
        var faults = new List<string>();
        var page = await browser.OpenAsync(site, width: 320);
        foreach (var path in Pages.Append($"/articles/{table}"))
        {
            await page.GotoAsync(path);
            // As the setting of a browser does it; the site never sets the size of its root element in pixels.
            await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
            var over = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (over > 0) faults.Add($"{path}: {over} px too wide");
            faults.AddRange((await page.EvaluateAsync<string[]>(Cut)).Select(fault => $"{path}: {fault}"));
        }
        Assert.Empty(faults);

        var box = page.GetByRole(AriaRole.Group, new() { Name = "表格" });
        await box.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await box.EvaluateAsync("box => new Promise(moved => { const look = () => box.scrollLeft > 0 ? moved() : requestAnimationFrame(look); look(); })");
        Assert.Equal("solid", await box.EvaluateAsync<string>("box => getComputedStyle(box).outlineStyle"));
    }

    /// <summary>Words that stand outside what shows them, or a placeholder that its field cuts.</summary>
    private const string Cut = """
        () => {
          const wrong = [];
          for (const e of document.querySelectorAll('body *')) {
            const style = getComputedStyle(e);
            if (!e.getClientRects().length || e.closest('.visually-hidden, .seal, .across, thead, .skip') || e.tagName === 'TEXTAREA') continue;
            if (style.overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1 && e.tagName !== 'INPUT') wrong.push('cut: ' + e.outerHTML.slice(0, 90));
            const box = e.getBoundingClientRect();
            if (box.right > document.documentElement.clientWidth + 1) wrong.push('beyond the edge: ' + e.outerHTML.slice(0, 90));
          }
          return wrong;
        }
        """;

    [SkippableFact]
    public async Task The_words_in_the_search_box_are_never_cut()
    {
        var page = await browser.OpenAsync(site, width: 320);
        foreach (var size in new[] { "0", "large", "1" })
        {
            await page.GotoAsync($"/care?on={size}&back=/bookmark");
            var room = await page.EvaluateAsync<double>("""
                () => {
                  const field = document.querySelector('header input[name=q]'), style = getComputedStyle(field);
                  const pen = document.createElement('canvas').getContext('2d');
                  pen.font = style.font;
                  return field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - pen.measureText(field.placeholder).width;
                }
                """);
            Assert.True(room >= 0, $"{size}: {room}");
        }
    }

    [SkippableFact]
    public async Task Large_means_large_everywhere_and_comes_back_to_the_page()
    {
        var page = await browser.OpenAsync(site, width: 360, script: false);
        await page.GotoAsync("/articles/3");

        await page.Locator("header").GetByRole(AriaRole.Link, new() { Name = "关怀版" }).ClickAsync();
        await Assertions.Expect(page.Locator("main p").First).ToHaveCSSAsync("font-size", "24px");
        await Assertions.Expect(page.Locator("main p").First).ToHaveCSSAsync("color", "rgb(0, 0, 0)");
        Assert.EndsWith("/articles/3", page.Url);

        await page.GetByRole(AriaRole.Link, new() { Name = "法律援助", Exact = true }).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/legal-aid$"));
        await page.WaitForLoadStateAsync();
        var small = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll('header nav a, .button, .input, .counties a, .number a.tel, .foot__links a')]
              .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 59.5).map(e => e.outerHTML)
            """);
        Assert.Empty(small);

        // The three sizes of an article are links: back at the same place, without script.
        await page.GotoAsync("/articles/3");
        await page.Locator("#size").GetByRole(AriaRole.Link, new() { Name = "大", Exact = true }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/articles/3#size$"));
        await Assertions.Expect(page.Locator(".article__body p").First).ToHaveCSSAsync("font-size", new Regex("^21"));
        await page.Locator("#size").GetByRole(AriaRole.Link, new() { Name = "关怀版" }).ClickAsync();
        await Assertions.Expect(page.Locator(".article__body p").First).ToHaveCSSAsync("font-size", "24px");

        await page.GotoAsync("/legal-aid");
        await page.GetByRole(AriaRole.Link, new() { Name = "返回标准版" }).ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("font-size", "18px");
        Assert.EndsWith("/legal-aid", page.Url);
    }

    [SkippableFact]
    public async Task The_tools_under_an_article_enlarge_share_copy_and_say_what_to_do_in_WeChat()
    {
        var page = await browser.OpenAsync(site, width: 360);
        await page.AddInitScriptAsync("navigator.share = what => { window.shared = what; return Promise.resolve(); };");
        await page.GotoAsync("/articles/3");

        // In place: what was read stays where it is.
        var sizes = page.GetByRole(AriaRole.Group, new() { Name = "字号" });
        await page.RunAndWaitForResponseAsync(() => sizes.GetByRole(AriaRole.Link, new() { Name = "大", Exact = true }).ClickAsync(), answer => answer.Url.Contains("/care?on=large", StringComparison.Ordinal));
        Assert.EndsWith("/articles/3", page.Url);
        Assert.StartsWith("21", await SizeAsync(), StringComparison.Ordinal);
        await page.ReloadAsync();
        Assert.StartsWith("21", await SizeAsync(), StringComparison.Ordinal);
        await page.RunAndWaitForResponseAsync(() => sizes.GetByRole(AriaRole.Link, new() { Name = "标准", Exact = true }).ClickAsync(), answer => answer.Url.Contains("/care?on=0", StringComparison.Ordinal));
        Assert.Equal("18px", await SizeAsync());
        await page.ReloadAsync();
        Assert.Equal("18px", await SizeAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "分享" }).ClickAsync();
        Assert.EndsWith("/articles/3", await page.EvaluateAsync<string>("window.shared.url"));
        await page.GetByRole(AriaRole.Button, new() { Name = "复制链接" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("复制");

        // WeChat has window.print, and nothing happens: no dead button there, and the words for everybody say what to do.
        await page.GetByRole(AriaRole.Link, new() { Name = "打印" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeVisibleAsync();
        var weChat = await browser.OpenAsync(site, width: 360, userAgent: "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/107.0 Mobile Safari/537.36 XWEB/1070 MicroMessenger/8.0.50");
        await weChat.GotoAsync("/articles/3/print");
        await Assertions.Expect(weChat.GetByRole(AriaRole.Button, new() { Name = "打印" })).ToBeHiddenAsync();
        await Assertions.Expect(weChat.GetByText("用浏览器打开")).ToBeVisibleAsync();

        Task<string> SizeAsync() => page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.article__body p')).fontSize");
    }
}
