using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>A page is pasted with the keyboard and becomes a draft; the body of an article is tidied.</summary>
[Collection(BrowserCollection.Name)]
public class IntakeStory(Browser browser)
{
    /// <summary>As WPS puts it on the clipboard; all names are invented.</summary>
    public const string WpsPage = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 14"><style>p.MsoNormal{margin:0pt;}</style></head><body>
        <!--StartFragment--><p class=MsoNormal align=center><b><span style="font-size:18.0000pt">某某县为农民工追回工钱</span></b></p>
        <p class=MsoNormal>来源：某某日报　时间：2026-03-02　点击数：12</p>
        <p class=MsoNormal style="text-indent:21.0000pt"><span style="mso-spacerun:'yes'">去年以来,某某县法律援助中心接待来访群众三百多人次。</span></p>
        <p class=MsoNormal><b>一、怎样申请</b></p>
        <p class=MsoNormal style="text-indent:21.0000pt">申请人带上身份证明和劳动合同，到窗口填写申请表。</p>
        <table><tr><td>单位</td><td>地址</td><td>电话</td></tr><tr><td>甲某县法律援助中心</td><td>某某路1号</td><td>0355-2000000</td></tr><tr><td>乙某县法律援助中心</td><td>某某路2号</td><td>0355-2000001</td></tr></table>
        <p class=MsoNormal><img src="file:///C:/Users/某/clip_image001.png"></p><p class=MsoNormal>【打印】【关闭】</p><!--EndFragment--></body></html>
        """;

    /// <summary>The newspaper page that the product was made for is under copyright and lies beside the repository.</summary>
    private static readonly string RealPage = Path.Combine(TestSite.Repository, "..", "shared", "input", "changzhi-daily-reprint.txt");

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_real_page_becomes_a_draft(bool script)
    {
        Skip.IfNot(File.Exists(RealPage), $"{RealPage} is not here.");
        var text = await File.ReadAllTextAsync(RealPage);
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, script: script);
        await site.SignInAsync(page, StaffRole.Editor);

        await page.GotoAsync("/admin");
        await page.GetByRole(AriaRole.Link, new() { Name = "粘贴文章" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/intake$"));
        if (script)
        {
            await PasteAsync(page, text);
        }
        else
        {
            await page.Locator("[name=Text]").FillAsync(text);
            await page.GetByRole(AriaRole.Button, new() { Name = "排版" }).First.ClickAsync();
        }

        await Expect(page.Locator("[name=Title]")).ToHaveValueAsync(new Regex("^开拓创新 奋力拼搏"));
        await Expect(page.Locator("#directory-title")).ToContainTextAsync("14 条");
        await Expect(page.Locator(".listing")).ToHaveCountAsync(14);
        await page.GetByRole(AriaRole.Button, new() { Name = "生成草稿" }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/articles/\d+$"));

        await Expect(page.Locator("[name=Title]")).ToHaveValueAsync(new Regex("^开拓创新 奋力拼搏.*法律援助工作$"));
        await Expect(page.Locator("[name=Author]")).ToHaveValueAsync(new Regex("^.{3}$"));
        await Expect(page.Locator("[name=Source]")).ToHaveValueAsync("长治日报");
        await Expect(page.Locator("[name=SourceDate]")).ToHaveValueAsync("2013-08-26");
        await Expect(page.Locator("main > div[role=status]")).ToContainTextAsync("2013-08-29 19:49:27");
    }

    [SkippableFact]
    public async Task A_page_with_its_formatting_is_reviewed_with_the_keyboard()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site);
        await site.SignInAsync(page, StaffRole.Editor);
        await page.GotoAsync("/admin/intake");
        await PasteAsync(page, "某某县为农民工追回工钱", WpsPage);

        await Expect(page.Locator("[name=Title]")).ToHaveValueAsync("某某县为农民工追回工钱");
        await Expect(page.Locator("[name=Source]")).ToHaveValueAsync("某某日报");
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync(new Regex("## 一、怎样申请"));
        await Expect(page.Locator(".listing")).ToHaveCountAsync(2);
        await Expect(page.Locator("#images")).ToContainTextAsync("clip_image001.png");

        // The warning about the picture leads to it.
        await page.Locator("[data-code=local-image] a").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex("#images$"));

        // The heading becomes a paragraph, chosen with the keyboard.
        var role = page.Locator(".line", new() { HasText = "一、怎样申请" }).Locator("select");
        await role.FocusAsync();
        await page.Keyboard.TypeAsync("正文");
        await role.SelectOptionAsync(new SelectOptionValue { Label = "正文" });
        await page.GetByRole(AriaRole.Button, new() { Name = "按上面的选择重新排版" }).PressAsync("Enter");
        await Expect(page.Locator("[name=Body]")).Not.ToHaveValueAsync(new Regex("## 一、怎样申请"));

        // What was removed comes back.
        await page.Locator("#removed summary").PressAsync("Enter");
        await page.Locator("#removed li", new() { HasText = "打印" }).GetByRole(AriaRole.Button).PressAsync("Enter");
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync(new Regex("打印"));

        await page.GetByRole(AriaRole.Button, new() { Name = "生成草稿" }).Last.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Regex(@"/admin/articles/\d+$"));
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync(new Regex("乙某县法律援助中心"));
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_is_tidied_and_that_can_be_taken_back(bool script)
    {
        const string typed = "联系人:张某,电话 0355-2000000";
        const string tidied = "联系人：张某，电话 0355-2000000";
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site, script: script);
        await site.SignInAsync(page, StaffRole.Author);
        await page.GotoAsync("/admin/articles/new");
        await page.Locator("[name=Title]").FillAsync("某某通知");
        await page.Locator("[name=Body]").FillAsync(typed);

        await page.GetByRole(AriaRole.Button, new() { Name = "一键排版" }).ClickAsync();
        await Expect(page.Locator("[name=Body]")).ToHaveValueAsync(new Regex($"^{tidied}\\s*$"));
        await Expect(page.Locator("[name=Title]")).ToHaveValueAsync("某某通知");

        if (script)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "撤销" }).ClickAsync();
            await Expect(page.Locator("[name=Body]")).ToHaveValueAsync(typed);
        }
    }

    [SkippableFact]
    public async Task A_file_that_is_far_too_large_gets_a_page_with_a_sentence()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site);
        await site.SignInAsync(page, StaffRole.Author);
        await page.GotoAsync("/admin/intake");
        // A file on disk: its bytes would go to the browser through three programs.
        var file = Path.Combine(site.Folder, "大.txt");
        await File.WriteAllBytesAsync(file, new byte[20 * 1024 * 1024]);
        await page.Locator("[name=File]").SetInputFilesAsync(file);
        await page.GetByRole(AriaRole.Button, new() { Name = "排版" }).First.ClickAsync();

        await Expect(page.Locator("h1")).ToContainTextAsync("发来的内容太大");
    }

    /// <summary>What Ctrl+V does, with what the clipboard would hold.</summary>
    public static Task PasteAsync(IPage page, string text, string html = "") => page.Locator("[name=Text]").EvaluateAsync(
        """
        (area, held) => {
          const clipboard = new DataTransfer();
          clipboard.setData('text/plain', held.text);
          if (held.html) clipboard.setData('text/html', held.html);
          area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }));
        }
        """, new { text, html });
}
