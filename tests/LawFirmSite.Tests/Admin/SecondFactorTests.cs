using System.Net;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>The authenticator app and its recovery codes.</summary>
public sealed class SecondFactorTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    private const string SetUp = "/admin/account/second-factor/app";

    [Fact]
    public async Task With_an_app_the_password_alone_opens_nothing_and_the_code_does()
    {
        var staff = await site.StaffAsync();
        var (secret, _) = await staff.UseAuthenticatorAsync(site);
        Assert.True(await staff.IsInAsync());

        var (browser, asked) = await site.SignInAsync(staff.UserName);
        Assert.Equal("/admin/sign-in/code", asked.Headers.Location!.ToString());
        Assert.False(await browser.IsInAsync());
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(browser, "000000"));
        Assert.False(await browser.IsInAsync());
        Assert.Equal(HttpStatusCode.Redirect, await CodeAsync(browser, AccountPages.CodeOf(secret, site, 1)));
        Assert.True(await browser.IsInAsync());
    }

    [Fact]
    public async Task The_app_counts_only_after_a_code_has_shown_that_it_works()
    {
        var staff = await site.StaffAsync();
        var page = await staff.PageAsync(SetUp);
        var (status, again) = await staff.RefusedAsync(SetUp, new() { ["Secret"] = page.Value("Secret"), ["Code"] = "123456" });

        Assert.Equal(HttpStatusCode.BadRequest, status);
        // The same secret once more: the app that has scanned it need not scan again.
        Assert.Equal(page.QuerySelector(".secret")!.TextContent, again.QuerySelector(".secret")!.TextContent);
        Assert.Equal("/admin", (await site.SignInAsync(staff.UserName)).Answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_secret_made_for_somebody_else_or_long_ago_is_not_taken()
    {
        var other = await site.StaffAsync();
        var page = await other.PageAsync(SetUp);
        var secret = page.QuerySelector(".secret")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

        var staff = await site.StaffAsync();
        foreach (var packed in new[] { page.Value("Secret"), "abc", "" })
            using (await staff.PostAsync(SetUp, new() { ["Secret"] = packed, ["Code"] = AccountPages.CodeOf(secret, site) })) { }
        Assert.False((await site.AccountAsync(staff.UserName)).TwoFactorEnabled);
    }

    [Fact]
    public async Task A_code_is_good_once_also_the_one_of_the_setup_and_also_for_two_at_once()
    {
        var staff = await site.StaffAsync();
        var (secret, _) = await staff.UseAuthenticatorAsync(site);
        var (early, _) = await site.SignInAsync(staff.UserName);
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(early, AccountPages.CodeOf(secret, site)));

        site.Time.Pass(TimeSpan.FromSeconds(30));
        var code = AccountPages.CodeOf(secret, site);
        var browsers = new List<StaffClient>();
        for (var i = 0; i < 3; i++) browsers.Add((await site.SignInAsync(staff.UserName)).Staff);
        var answers = await Task.WhenAll(browsers.Select(browser => CodeAsync(browser, code)));

        Assert.Single(answers, answer => answer == HttpStatusCode.Redirect);
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync((await site.SignInAsync(staff.UserName)).Staff, code));
    }

    [Fact]
    public async Task A_recovery_code_is_good_once_however_it_is_typed_and_the_number_left_is_shown()
    {
        var staff = await site.StaffAsync();
        var (_, codes) = await staff.UseAuthenticatorAsync(site);
        Assert.Equal(RecoveryCode.CodesEach, codes.Distinct().Count());

        var (browser, _) = await site.SignInAsync(staff.UserName);
        Assert.Equal(HttpStatusCode.Redirect, await CodeAsync(browser, codes[3].ToLowerInvariant().Replace('-', ' ')));
        Assert.True(await browser.IsInAsync());
        Assert.Equal("9", (await browser.PageAsync("/admin/account/second-factor")).QuerySelector("strong")!.TextContent);
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync((await site.SignInAsync(staff.UserName)).Staff, codes[3]));

        using (var replaced = await browser.PostAsync("/admin/account/second-factor/recovery-codes", []))
            Assert.DoesNotContain(codes[4], await replaced.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync((await site.SignInAsync(staff.UserName)).Staff, codes[4]));
        var stored = await site.DbAsync(db => db.RecoveryCodes.Select(code => code.Hash).FirstAsync());
        Assert.Equal(32, stored.Length);
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_without_end()
    {
        var staff = await site.StaffAsync();
        var (secret, _) = await staff.UseAuthenticatorAsync(site);
        var (browser, _) = await site.SignInAsync(staff.UserName);
        for (var i = 0; i < 10; i++) Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(browser, $"00000{i}"));

        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(browser, AccountPages.CodeOf(secret, site, 1)));
    }

    [Fact]
    public async Task The_second_step_cannot_be_reached_without_the_first_or_after_the_password_was_changed()
    {
        var staff = await site.StaffAsync();
        var (secret, _) = await staff.UseAuthenticatorAsync(site);
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(new StaffClient(site.Visitor(), ""), AccountPages.CodeOf(secret, site, 1)));

        var (browser, _) = await site.SignInAsync(staff.UserName);
        using (await staff.PostAsync("/admin/account/password", new() { ["CurrentPassword"] = TestSite.Password, ["Password"] = AccountPages.OtherPassword, ["PasswordAgain"] = AccountPages.OtherPassword })) { }
        Assert.Equal(HttpStatusCode.BadRequest, await CodeAsync(browser, AccountPages.CodeOf(secret, site, 1)));
        Assert.False(await browser.IsInAsync());
    }

    [Fact]
    public async Task An_administrator_can_reset_a_lost_telephone_which_ends_sessions()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var staff = await site.StaffAsync();
        await staff.UseAuthenticatorAsync(site);
        var id = await site.IdAsync(staff);

        using (await administrator.PostAsync($"/admin/staff/{id}/second-factor/reset", [], $"/admin/staff/{id}")) { }
        Assert.False(await staff.IsInAsync());
        Assert.Equal(0, await site.DbAsync(db => db.RecoveryCodes.CountAsync(code => code.AccountId == id)));
        Assert.Equal("/admin", (await site.SignInAsync(staff.UserName)).Answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("not json")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"AAAA","attestationObject":"AAAA","authenticatorData":"AAAA","signature":"AAAA"}}""")]
    public async Task What_is_no_passkey_is_refused_and_never_an_error(string credential)
    {
        var visitor = new StaffClient(site.Visitor(), "");
        foreach (var asked in new[] { false, true })
        {
            if (asked) using (var options = await visitor.PostAsync("/admin/sign-in/passkey/options", [])) Assert.Equal(HttpStatusCode.OK, options.StatusCode);
            var (status, page) = await visitor.RefusedAsync("/admin/sign-in/passkey", new() { ["Credential"] = credential });
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Contains("通行密钥", page.Refusal(), StringComparison.Ordinal);
        }
        var staff = await site.StaffAsync();
        using (await staff.PostAsync("/admin/account/passkeys/options", [])) { }
        using (var added = await staff.PostAsync("/admin/account/passkeys", new() { ["Credential"] = credential, ["Name"] = "某某" })) Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);
        Assert.False(await site.DbAsync(db => db.UserPasskeys.AnyAsync()));
    }

    [Fact]
    public async Task Who_signed_in_a_while_ago_shows_the_password_again_before_changing_ways_in()
    {
        var staff = await site.StaffAsync();
        await staff.PageAsync(SetUp);
        site.Time.Pass(TimeSpan.FromMinutes(16));

        using (var asked = await staff.GetAsync(SetUp)) Assert.StartsWith("/admin/account/confirm", asked.Headers.Location!.ToString(), StringComparison.Ordinal);
        using (var posted = await staff.PostAsync("/admin/account/second-factor/recovery-codes", [])) Assert.StartsWith("/admin/account/confirm", posted.Headers.Location!.ToString(), StringComparison.Ordinal);
        var (wrong, _) = await staff.RefusedAsync("/admin/account/confirm", new() { ["Password"] = "不对的密码" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong);
        using (var right = await staff.PostAsync("/admin/account/confirm", new() { ["Password"] = TestSite.Password, ["Back"] = "/admin/account/second-factor" }))
            Assert.Equal("/admin/account/second-factor", right.Headers.Location!.ToString());
        await staff.PageAsync(SetUp);
    }

    private static async Task<HttpStatusCode> CodeAsync(StaffClient browser, string code)
    {
        using var answer = await browser.PostAsync("/admin/sign-in/code", new() { ["Code"] = code });
        return answer.StatusCode;
    }
}

/// <summary>With <c>Accounts:RequireSecondFactor</c>.</summary>
public sealed class RequiredSecondFactorTests(RequiredSecondFactorTests.StrictSite site) : IClassFixture<RequiredSecondFactorTests.StrictSite>
{
    public sealed class StrictSite() : ClockedSite(new() { ["Accounts:RequireSecondFactor"] = "true" });

    [Fact]
    public async Task Whoever_has_none_is_led_to_set_one_up_and_can_do_nothing_else()
    {
        var staff = await site.StaffAsync(StaffRole.Administrator);
        foreach (var path in new[] { "/admin", "/admin/articles/new", "/admin/staff", "/admin/account" })
            using (var answer = await staff.GetAsync(path)) Assert.Equal("/admin/account/second-factor", answer.Headers.Location!.ToString());
        using (await staff.PostAsync("/admin/articles/new", ArticlePages.Fields("没有第二步"))) { }
        Assert.False(await site.DbAsync(db => db.Revisions.AnyAsync(revision => revision.Text.Title == "没有第二步")));
        Assert.Empty((await staff.PageAsync("/admin/account/second-factor")).QuerySelectorAll(".rail__nav a"));

        await staff.UseAuthenticatorAsync(site);
        Assert.True(await staff.IsInAsync());
        var (status, page) = await staff.RefusedAsync("/admin/account/second-factor/app/remove", []);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("本所要求两步验证", page.Refusal(), StringComparison.Ordinal);
    }
}
