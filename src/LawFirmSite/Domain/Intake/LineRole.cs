namespace LawFirmSite.Domain.Intake;

/// <summary>What a line of the pasted page became. The review page offers these in a select.</summary>
public enum LineRole
{
    Title,
    Kicker,
    Subtitle,
    Author,
    AuthorOffice,
    Editor,
    Source,
    PublishedAt,

    /// <summary>A line of labels such as 来源：… 时间：…, taken apart into several fields.</summary>
    Labels,
    Removed,
    Heading2,
    Heading3,
    Heading4,
    Paragraph,
    BulletedItem,
    NumberedItem,
    Quote,
    Table,
    DirectoryEntry,
    Image,
    Signature,
    Divider,
}
