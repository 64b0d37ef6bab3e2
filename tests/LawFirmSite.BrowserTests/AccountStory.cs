using System.Text.RegularExpressions;
using LawFirmSite.Data.Accounts;
using Microsoft.Playwright;
using OtpNet;
using static Microsoft.Playwright.Assertions;

namespace LawFirmSite.BrowserTests;

/// <summary>A colleague's first day and the day the telephone is lost; and a passkey, which only a browser can make.</summary>
[Collection(SecondBrowserCollection.Name)]
public class AccountStory(Browser browser)
{
    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_the_invitation_to_a_recovery_code_and_out(bool script)
    {
        await using var site = new BrowserSite();
        var administrator = await browser.OpenAsync(site, script: script);
        await site.SignInAsync(administrator, StaffRole.Administrator, "管理员某");

        // A link for the new colleague, shown once.
        await administrator.GotoAsync("/admin/staff/new");
        await administrator.Locator("[name=UserName]").FillAsync("新人某");
        await administrator.GetByRole(AriaRole.Button, new() { Name = "生成邀请链接" }).ClickAsync();
        var link = new Uri(await administrator.Locator("[data-copy-line]").InputValueAsync()).PathAndQuery;
        await Expect(administrator.GetByRole(AriaRole.Button, new() { Name = "复制" })).ToBeVisibleAsync(new() { Visible = script });

        // The colleague chooses a password and is in.
        var page = await browser.OpenAsync(site, width: 360, script: script);
        await page.GotoAsync(link);
        foreach (var field in await page.Locator("input[type=password]").AllAsync()) await field.FillAsync(BrowserSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "设好密码" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin$"));

        // The app.
        await page.GotoAsync("/admin/account");
        await page.GetByRole(AriaRole.Link, new() { Name = "设置两步验证和通行密钥" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "设置验证器应用" }).ClickAsync();
        await Expect(page.Locator("svg.qr")).ToBeVisibleAsync();
        var secret = (await page.Locator(".secret").TextContentAsync())!.Replace(" ", "", StringComparison.Ordinal);
        await page.Locator("[name=Code]").FillAsync(CodeOf(secret, site));
        await page.GetByRole(AriaRole.Button, new() { Name = "开启" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(RecoveryCode.CodesEach);
        var codes = await page.Locator(".codes li").AllTextContentsAsync();

        // Out, and in with a code: that of the next half minute, since the one of now was used.
        await SignOutAsync(page);
        await PasswordAsync(page);
        await page.Locator("[name=Code]").FillAsync(CodeOf(secret, site, 30));
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin$"));

        // The telephone is lost: a recovery code does once.
        await SignOutAsync(page);
        await PasswordAsync(page);
        await page.Locator("[name=Code]").FillAsync(codes[0]);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin$"));

        // Signed in at the office as well; the telephone signs it out.
        var office = await browser.OpenAsync(site, script: script);
        await PasswordAsync(office);
        await office.Locator("[name=Code]").FillAsync(codes[1]);
        await office.Keyboard.PressAsync("Enter");
        await Expect(office).ToHaveURLAsync(new Regex("/admin$"));
        await page.GotoAsync("/admin/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出所有其他设备" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("其他设备都已退出");
        await office.GotoAsync("/admin");
        await Expect(office).ToHaveURLAsync(new Regex("/admin/sign-in"));

        // The colleague leaves: out with the next click.
        await administrator.GotoAsync("/admin/staff");
        await administrator.GetByRole(AriaRole.Link, new() { Name = "新人某" }).ClickAsync();
        await administrator.GetByRole(AriaRole.Button, new() { Name = "停用账号" }).ClickAsync();
        await Expect(administrator.GetByRole(AriaRole.Status)).ToContainTextAsync("已停用");
        await page.GotoAsync("/admin");
        await Expect(page).ToHaveURLAsync(new Regex("/admin/sign-in"));
    }

    [SkippableFact]
    public async Task A_passkey_is_made_used_and_deleted()
    {
        await using var site = new BrowserSite();
        var page = await browser.OpenAsync(site);
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        await site.SignInAsync(page, StaffRole.Editor);

        await page.GotoAsync("/admin/account/second-factor");
        await page.Locator("[name=Name]").FillAsync("办公室电脑");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加通行密钥" }).ClickAsync();
        await Expect(page.Locator(".list__main", new() { HasText = "办公室电脑" })).ToBeVisibleAsync();

        await SignOutAsync(page);
        await page.GotoAsync("/admin/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin$"));

        await page.GotoAsync("/admin/account/second-factor");
        await page.GetByRole(AriaRole.Button, new() { Name = "删去" }).ClickAsync();
        await Expect(page.Locator(".notice")).ToContainTextAsync("已删去");
        await SignOutAsync(page);
        await page.GotoAsync("/admin/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "用通行密钥登录" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("不能用");
    }

    private static string CodeOf(string secret, BrowserSite site, int secondsFromNow = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(site.Clock.Now.AddSeconds(secondsFromNow).UtcDateTime);

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "退出登录" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/sign-in$"));
    }

    private static async Task PasswordAsync(IPage page)
    {
        await page.GotoAsync("/admin/sign-in");
        await page.Locator("[name=UserName]").FillAsync("新人某");
        await page.Locator("[name=Password]").FillAsync(BrowserSite.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/admin/sign-in/code"));
    }
}
