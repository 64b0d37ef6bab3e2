using System.ComponentModel.DataAnnotations;
using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Admin.Forms;

/// <summary>The address of a page on the web, copied from a browser; may be left empty.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class WebAddressAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        string.IsNullOrWhiteSpace(value as string) || ArticleText.IsWebAddress(((string)value).Trim())
            ? ValidationResult.Success
            : new($"{validationContext.DisplayName}要以 http:// 或 https:// 开头。", [validationContext.MemberName ?? ""]);
}
