using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.LegalAid;

namespace LawFirmSite.Admin.Intake;

/// <summary>What the values of the intake are called on the review page.</summary>
public static class IntakeWords
{
    public static string Word(this LineRole role) => role switch
    {
        LineRole.Title => "标题",
        LineRole.Kicker => "引题",
        LineRole.Subtitle => "副题",
        LineRole.Author => "作者",
        LineRole.AuthorOffice => "作者单位",
        LineRole.Editor => "编辑",
        LineRole.Source => "来源",
        LineRole.PublishedAt => "发布时间",
        LineRole.Labels => "来源、时间等",
        LineRole.Removed => "去除",
        LineRole.Heading2 => "小标题",
        LineRole.Heading3 => "二级小标题",
        LineRole.Heading4 => "三级小标题",
        LineRole.Paragraph => "正文",
        LineRole.BulletedItem => "列表",
        LineRole.NumberedItem => "编号列表",
        LineRole.Quote => "引用",
        LineRole.Table => "表格",
        LineRole.DirectoryEntry => "机构名录",
        LineRole.Image => "图片",
        LineRole.Signature => "落款",
        LineRole.Divider => "分隔线",
    };

    public static string Word(this ListingChange change) => change switch
    {
        ListingChange.Same => "一样",
        ListingChange.OtherNumbers => "号码有变",
        ListingChange.New => "新的",
        ListingChange.FormerName => "旧名",
    };

    /// <summary>The roles a reviewer may give; tables, images and listings have only their own and can be removed at most.</summary>
    public static IEnumerable<LineRole> Choices(this LineRole role) =>
        role is LineRole.Table or LineRole.Image or LineRole.Divider
            ? [LineRole.Removed]
            : Enum.GetValues<LineRole>().Where(other => other is not (LineRole.Table or LineRole.DirectoryEntry or LineRole.Image or LineRole.Divider));
}
