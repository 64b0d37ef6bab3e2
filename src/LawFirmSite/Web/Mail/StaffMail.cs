using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Mail;

namespace LawFirmSite.Web.Mail;

/// <summary>
/// The letters that members of staff get, if they gave an address and the operator set up mail. Each is only added to the context:
/// the save that makes true what it tells of makes it a letter, and <see cref="MailSender"/> sends it.
/// </summary>
public sealed class StaffMail(SiteDb db, SiteClock clock, MailSettings settings, SiteSettings site, CurrentSite current)
{
    public bool Reaches(StaffAccount account) => settings.IsOn && !string.IsNullOrEmpty(account.Email);

    public Task LinkAsync(StaffAccount account, string path, StaffLink link, CancellationToken cancel) => WriteAsync(account, link.IsInvitation ? "请设置您的登录密码" : "重设登录密码", $"""
        {link.CreatedBy}{(link.IsInvitation ? "给您开通了网站后台的账号" : "请您重设网站后台的密码")}。用户名：{account.UserName}

        请打开下面的链接，自己设一个密码。链接只能用一次，{clock.Local(link.ExpiresAt).WithTime()} 以前有效，请不要转给别人：

        {site.PublicOrigin?.GetLeftPart(UriPartial.Authority)}{path}
        """, cancel);

    public Task PasswordChangedAsync(StaffAccount account, CancellationToken cancel) => ChangedAsync(account, "您的登录密码已更改", cancel);

    public Task SecondFactorChangedAsync(StaffAccount account, CancellationToken cancel) => ChangedAsync(account, "您的两步验证或通行密钥有变动", cancel);

    public Task DisabledAsync(StaffAccount account, CancellationToken cancel) => ChangedAsync(account, "您的账号已停用", cancel);

    /// <summary>To the address as it was: whoever changed it may not be its owner.</summary>
    public Task EmailChangedAsync(StaffAccount account, CancellationToken cancel) => ChangedAsync(account, "您的账号换了邮箱", cancel);

    private Task ChangedAsync(StaffAccount account, string what, CancellationToken cancel) => WriteAsync(account, what, $"""
        {what}。用户名：{account.UserName}，时间：{clock.Local(clock.Now).WithTime()}

        如果不是您自己做的，也没有人告诉过您，请马上找本所管理员。
        """, cancel);

    private async Task WriteAsync(StaffAccount account, string subject, string body, CancellationToken cancel)
    {
        if (!Reaches(account)) return;
        var firm = (await current.GetAsync(cancel)).Profile.Name;
        db.Add(new OutgoingMail(account.Email!, firm.Length > 0 ? $"{firm}：{subject}" : subject, $"{account.DisplayName}，您好：\n\n{body}\n\n这封信由网站自动发出，不用回复。\n", clock.Now));
    }
}
