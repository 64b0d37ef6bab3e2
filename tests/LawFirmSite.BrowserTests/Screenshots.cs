using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Articles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace LawFirmSite.BrowserTests;

/// <summary>
/// Takes the pictures of README and handbook from the site as it is, so that they never show what no longer exists.
/// Runs only when SCREENSHOTS names a folder; <c>docs/images/make</c> does that.
/// </summary>
[Collection(BrowserCollection.Name)]
public class Screenshots(Browser browser)
{
    private static readonly int[] Widths = [360, 1280];

    [SkippableFact]
    public async Task Every_page_is_pictured_on_a_phone_and_on_a_wide_screen()
    {
        var folder = Environment.GetEnvironmentVariable("SCREENSHOTS");
        Skip.If(string.IsNullOrEmpty(folder), "SCREENSHOTS names no folder.");
        await using var site = new BrowserSite();
        await MediaStory.AddPictureAsync(site);
        var withdrawn = await site.PublishedAsync(new() { Title = "某某通知", Body = "正文" });
        var draft = await site.DbAsync(async db =>
        {
            (await db.Articles.FindAsync(withdrawn))!.Withdraw("电话号码有误，核对后重新发布。", site.Clock.Now);
            var text = new ArticleText { Title = "一篇还没有发布的文章", Source = "某某日报", Body = "## 一、先做什么\n\n先拨打12348，说清楚在哪里干活。\n\n- 合同\n- 工资条\n" };
            var article = new Article(text, "某某", site.Clock.Now);
            article.Save(text with { Body = text.Body.Replace("合同", "劳动合同", StringComparison.Ordinal) + "\n问某某：13900000000。" }, "某某", site.Clock.Now, "写全了材料");
            article.Submit("请看看材料写全了没有。", "某某", site.Clock.Now);
            db.Add(article);
            await db.SaveChangesAsync();
            return article.Id;
        });
        (string Name, string Path)[] open =
        [
            ("home", "/"), ("articles", "/articles"), ("category", "/categories/pufa"), ("article", "/articles/3"), ("reprint", "/articles/1"),
            ("print", "/articles/3/print"), ("withdrawn", $"/articles/{withdrawn}"), ("legal-aid", "/legal-aid"), ("center", "/legal-aid/5"), ("guide", "/legal-aid/guide"), ("check", "/legal-aid/check"), ("check-result", "/legal-aid/check/unchecked"), ("handout", "/legal-aid/5/handout"),
            ("offices", "/offices"), ("office", "/offices/1"), ("page", "/pages/about"), ("search", "/search?q=长治县"), ("nothing-found", "/search?q=没有的词"),
            ("bookmark", "/bookmark"), ("not-found", "/nowhere"),
        ];
        (string Name, string Path)[] staff =
        [
            ("admin", "/admin"), ("admin-articles", "/admin/articles"), ("admin-new", "/admin/articles/new"), ("admin-intake", "/admin/intake"), ("admin-article", $"/admin/articles/{draft}"),
            ("admin-revisions", $"/admin/articles/{draft}/revisions"), ("admin-compare", $"/admin/articles/{draft}/revisions/compare?from=1&to=2"),
            ("admin-offices", "/admin/offices"), ("admin-office", "/admin/offices/1"), ("admin-legal-aid", "/admin/legal-aid"), ("admin-center", "/admin/legal-aid/1"), ("admin-round", "/admin/legal-aid/round"), ("admin-call-sheet", "/admin/legal-aid/round/sheet"), ("admin-sheet", "/admin/legal-aid/import"),
            ("admin-categories", "/admin/categories"), ("admin-pages", "/admin/pages"), ("admin-media", "/admin/media"), ("admin-picture", "/admin/media/1"), ("admin-bin", "/admin/bin"), ("admin-put-away", "/admin/bin/office/1"), ("admin-redirects", "/admin/redirects"), ("admin-redirects-many", "/admin/redirects/many"), ("admin-describe", "/admin/media/describe?id=1"), ("admin-search", "/admin/search"), ("admin-audit", "/admin/audit?kind=Article"), ("admin-site", "/admin/site"), ("admin-staff", "/admin/staff"), ("admin-invite", "/admin/staff/new"), ("admin-colleague", "/admin/staff/1"), ("admin-account", "/admin/account"), ("admin-second-factor", "/admin/account/second-factor"), ("admin-authenticator", "/admin/account/second-factor/app"),
        ];
        foreach (var width in Widths)
        {
            var page = await browser.OpenAsync(site, width);
            foreach (var (name, path) in open) await TakeAsync(page, path, name);
            await TakeAsync(page, "/admin/sign-in", "sign-in");
            await page.GotoAsync("/care?on=1&back=/bookmark");
            foreach (var (name, path) in open.Where(one => one.Name is "home" or "article" or "legal-aid")) await TakeAsync(page, path, $"care-{name}");
            await page.GotoAsync("/care?on=0&back=/bookmark");
            await TakeAsync(page, "/offline", "offline");
            await site.SignInAsync(page, StaffRole.Administrator);
            foreach (var (name, path) in staff) await TakeAsync(page, path, name);
            await page.GotoAsync($"/admin/articles/{draft}");
            await page.Locator("[name=Whom]").FillAsync("某某（当事人）");
            await page.GetByRole(AriaRole.Button, new() { Name = "建链接" }).ClickAsync();
            var preview = await page.Locator("#new-preview-link").InputValueAsync();
            await page.Locator("#preview-links").ScreenshotAsync(new() { Path = Path.Combine(folder!, $"admin-preview-links-{width}.png") });
            await TakeAsync(page, preview, "preview");
            await page.GotoAsync("/admin/articles/new");
            await page.Locator("summary", new() { HasText = "插入图片或 PDF" }).ClickAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"admin-insert-{width}.png") });
            await page.GotoAsync($"/admin/articles/{draft}");
            await page.Locator($"form[action='/admin/articles/{draft}/publish'] button").ClickAsync();
            await page.Locator(".warnings").WaitForAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"admin-question-{width}.png"), FullPage = true });
            await page.GotoAsync("/admin/intake");
            await IntakeStory.PasteAsync(page, "某某县为农民工追回工钱", IntakeStory.WpsPage);
            await page.Locator("#review").WaitForAsync();
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"admin-review-{width}.png"), FullPage = true });
            await site.DbAsync(db => db.WorkingCopies.ExecuteDeleteAsync());
            var (article, compared) = await LostWorkStory.LeaveUnsavedAsync(site, page);
            await TakeAsync(page, article, "admin-unsaved-offer");
            await TakeAsync(page, compared, "admin-unsaved");
            await LostWorkStory.CollideAsync(site, page);
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"admin-merge-{width}.png"), FullPage = true });
            await page.GotoAsync(article);
            await page.Context.ClearCookiesAsync(new() { Name = "staff" });
            await page.Locator("[name=Body]").FillAsync("登录过期以前写的一段。");
            await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^保存草稿|^保存$") }).First.ClickAsync();
            await page.Locator("[name=Carried]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"session-ended-{width}.png"), FullPage = true });

            async Task TakeAsync(IPage shown, string path, string name)
            {
                await shown.GotoAsync(path);
                await shown.ScreenshotAsync(new() { Path = Path.Combine(folder!, $"{name}-{width}.png"), FullPage = true });
            }
        }
    }
}
