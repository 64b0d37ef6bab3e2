using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Web.Accounts;

namespace LawFirmSite.Admin.Staff;

/// <summary>An account to add.</summary>
public sealed record NewStaffForm
{
    [Display(Name = "用户名"), Required(ErrorMessage = "请填写用户名。"), Line(StaffAccount.NameLength)]
    public string? UserName { get; init; }

    [Display(Name = "姓名"), Line(StaffAccount.NameLength)]
    public string? DisplayName { get; init; }

    [Display(Name = "角色"), Required(ErrorMessage = "请选择角色。")]
    public StaffRole? Role { get; init; } = StaffRole.Author;

    [Display(Name = "密码"), Required(ErrorMessage = "请填写密码。"), Line(PasswordRules.Longest)]
    public string? Password { get; init; }
}

/// <summary>What can be changed about an account.</summary>
public sealed record StaffForm
{
    [Display(Name = "姓名"), Required(ErrorMessage = "请填写姓名。"), Line(StaffAccount.NameLength)]
    public string? DisplayName { get; init; }

    [Display(Name = "角色"), Required(ErrorMessage = "请选择角色。")]
    public StaffRole? Role { get; init; }
}

/// <summary>A new password for somebody else.</summary>
public sealed record PasswordForm
{
    [Display(Name = "新密码"), Required(ErrorMessage = "请填写新密码。"), Line(PasswordRules.Longest)]
    public string? Password { get; init; }
}

/// <summary>The page of one account.</summary>
public sealed record StaffPage(StaffAccount Account, StaffForm Form, bool IsMe)
{
    public string Action => $"/admin/staff/{Account.Id}";
}
