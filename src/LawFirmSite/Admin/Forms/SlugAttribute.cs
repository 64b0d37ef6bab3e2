using System.ComponentModel.DataAnnotations;
using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Admin.Forms;

/// <summary>The Latin end of an address.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SlugAttribute : ValidationAttribute
{
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is not string text || Slug.IsValid(text.Trim())
            ? ValidationResult.Success
            : new($"网址只能用小写英文字母、数字和短横线，最多 {Slug.Length} 个，例如 legal-aid。", [validationContext.MemberName ?? ""]);
}
