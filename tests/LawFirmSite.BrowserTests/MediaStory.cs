using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Media;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>A picture from a phone to the public page: through the form and through the editor, with script and without.</summary>
[Collection(BrowserCollection.Name)]
public class MediaStory(Browser browser)
{
    // Made by Chromium's canvas rules of old: eight by eight, grey.
    private static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADElEQVR42mNgoA4AAABIAAEQRe/SAAAAAElFTkSuQmCC");

    /// <summary>File 1, for pages that show one.</summary>
    public static Task<AddedMedia> AddPictureAsync(BrowserSite site) => site.DbAsync(db =>
        new MediaStore(db).AddAsync(new(Picture, "大门.png", "律所大门"), "某某", null, site.Clock.Now, CancellationToken.None));

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picture_is_uploaded_put_into_an_article_and_seen_by_a_visitor(bool script)
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, width: 360, script: script);
        await site.SignInAsync(page, StaffRole.Administrator);

        // Through the form.
        await page.GotoAsync("/admin/media");
        await page.Locator("#Files").SetInputFilesAsync(new FilePayload { Name = "大门.png", MimeType = "image/png", Buffer = Picture });
        await page.Locator("#Alt").FillAsync("律所大门");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/media/\d+$"));
        await Expect(page.Locator("#line")).ToHaveValueAsync(new Regex(@"^!\[律所大门\]\(/media/\d+/picture-[0-9a-f]{12}\.png\)$"));

        // Through the editor: at the end of the text, and in place of a picture that is pending.
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("[name=Title]").FillAsync("有图的文章");
        await page.Locator("[name=Body]").FillAsync("第一段。\n\n![图1（待上传）](media:pending/1)\n\n第二段。");
        if (script)
        {
            await page.Locator(".pending input[type=file]").SetInputFilesAsync(new FilePayload { Name = "a.png", MimeType = "image/png", Buffer = Picture });
            await Expect(page.Locator(".pending")).ToBeHiddenAsync();
            await Expect(page.Locator("[name=Body]")).ToHaveValueAsync(new Regex(@"^第一段。\n\n!\[律所大门\]\(/media/\d+/picture-[0-9a-f]{12}\.png\)\n\n第二段。$"));
        }
        await page.Locator(".insert summary").ClickAsync();
        await page.Locator("#Picture").SetInputFilesAsync(new FilePayload { Name = "b.png", MimeType = "image/png", Buffer = Picture });
        await page.Locator("#PictureAlt").FillAsync("门前合影");
        await page.GetByRole(AriaRole.Button, new() { Name = "上传并放进正文" }).ClickAsync();
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync(new Regex(@"!\[门前合影\]\(/media/\d+/picture-[0-9a-f]{12}\.png\)"));
        await page.GetByRole(AriaRole.Button, new() { Name = "保存并发布" }).ClickAsync();
        // Without script the pending picture is still pending, which is asked about.
        if (!script) await page.GetByRole(AriaRole.Button, new() { Name = "仍然发布" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/articles/\d+$"));

        var visitor = await browser.OpenAsync(site, width: 360, script: script);
        await visitor.GotoAsync($"/articles/{page.Url.Split('/')[^1]}");
        var shown = visitor.GetByRole(AriaRole.Img, new() { Name = "门前合影" });
        await shown.ScrollIntoViewIfNeededAsync();
        await Expect(shown).ToBeVisibleAsync();
        await Expect(shown).ToHaveJSPropertyAsync("naturalWidth", 8);
    }
}
