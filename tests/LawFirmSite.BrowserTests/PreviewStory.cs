using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>A draft goes to somebody without an account, is read and printed as a draft, and is taken back.</summary>
[Collection(BrowserCollection.Name)]
public class PreviewStory(Browser browser)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_link_is_made_opened_printed_and_taken_back(bool script)
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, width: 360, script: script);
        await site.SignInAsync(page, StaffRole.Author);
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("[name=Title]").FillAsync("请您先看看的稿子");
        await page.Locator("[name=Body]").FillAsync(string.Concat(Enumerable.Repeat("这是还会修改的一段话。\n\n", 120)));
        await page.GetByRole(AriaRole.Button, new() { Name = "保存草稿" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/articles/\d+$"));

        await page.Locator("[name=Whom]").FillAsync("某某（当事人）");
        await page.GetByRole(AriaRole.Button, new() { Name = "建链接" }).ClickAsync();
        var address = await page.Locator("#new-preview-link").InputValueAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "复制链接" })).ToBeVisibleAsync(new() { Visible = script });

        var reader = await browser.OpenAsync(site, width: 360, script: script);
        Assert.Equal(200, (await reader.GotoAsync(address))!.Status);
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("请您先看看的稿子");
        await Expect(reader.GetByText("草稿，仅供预览，还会修改")).ToBeVisibleAsync();
        Assert.True(await reader.Locator("svg.draft-mark").EvaluateAsync<bool>("mark => { const box = mark.getBoundingClientRect(); return box.width > 0 && box.height >= innerHeight && getComputedStyle(mark).pointerEvents === 'none'; }"));

        await reader.GetByRole(AriaRole.Link, new() { Name = "打印" }).ClickAsync();
        await Expect(reader).ToHaveURLAsync(new Regex("/print$"));
        if (script) await EverySheetSaysDraftAsync(await reader.PdfAsync(new() { Format = "A4" }));

        await page.GetByRole(AriaRole.Button, new() { Name = "收回" }).ClickAsync();
        await Expect(page.GetByText("链接已收回")).ToBeVisibleAsync();
        await Expect(page.Locator("#preview-links")).ToContainTextAsync("1 次");
        Assert.Equal(404, (await reader.GotoAsync(address))!.Status);
        Assert.Equal(404, (await reader.GotoAsync($"{address}/print"))!.Status);
    }

    private static async Task EverySheetSaysDraftAsync(byte[] pdf)
    {
        using var reading = Reader() ?? throw new SkipException("pdftotext is not here. Install poppler-utils.");
        await reading.StandardInput.BaseStream.WriteAsync(pdf);
        reading.StandardInput.Close();
        var sheets = (await reading.StandardOutput.ReadToEndAsync()).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        await reading.WaitForExitAsync();

        Assert.True(sheets.Length > 1, $"{sheets.Length} sheets");
        // The words lie aslant across the lines, so they are read one by one.
        Assert.All(sheets, sheet => Assert.True(sheet.Contains('草', StringComparison.Ordinal) && sheet.Contains('稿', StringComparison.Ordinal), sheet));
    }

    private static Process? Reader()
    {
        try
        {
            return Process.Start(new ProcessStartInfo("pdftotext", "- -") { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 });
        }
        catch (Win32Exception) when (Environment.GetEnvironmentVariable("REQUIRE_BROWSER") != "1")
        {
            return null;
        }
    }
}
