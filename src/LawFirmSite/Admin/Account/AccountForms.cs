using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;

namespace LawFirmSite.Admin.Account;

/// <summary>One's own page: each form of it is posted by itself.</summary>
public sealed record AccountPage(StaffAccount Account, int Passkeys, IReadOnlyList<StaffSession> Sessions, int ThisSession)
{
    public NameForm Name { get; init; } = new() { DisplayName = Account.DisplayName };

    public EmailForm Email { get; init; } = new() { Email = Account.Email };

    public OwnPasswordForm Password { get; init; } = new();
}

public sealed record NameForm
{
    [Display(Name = "姓名"), Required(ErrorMessage = "请填写姓名。"), Line(StaffAccount.NameLength)]
    public string? DisplayName { get; init; }
}

/// <summary>Where letters go; changing it needs the password.</summary>
public sealed record EmailForm
{
    [Display(Name = "邮箱"), Line(StaffAccount.EmailLength), Email]
    public string? Email { get; init; }

    // Named apart from that of the other form of the page, so that each shows its own refusal.
    [Display(Name = "登录密码"), Required(ErrorMessage = "请填写登录密码。"), Line(PasswordRules.Longest)]
    public string? EmailPassword { get; init; }
}

/// <summary>The password now and the one to come.</summary>
public sealed record OwnPasswordForm
{
    [Display(Name = "现在的密码"), Required(ErrorMessage = "请填写现在的密码。"), Line(PasswordRules.Longest)]
    public string? CurrentPassword { get; init; }

    [Display(Name = "新密码"), Required(ErrorMessage = "请填写新密码。"), Line(PasswordRules.Longest)]
    public string? Password { get; init; }

    [Display(Name = "再输一次新密码"), Required(ErrorMessage = "请再输一次新密码。"), Compare(nameof(Password), ErrorMessage = "两次输入的新密码不一样。")]
    public string? PasswordAgain { get; init; }
}

/// <summary>The password once more, before something that opens or closes a way in.</summary>
public sealed record ConfirmForm
{
    [Display(Name = "密码"), Required(ErrorMessage = "请填写密码。"), Line(PasswordRules.Longest)]
    public string? Password { get; init; }

    public string? Back { get; init; }
}

/// <summary>How one signs in besides the password.</summary>
public sealed record SecondFactorPage(StaffAccount Account, int RecoveryCodes, IReadOnlyList<PasskeyRow> Passkeys, bool IsMissing);

public sealed record PasskeyRow(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>Setting up the app: the secret travels encrypted in the form and is kept only when a code has shown that the app has it.</summary>
public sealed record AuthenticatorForm
{
    private const int LongestCode = 20;

    public string? Secret { get; init; }

    [Display(Name = "应用现在显示的 6 位数字"), Required(ErrorMessage = "请填写 6 位数字。"), Line(LongestCode)]
    public string? Code { get; init; }
}

/// <summary>The form with the secret as the app takes it.</summary>
public sealed record AuthenticatorPage(AuthenticatorForm Form, string Secret, string Address);

/// <summary>A passkey that the browser has just made.</summary>
public sealed record PasskeyForm
{
    public const int NameLength = 30;

    [Display(Name = "起个名字"), Line(NameLength)]
    public string? Name { get; init; }

    public string? Credential { get; init; }
}
