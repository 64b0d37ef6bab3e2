using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Data.Mail;

namespace LawFirmSite.Admin.Staff;

/// <summary>A colleague to invite. The password is theirs to choose.</summary>
public sealed record InvitationForm
{
    [Display(Name = "用户名"), Required(ErrorMessage = "请填写用户名。"), Line(StaffAccount.NameLength)]
    public string? UserName { get; init; }

    [Display(Name = "姓名"), Line(StaffAccount.NameLength)]
    public string? DisplayName { get; init; }

    [Display(Name = "角色"), Required(ErrorMessage = "请选择角色。")]
    public StaffRole? Role { get; init; } = StaffRole.Author;

    [Display(Name = "邮箱"), Line(StaffAccount.EmailLength), Email]
    public string? Email { get; init; }
}

/// <summary>What can be changed about an account.</summary>
public sealed record StaffForm
{
    [Display(Name = "姓名"), Required(ErrorMessage = "请填写姓名。"), Line(StaffAccount.NameLength)]
    public string? DisplayName { get; init; }

    [Display(Name = "角色"), Required(ErrorMessage = "请选择角色。")]
    public StaffRole? Role { get; init; }

    [Display(Name = "邮箱"), Line(StaffAccount.EmailLength), Email]
    public string? Email { get; init; }

    public static StaffForm Of(StaffAccount account) => new() { DisplayName = account.DisplayName, Role = account.Role, Email = account.Email };
}

/// <summary>All accounts, and the letters that did not arrive.</summary>
public sealed record StaffList(IReadOnlyList<StaffRow> Accounts, IReadOnlyList<OutgoingMail> Undelivered);

public sealed record StaffRow(StaffAccount Account, bool HasPasskey, DateTimeOffset? InvitedUntil);

/// <summary>The page of one account.</summary>
public sealed record StaffPage(StaffAccount Account, StaffForm Form, bool IsMe, StaffLink? Link, int Passkeys, int Sessions)
{
    public string Action => $"/admin/staff/{Account.Id}";

    public bool HasSecondFactor => Account.TwoFactorEnabled || Passkeys > 0;
}

/// <summary>A link that was just made. It is shown on this page and never again.</summary>
public sealed record LinkPage(StaffAccount Account, StaffLink Link, string Address, bool IsMailed);
