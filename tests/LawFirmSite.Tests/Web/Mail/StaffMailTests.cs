using System.Net;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Mail;
using LawFirmSite.Tests.Admin;
using LawFirmSite.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Web.Mail;

/// <summary>Letters to staff: what is in them, and that none is lost or sent by a site without a mail server.</summary>
public sealed class StaffMailTests : IDisposable
{
    private readonly MailServer _server = new();
    private readonly MailSite _site;

    public StaffMailTests() => _site = new(_server.Port);

    /// <summary>Its public address is not the one it is reached by, as behind a proxy.</summary>
    private sealed class MailSite(int port) : ClockedSite(new()
    {
        ["Site:PublicOrigin"] = "http://localhost:8443",
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail:Security"] = "None",
        ["Mail:From"] = "某某律师事务所 <noreply@example.cn>",
    });

    public void Dispose()
    {
        _site.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task An_invitation_is_mailed_with_a_link_of_the_public_origin_that_works_and_its_text_is_then_erased()
    {
        var administrator = await _site.StaffAsync(StaffRole.Administrator);
        using (var invited = await administrator.PostAsync("/admin/staff/new", Invitation("王芳"), "/admin/staff/new"))
            Assert.Contains("wang@example.cn", await invited.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await UnsentAsync(m => m.SentAt != null));

        await SendAsync();

        var letter = Assert.Single(_server.Letters);
        Assert.Equal(("wang@example.cn", "noreply@example.cn"), (letter.To.Mailboxes.Single().Address, letter.From.Mailboxes.Single().Address));
        Assert.Contains("请设置您的登录密码", letter.Subject, StringComparison.Ordinal);
        Assert.Contains("用户名：王芳", letter.TextBody, StringComparison.Ordinal);
        var link = letter.TextBody!.Split('\n').Select(line => line.Trim()).Single(line => line.StartsWith("http", StringComparison.Ordinal));
        Assert.StartsWith("http://localhost:8443/admin/new-password?token=", link, StringComparison.Ordinal);
        using var opened = await _site.Visitor().GetAsync(new Uri(link).PathAndQuery);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        var kept = await _site.DbAsync(db => db.OutgoingMails.AsNoTracking().SingleAsync());
        Assert.Equal(("", _site.Clock.Now), (kept.Body, kept.SentAt!.Value));

        await SendAsync();
        Assert.Single(_server.Letters);
    }

    [Fact]
    public async Task A_letter_is_tried_later_and_later_then_given_up_and_administrators_see_why()
    {
        _server.Refusal = "550 no such mailbox here";
        var administrator = await _site.StaffAsync(StaffRole.Administrator);
        using (await administrator.PostAsync("/admin/staff/new", Invitation("王芳"), "/admin/staff/new")) { }

        await SendAsync();
        await SendAsync(); // not due again yet
        Assert.Equal(1, (await MailAsync()).Tries);
        Assert.Contains("no such mailbox here", (await administrator.PageAsync("/admin/staff")).Body!.TextContent, StringComparison.Ordinal);

        for (var i = 0; i < 10; i++)
        {
            _site.Time.Pass(TimeSpan.FromMinutes(4));
            await SendAsync();
            _site.Time.Pass(TimeSpan.FromHours(12));
            await SendAsync();
            administrator = await _site.StaffAsync(StaffRole.Administrator);
        }
        var mail = await MailAsync();
        Assert.Equal(("", 8), (mail.Body, mail.Tries));
        Assert.NotNull(mail.GivenUpAt);
        Assert.Contains("不再试了", (await administrator.PageAsync("/admin/staff")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(_server.Letters);
    }

    [Fact]
    public async Task A_server_that_hangs_up_delays_a_letter_and_nobody_waits_for_it()
    {
        _server.HangsUp = true;
        var administrator = await _site.StaffAsync(StaffRole.Administrator);
        using (var invited = await administrator.PostAsync("/admin/staff/new", Invitation("王芳"), "/admin/staff/new")) Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        await SendAsync();
        Assert.Empty(_server.Letters);

        _server.HangsUp = false;
        _site.Time.Pass(TimeSpan.FromMinutes(2));
        await SendAsync();
        Assert.Single(_server.Letters);
    }

    [Fact]
    public async Task Of_two_senders_one_sends_a_letter()
    {
        var administrator = await _site.StaffAsync(StaffRole.Administrator);
        using (await administrator.PostAsync("/admin/staff/new", Invitation("王芳"), "/admin/staff/new")) { }
        await Task.WhenAll(SendAsync(), SendAsync(), SendAsync());
        Assert.Single(_server.Letters);
    }

    [Fact]
    public async Task What_is_refused_writes_no_letter()
    {
        var administrator = await _site.StaffAsync(StaffRole.Administrator);
        for (var i = 0; i < 2; i++) using (await administrator.PostAsync("/admin/staff/new", Invitation("王芳"), "/admin/staff/new")) { }
        Assert.Equal(1, await UnsentAsync(_ => true));
    }

    [Fact]
    public async Task One_is_told_of_a_new_password_second_factor_and_address_and_of_being_disabled()
    {
        var administrator = await _site.StaffAsync(StaffRole.Administrator);
        var staff = await _site.StaffAsync();
        var id = await _site.IdAsync(staff);
        using (await staff.PostAsync("/admin/account/email", new() { ["Email"] = "old@example.cn", ["EmailPassword"] = TestSite.Password })) { }
        using (await staff.PostAsync("/admin/account/email", new() { ["Email"] = "new@example.cn", ["EmailPassword"] = TestSite.Password })) { }
        using (await staff.PostAsync("/admin/account/password", new() { ["CurrentPassword"] = TestSite.Password, ["Password"] = AccountPages.OtherPassword, ["PasswordAgain"] = AccountPages.OtherPassword })) { }
        await staff.UseAuthenticatorAsync(_site);
        using (await administrator.PostAsync($"/admin/staff/{id}/disable", [], $"/admin/staff/{id}")) { }

        await SendAsync();

        Assert.Equal(
            ["old@example.cn 您的账号换了邮箱", "new@example.cn 您的登录密码已更改", "new@example.cn 您的两步验证或通行密钥有变动", "new@example.cn 您的账号已停用"],
            _server.Letters.Select(letter => $"{letter.To.Mailboxes.Single().Address} {letter.Subject!.Split('：')[^1]}"));
        Assert.All(_server.Letters, letter => Assert.DoesNotContain("http", letter.TextBody, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a@example.cn\r\nBcc: b@example.cn", "某某")]
    [InlineData("a@example.cn", "某某\nBcc: b@example.cn")]
    public void A_header_is_one_line(string recipient, string subject) => Assert.Throws<ArgumentException>(() => new OutgoingMail(recipient, subject, "", DateTimeOffset.UnixEpoch));

    [Fact]
    public async Task Without_a_mail_server_no_letter_is_written()
    {
        using var site = new TestSite();
        var administrator = await site.StaffAsync(StaffRole.Administrator);
        using (await administrator.PostAsync("/admin/staff/new", Invitation("王芳"), "/admin/staff/new")) { }
        Assert.Equal(0, await site.DbAsync(db => db.OutgoingMails.CountAsync()));
    }

    private static Dictionary<string, string> Invitation(string name) => new() { ["UserName"] = name, ["Role"] = "Author", ["Email"] = "wang@example.cn" };

    private Task SendAsync() => _site.Services.GetRequiredService<MailSender>().SendDueAsync(CancellationToken.None);

    private Task<OutgoingMail> MailAsync() => _site.DbAsync(db => db.OutgoingMails.AsNoTracking().SingleAsync());

    private Task<int> UnsentAsync(System.Linq.Expressions.Expression<Func<OutgoingMail, bool>> which) => _site.DbAsync(db => db.OutgoingMails.CountAsync(which));
}
