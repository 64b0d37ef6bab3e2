using System.ComponentModel.DataAnnotations;
using MimeKit;

namespace LawFirmSite.Admin.Forms;

/// <summary>One e-mail address without a name; may be left empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmailAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        string.IsNullOrWhiteSpace(value as string) || IsAddress(((string)value).Trim())
            ? ValidationResult.Success
            : new($"{validationContext.DisplayName}“{value}”不是一个邮箱地址。请写成 name@example.cn 的样子。", [validationContext.MemberName ?? ""]);

    private static bool IsAddress(string text) =>
        MailboxAddress.TryParse(text, out var address) && address.Address == text && text.Contains('@', StringComparison.Ordinal) && !text.Any(char.IsWhiteSpace);
}
