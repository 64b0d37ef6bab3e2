using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http.Features;

namespace LawFirmSite.Public.Errors;

/// <summary>
/// What somebody had typed into a form whose answer failed, given back so that no word is lost. Passwords and what only
/// the program needs are left out. Nothing of it is stored or logged.
/// </summary>
public static class TypedWords
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Kicker"] = "引题",
        ["Title"] = "标题",
        ["Subtitle"] = "副标题",
        ["Category"] = "栏目",
        ["Author"] = "作者",
        ["AuthorOffice"] = "作者单位",
        ["Source"] = "来源",
        ["SourceDate"] = "来源日期",
        ["SourcePage"] = "版次",
        ["OriginalUrl"] = "原文链接",
        ["Editor"] = "责任编辑",
        ["Summary"] = "摘要",
        ["Body"] = "正文",
        ["Alt"] = "图片上是什么",
        ["PictureAlt"] = "图片上是什么",
        ["Lines"] = "同义词",
        ["Reason"] = "原因",
        ["Name"] = "名称",
        ["Address"] = "地址",
        ["Number"] = "号码",
        ["Note"] = "说明",
        ["Description"] = "说明",
    };

    // Whatever a form of the program calls a field that is not listed above.
    private static readonly Lazy<Dictionary<string, string>> Named = new(() => typeof(TypedWords).Assembly.GetTypes().SelectMany(type => type.GetProperties())
        .Select(property => (property.Name, Label: property.GetCustomAttribute<DisplayAttribute>()?.GetName()))
        .Where(field => field.Label is not null).GroupBy(field => field.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(fields => fields.Key, fields => fields.First().Label!, StringComparer.OrdinalIgnoreCase));

    // Sent by the form itself, not typed.
    private static readonly string[] OfTheForm = ["__RequestVerificationToken", "__Place", "__Words", "Carried", "Before", "MergedFrom", "Key", "RevisionNumber", "Version", "back", "token", "Secret", "Credential", "Code", "Html", "FileContent", "FileName", "Placed", "Roles", "Entries", "RestorePiece", "RestoredPieces", "Picture", "PicturePlace", "Files"];

    public static IReadOnlyList<(string Label, string Words)> Of(HttpContext context)
    {
        // Only what has been read already: a body that was too large or never came is not asked for again.
        if (!HttpMethods.IsPost(context.Request.Method) || context.Features.Get<IFormFeature>()?.Form is not { } form) return [];

        return [.. form
            .Where(field => !OfTheForm.Contains(field.Key, StringComparer.OrdinalIgnoreCase) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .Select(field => (Labels.GetValueOrDefault(field.Key) ?? Named.Value.GetValueOrDefault(field.Key, field.Key), field.Value.ToString()))
            .Where(field => field.Item2.Length > 0)];
    }
}
