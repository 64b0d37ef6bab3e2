using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Admin.Forms;

/// <summary>What a person may type into a field: no confusing characters and no more than fits. The refusal names the field.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class TypedAttribute(int longest, bool singleLine) : ValidationAttribute
{
    public int Longest => longest;

    public bool SingleLine => singleLine;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext)
    {
        if (value is not string text) return ValidationResult.Success;

        var fault = TypedText.Fault(text, singleLine);
        // Browsers send CRLF, which is stored and counted as one line end.
        if (fault is null && TypedText.Normal(text).Length is var length && length > longest)
            fault = $"太长：最多 {longest} 个字，现在有 {length} 个。";
        return fault is null
            ? ValidationResult.Success
            : new($"{validationContext.DisplayName}{fault}", [validationContext.MemberName ?? ""]);
    }
}

/// <summary>A text of one line.</summary>
public sealed class LineAttribute(int longest) : TypedAttribute(longest, singleLine: true);

/// <summary>A text that may have several lines.</summary>
public sealed class ProseAttribute(int longest) : TypedAttribute(longest, singleLine: false);

/// <summary>A date written yyyy-MM-dd. It is bound as text, so that a wrong one comes back as it was typed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DayAttribute : ValidationAttribute
{
    private const string Format = "yyyy-MM-dd";

    /// <summary>The date, or null when there is none or it is no date.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        string.IsNullOrWhiteSpace(value as string) || Read((string)value) is not null
            ? ValidationResult.Success
            : new($"{validationContext.DisplayName}“{value}”不是一个日期。请写成 2013-08-26 的样子。", [validationContext.MemberName ?? ""]);
}
