using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Tests.Admin;

/// <summary>One-time links: an invitation, and the way back for who forgot a password.</summary>
public sealed class InvitationTests(ClockedSite site) : IClassFixture<ClockedSite>
{
    [Fact]
    public async Task Who_is_invited_chooses_the_password_and_is_in()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var (name, link) = await InviteAsync(administrator);
        var invited = new StaffClient(site.Visitor(), name);

        Assert.Contains(name, (await invited.PageAsync(link)).Body!.TextContent);
        using (var chosen = await ChooseAsync(invited, link)) Assert.Equal("/admin", chosen.Headers.Location!.ToString());
        Assert.True(await invited.IsInAsync());
        var (_, answer) = await site.SignInAsync(name);
        Assert.Equal("/admin", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_link_works_once_also_for_two_at_once()
    {
        var (name, link) = await InviteAsync(await site.StaffAsync(StaffRole.Administrator));
        var clients = Enumerable.Range(0, 4).Select(_ => new StaffClient(site.Visitor(), name)).ToList();

        var answers = await Task.WhenAll(clients.Select(client => ChooseAsync(client, link)));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        Assert.All(answers, answer => Assert.True(answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.Gone, answer.StatusCode.ToString()));
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(link));
    }

    [Fact]
    public async Task Looking_at_a_link_and_a_weak_password_use_nothing_up()
    {
        var (name, link) = await InviteAsync(await site.StaffAsync(StaffRole.Administrator));
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await StatusAsync(link));

        var invited = new StaffClient(site.Visitor(), name);
        using (var weak = await ChooseAsync(invited, link, "password1234"))
        {
            Assert.Equal(HttpStatusCode.BadRequest, weak.StatusCode);
            Assert.Contains("没有保存", (await TestSite.HtmlAsync(weak)).Refusal(), StringComparison.Ordinal);
        }
        using var chosen = await ChooseAsync(invited, link);
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
    }

    [Fact]
    public async Task A_link_lasts_an_hour()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var (_, invitation) = await InviteAsync(administrator);
        var reset = await ResetAsync(administrator, await site.StaffAsync(StaffRole.Author));

        site.Time.Pass(TimeSpan.FromMinutes(59));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync(invitation), await StatusAsync(reset)));
        site.Time.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.Gone), (await StatusAsync(invitation), await StatusAsync(reset)));
    }

    [Fact]
    public async Task A_new_link_a_revoked_one_and_a_disabled_account_end_the_link()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var author = await site.StaffAsync(StaffRole.Author);
        var id = await site.IdAsync(author);

        var first = await ResetAsync(administrator, author);
        var second = await ResetAsync(administrator, author);
        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.OK), (await StatusAsync(first), await StatusAsync(second)));
        using (await administrator.PostAsync($"/admin/staff/{id}/link/revoke", [], $"/admin/staff/{id}")) { }
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(second));

        var third = await ResetAsync(administrator, author);
        using (await administrator.PostAsync($"/admin/staff/{id}/disable", [], $"/admin/staff/{id}")) { }
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(third));
        using (await administrator.PostAsync($"/admin/staff/{id}/enable", [], $"/admin/staff/{id}")) { }
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync(third));
    }

    [Fact]
    public async Task A_reset_ends_sessions_keeps_the_second_factor_and_makes_the_old_password_worthless()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var author = await site.StaffAsync(StaffRole.Author);
        var (secret, _) = await author.UseAuthenticatorAsync(site);
        var link = await ResetAsync(administrator, author);

        var browser = new StaffClient(site.Visitor(), author.UserName);
        using (var chosen = await ChooseAsync(browser, link, AccountPages.OtherPassword)) Assert.Equal("/admin/sign-in", chosen.Headers.Location!.ToString());
        Assert.False(await author.IsInAsync());
        Assert.False(await browser.IsInAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await site.SignInAsync(author.UserName)).Answer.StatusCode);
        var (again, asked) = await site.SignInAsync(author.UserName, AccountPages.OtherPassword);
        Assert.Equal("/admin/sign-in/code", asked.Headers.Location!.ToString());
        Assert.False(await again.IsInAsync());
        using (await again.PostAsync("/admin/sign-in/code", new() { ["Code"] = AccountPages.CodeOf(secret, site, 1) })) { }
        Assert.True(await again.IsInAsync());
    }

    [Fact]
    public async Task Neither_link_nor_session_nor_recovery_code_can_be_read_from_the_database()
    {
        var (_, link) = await InviteAsync(await site.StaffAsync(StaffRole.Administrator));
        var token = link.Split('=')[1];
        var stored = await site.DbAsync(db => db.StaffLinks.OrderByDescending(row => row.Id).Select(row => row.TokenHash).FirstAsync());

        Assert.Equal(64, stored.Length);
        Assert.NotEqual(token, stored);
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync($"/admin/new-password?token={stored}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=abc")]
    [InlineData("?token=%00")]
    public async Task Without_a_good_token_there_is_only_advice(string query)
    {
        using var answer = await site.Visitor().GetAsync("/admin/new-password" + query);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains("请让本所管理员再发一个", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_name_and_a_wrong_address_are_refused_and_what_was_typed_stays()
    {
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        var (name, _) = await InviteAsync(administrator);

        var (status, page) = await administrator.RefusedAsync("/admin/staff/new", new() { ["UserName"] = name, ["DisplayName"] = "某某", ["Role"] = "Author" }, "/admin/staff/new");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("已经有人用了", page.Refusal(), StringComparison.Ordinal);
        Assert.Equal("某某", page.Value("DisplayName"));
        foreach (var wrong in new[] { "某某", "a@b c", "a@example.cn, b@example.cn", "某某 <a@example.cn>", "a@example.cn\r\nBcc: b@example.cn" })
            Assert.Equal(HttpStatusCode.BadRequest, (await administrator.RefusedAsync("/admin/staff/new", new() { ["UserName"] = $"某某{Guid.NewGuid():N}"[..20], ["Role"] = "Author", ["Email"] = wrong }, "/admin/staff/new")).Status);
    }

    private async Task<(string Name, string Link)> InviteAsync(StaffClient administrator)
    {
        var name = $"新人-{Guid.NewGuid():N}"[..20];
        using var answer = await administrator.PostAsync("/admin/staff/new", new() { ["UserName"] = name, ["Role"] = "Author" }, "/admin/staff/new");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (name, AccountPages.LinkOn(await TestSite.HtmlAsync(answer)));
    }

    private async Task<string> ResetAsync(StaffClient administrator, StaffClient staff)
    {
        var id = await site.IdAsync(staff);
        using var answer = await administrator.PostAsync($"/admin/staff/{id}/link", [], $"/admin/staff/{id}");
        return AccountPages.LinkOn(await TestSite.HtmlAsync(answer));
    }

    private static Task<HttpResponseMessage> ChooseAsync(StaffClient client, string link, string password = TestSite.Password) =>
        client.PostAsync("/admin/new-password", new() { ["Token"] = Uri.UnescapeDataString(link.Split('=')[1]), ["Password"] = password, ["PasswordAgain"] = password });

    private async Task<HttpStatusCode> StatusAsync(string link)
    {
        using var answer = await site.Visitor().GetAsync(link);
        return answer.StatusCode;
    }
}
