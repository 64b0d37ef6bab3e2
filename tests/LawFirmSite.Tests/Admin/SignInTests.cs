using System.Net;
using LawFirmSite.Data.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

public sealed class SignInTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_disabled_account_get_the_same_answer()
    {
        var known = await site.StaffAsync();
        var disabled = await site.StaffAsync();
        await ChangeAsync(disabled.UserName, account => account.Disable(site.Clock.Now));

        var answers = new List<string>();
        foreach (var (name, password) in new[] { ("没有这个人", TestSite.Password), (known.UserName, "不对的密码不对的密码"), (disabled.UserName, TestSite.Password), (known.UserName, new string('长', 200)) })
        {
            var (status, page) = await new StaffClient(site.Visitor(), "").RefusedAsync("/admin/sign-in", new() { ["UserName"] = name, ["Password"] = password });
            Assert.Equal(HttpStatusCode.BadRequest, status);
            Assert.Equal(name, page.Value("UserName"));
            Assert.Equal("", page.Value("Password"));
            answers.Add(page.Refusal());
        }
        Assert.Single(answers.Distinct());
        Assert.Contains("15 分钟", answers[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("\\\\evil.example/")]
    [InlineData("http:evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("~//evil.example")]
    [InlineData(" //evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string back)
    {
        var staff = await site.StaffAsync();
        using var answer = await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = staff.UserName, ["Password"] = TestSite.Password, ["Back"] = back });
        Assert.Equal("/admin", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Signing_in_leads_back_to_the_page_that_asked_for_it()
    {
        var staff = await site.StaffAsync();
        using var asked = await site.Visitor().GetAsync("/admin/articles?q=援助");
        Assert.StartsWith("/admin/sign-in?back=", asked.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        var form = await new StaffClient(site.Visitor(), "").PageAsync(asked.Headers.Location!.PathAndQuery);
        using var answer = await staff.PostAsync("/admin/sign-in", new() { ["UserName"] = staff.UserName, ["Password"] = TestSite.Password, ["Back"] = form.Value("Back") });
        Assert.StartsWith("/admin/articles?q=", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_clears_what_the_browser_kept()
    {
        var staff = await site.StaffAsync();
        using var left = await staff.PostAsync("/admin/sign-out", []);
        Assert.Equal("/admin/sign-in", left.Headers.Location!.ToString());
        Assert.Contains("\"storage\"", left.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        using var after = await staff.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Who_is_disabled_is_out()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await IdAsync(author.UserName);
        using (var before = await author.GetAsync("/admin")) Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        using (var done = await administrator.PostAsync($"/admin/staff/{id}/disable", [], $"/admin/staff/{id}")) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);

        using var after = await author.GetAsync("/admin");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task A_lower_role_holds_at_once_and_a_new_password_ends_other_sessions()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var editor = await site.StaffAsync(StaffRole.Editor);
        var id = await IdAsync(editor.UserName);
        using (await administrator.PostAsync($"/admin/staff/{id}", new() { ["DisplayName"] = "降级的人", ["Role"] = "Author" }, $"/admin/staff/{id}")) { }
        using (var demoted = await editor.GetAsync("/admin/offices")) Assert.Equal(HttpStatusCode.Redirect, demoted.StatusCode);

        var author = await site.StaffAsync(StaffRole.Author);
        var (elsewhere, _) = await site.SignInAsync(author.UserName);
        using (var changed = await author.PostAsync("/admin/account/password", NewPassword(TestSite.Password), "/admin/account")) Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.True(await author.IsInAsync());
        Assert.False(await elsewhere.IsInAsync());
    }

    [Fact]
    public async Task A_wrong_current_password_changes_nothing()
    {
        var staff = await site.StaffAsync();
        var (status, page) = await staff.RefusedAsync("/admin/account/password", NewPassword("不是这个密码不是"), "/admin/account");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("现在的密码不对", page.Refusal(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> NewPassword(string current) => new() { ["CurrentPassword"] = current, ["Password"] = AccountPages.OtherPassword, ["PasswordAgain"] = AccountPages.OtherPassword };

    private Task<int> IdAsync(string userName) => site.DbAsync(async db => (await db.Users.SingleAsync(a => a.UserName == userName)).Id);

    private Task<bool> ChangeAsync(string userName, Action<StaffAccount> change) => site.DbAsync(async db =>
    {
        change(await db.Users.SingleAsync(a => a.UserName == userName));
        return await db.SaveChangesAsync() > 0;
    });
}
