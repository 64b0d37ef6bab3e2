using LawFirmSite.Domain.Articles;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.Articles;

/// <summary>The fields of a text with the names staff know them by, in the order of the form.</summary>
public static class TextFields
{
    public const string Body = "正文";

    /// <param name="category">Its name; empty for none.</param>
    /// <param name="isPage">A page has a basis where an article has a source.</param>
    public static IReadOnlyList<(string Name, string Value)> Of(ArticleText text, string category = "", bool isPage = false) =>
    [
        ("引题", text.Kicker), ("标题", text.Title), ("副标题", text.Subtitle), ("栏目", category), ("作者", text.Author), ("作者单位", text.AuthorOffice),
        (isPage ? "依据" : "来源", text.Source), (isPage ? "核对日期" : "来源日期", text.SourceDate?.InList() ?? ""), ("版次", text.SourcePage), ("原文链接", text.OriginalUrl),
        ("责任编辑", text.Editor), ("摘要", text.Summary), (Body, text.Body),
    ];
}
