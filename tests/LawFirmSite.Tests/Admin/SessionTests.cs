using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LawFirmSite.Tests.Admin;

/// <summary>How long one stays signed in, and what ends it. Nothing here waits: what ends a session ends it with the next request.</summary>
public sealed class SessionTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task A_session_ends_after_half_an_hour_of_doing_nothing()
    {
        var staff = await site.StaffAsync();
        for (var i = 0; i < 5; i++)
        {
            site.Time.Pass(TimeSpan.FromMinutes(29));
            Assert.True(await staff.IsInAsync());
        }
        site.Time.Pass(TimeSpan.FromMinutes(31));
        Assert.False(await staff.IsInAsync());
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_busy_it_is()
    {
        var staff = await site.StaffAsync();
        for (var i = 0; i < 12 * 60 / 20 - 1; i++)
        {
            site.Time.Pass(TimeSpan.FromMinutes(20));
            Assert.True(await staff.IsInAsync());
        }
        site.Time.Pass(TimeSpan.FromMinutes(20));
        Assert.False(await staff.IsInAsync());
    }

    [Fact]
    public async Task Reading_page_after_page_writes_once_a_minute()
    {
        var staff = await site.StaffAsync();
        var begun = await SeenAsync();
        for (var i = 0; i < 5; i++)
        {
            site.Time.Pass(TimeSpan.FromSeconds(11));
            Assert.True(await staff.IsInAsync());
        }
        Assert.Equal(begun, await SeenAsync());
        site.Time.Pass(TimeSpan.FromSeconds(11));
        Assert.True(await staff.IsInAsync());
        Assert.Equal(begun + TimeSpan.FromSeconds(66), await SeenAsync());

        async Task<DateTimeOffset> SeenAsync()
        {
            var id = await site.IdAsync(staff);
            return await site.DbAsync(db => db.StaffSessions.Where(session => session.AccountId == id).Select(session => session.SeenAt).SingleAsync());
        }
    }

    [Fact]
    public async Task A_copied_cookie_is_worth_nothing_after_signing_out()
    {
        var staff = await site.StaffAsync();
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/admin");
        using var thief = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var page = await staff.GetAsync("/admin");
        asked.Headers.Add("Cookie", page.RequestMessage!.Headers.GetValues("Cookie"));
        using (var before = await thief.SendAsync(asked)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using (await staff.PostAsync("/admin/sign-out", [])) { }

        using var again = new HttpRequestMessage(HttpMethod.Get, "/admin");
        again.Headers.Add("Cookie", asked.Headers.GetValues("Cookie"));
        using var after = await thief.SendAsync(again);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_was_tampered_with_is_nobodys_and_never_an_error()
    {
        var staff = await site.StaffAsync();
        using var page = await staff.GetAsync("/admin");
        var cookies = page.RequestMessage!.Headers.GetValues("Cookie").Single();
        var start = cookies.IndexOf("staff=", StringComparison.Ordinal) + "staff=".Length;
        using var thief = site.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        foreach (var at in Enumerable.Range(0, 12).Select(n => start + 15 * n))
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, "/admin");
            asked.Headers.Add("Cookie", cookies[..at] + (cookies[at] == 'A' ? 'B' : 'A') + cookies[(at + 1)..]);
            using var answer = await thief.SendAsync(asked);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    // CVE-2026-40372: before 10.0.7 payloads could be forged.
    [Fact]
    public void What_signs_cookies_is_of_a_version_that_cannot_be_forged() => Assert.True(
        System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(Microsoft.AspNetCore.DataProtection.IDataProtector).Assembly.Location) is { ProductMajorPart: 10, ProductBuildPart: >= 7 } or { ProductMajorPart: > 10 });

    [Fact]
    public async Task Signing_in_again_begins_a_new_session_and_ends_the_one_before()
    {
        var staff = await site.StaffAsync();
        var id = await site.IdAsync(staff);
        var before = await KeysAsync();
        using (await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = staff.UserName, ["Password"] = TestSite.Password })) { }
        var after = await KeysAsync();

        Assert.Single(before);
        Assert.Single(after);
        Assert.NotEqual(before[0], after[0]);

        Task<List<string>> KeysAsync() => site.DbAsync(db => db.StaffSessions.Where(session => session.AccountId == id).Select(session => session.KeyHash).ToListAsync());
    }

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_one_or_all_others()
    {
        var here = await site.StaffAsync();
        var (phone, _) = await site.SignInAsync(here.UserName);
        var (office, _) = await site.SignInAsync(here.UserName);
        var (stranger, other) = (await site.StaffAsync(), await site.StaffAsync());

        var page = await here.PageAsync("/admin/account");
        var forms = page.QuerySelectorAll("form[action*='/sessions/']").Select(form => form.GetAttribute("action")!).ToList();
        Assert.Equal(4, forms.Count);
        Assert.Single(page.QuerySelectorAll("td"), cell => cell.TextContent.Contains("这一台", StringComparison.Ordinal) && cell.ClassName == "list__main");

        using (var foreign = await stranger.PostAsync(forms[1], [])) Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        using (await here.PostAsync(forms[1], [])) { }
        Assert.Equal(1, new[] { await phone.IsInAsync(), await office.IsInAsync() }.Count(isIn => isIn));
        using (await here.PostAsync("/admin/account/sessions/end-others", [])) { }
        Assert.Equal((true, false, false, true), (await here.IsInAsync(), await phone.IsInAsync(), await office.IsInAsync(), await other.IsInAsync()));
        using (await here.PostAsync(forms[0], [])) { }
        Assert.False(await here.IsInAsync());
    }

    [Fact]
    public async Task An_administrator_can_end_all_sessions_of_a_colleague()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var staff = await site.StaffAsync();
        var id = await site.IdAsync(staff);
        using (await administrator.PostAsync($"/admin/staff/{id}/sessions/end", [], $"/admin/staff/{id}")) { }
        Assert.False(await staff.IsInAsync());
    }

    [Fact]
    public async Task A_new_name_or_address_ends_nothing()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var staff = await site.StaffAsync();
        var id = await site.IdAsync(staff);
        using (await administrator.PostAsync($"/admin/staff/{id}", new() { ["DisplayName"] = "新名字", ["Role"] = "Editor", ["Email"] = "someone@example.cn" }, $"/admin/staff/{id}")) { }
        Assert.Contains("新名字", (await staff.PageAsync("/admin")).Body!.TextContent);
        using (await staff.PostAsync("/admin/account", new() { ["DisplayName"] = "又一个名字" })) { }
        Assert.Contains("又一个名字", (await staff.PageAsync("/admin")).Body!.TextContent);
        using (await staff.PostAsync("/admin/account/email", new() { ["Email"] = "else@example.cn", ["EmailPassword"] = "不对的密码" })) { }
        Assert.Equal("someone@example.cn", (await site.AccountAsync(staff.UserName)).Email);
    }

    [Fact]
    public async Task What_is_over_is_taken_away()
    {
        var staff = await site.StaffAsync();
        var id = await site.IdAsync(staff);
        using (await new StaffClient(site.Visitor(), "").PostAsync("/admin/sign-in", new() { ["UserName"] = "没有这个人", ["Password"] = "不对的密码" })) { }
        site.Time.Pass(TimeSpan.FromMinutes(31));

        await site.Services.GetServices<IHostedService>().OfType<AccountTidying>().Single().TidyAsync(CancellationToken.None);

        Assert.Equal((0, 0), await site.DbAsync(async db => (await db.StaffSessions.CountAsync(session => session.AccountId == id), await db.SignInGuesses.CountAsync())));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0", "Windows 电脑上的 Edge")]
    [InlineData("Mozilla/5.0 (Linux; Android 9; PACM00) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/66.0 Mobile Safari/537.36 MicroMessenger/8.0", "安卓手机上的微信")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1", "iPhone 上的 Safari")]
    [InlineData("curl/8.0", "不认识的设备")]
    [InlineData("", "不认识的设备")]
    public void A_device_is_named_in_a_few_words(string userAgent, string name) => Assert.Equal(name, DeviceName.Of(userAgent));
}
