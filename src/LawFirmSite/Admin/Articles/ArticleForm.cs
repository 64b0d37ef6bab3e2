using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Admin.Articles;

/// <summary>An article as it is typed. Everything is text, so that a refused form comes back as it was.</summary>
public record ArticleForm : WritingForm
{
    [Display(Name = "引题"), Line(ArticleText.TitleLength)]
    public string? Kicker { get; init; }

    [Display(Name = "标题"), Required(ErrorMessage = "标题为空。"), Line(ArticleText.TitleLength)]
    public string? Title { get; init; }

    [Display(Name = "副标题"), Line(ArticleText.TitleLength)]
    public string? Subtitle { get; init; }

    /// <summary>The slug of a category; empty for none.</summary>
    [Display(Name = "栏目"), Line(Slug.Length)]
    public string? Category { get; init; }

    [Display(Name = "作者"), Line(ArticleText.LineLength)]
    public string? Author { get; init; }

    [Display(Name = "作者单位"), Line(ArticleText.LineLength)]
    public string? AuthorOffice { get; init; }

    [Display(Name = "来源"), Line(ArticleText.LineLength)]
    public string? Source { get; init; }

    [Display(Name = "来源日期"), Day]
    public string? SourceDate { get; init; }

    [Display(Name = "版次"), Line(ArticleText.LineLength)]
    public string? SourcePage { get; init; }

    [Display(Name = "原文链接"), Line(ArticleText.UrlLength), WebAddress]
    public string? OriginalUrl { get; init; }

    [Display(Name = "责任编辑"), Line(ArticleText.LineLength)]
    public string? Editor { get; init; }

    [Display(Name = "摘要"), Prose(ArticleText.SummaryLength)]
    public string? Summary { get; init; }

    [Display(Name = "正文"), Prose(ArticleText.BodyLength)]
    public override string? Body { get; init; }

    /// <summary>What is different in this revision, for colleagues.</summary>
    [Display(Name = "这一稿改了什么"), Line(Revision.NoteLength)]
    public string? RevisionNote { get; init; }

    /// <summary>What is different, for readers; only when it is published over a text they know.</summary>
    [Display(Name = "更新说明"), Line(Domain.Articles.ChangeNote.TextLength)]
    public string? ChangeNote { get; init; }

    public static ArticleForm Of(ArticleText text, int revision, string? category) => new()
    {
        RevisionNumber = revision,
        Kicker = text.Kicker,
        Title = text.Title,
        Subtitle = text.Subtitle,
        Category = category,
        Author = text.Author,
        AuthorOffice = text.AuthorOffice,
        Source = text.Source,
        SourceDate = text.SourceDate is { } date ? Web.ChineseDates.InList(date) : "",
        SourcePage = text.SourcePage,
        OriginalUrl = text.OriginalUrl,
        Editor = text.Editor,
        Summary = text.Summary,
        Body = text.Body,
    };

    public ArticleText ToText(int? categoryId) => new()
    {
        Kicker = TypedText.Normal(Kicker),
        Title = TypedText.Normal(Title),
        Subtitle = TypedText.Normal(Subtitle),
        CategoryId = categoryId,
        Author = TypedText.Normal(Author),
        AuthorOffice = TypedText.Normal(AuthorOffice),
        Source = TypedText.Normal(Source),
        SourceDate = DayAttribute.Read(SourceDate),
        SourcePage = TypedText.Normal(SourcePage),
        OriginalUrl = TypedText.Normal(OriginalUrl),
        Editor = TypedText.Normal(Editor),
        Summary = TypedText.Normal(Summary),
        Body = TypedText.Normal(Body),
    };

    public override IEnumerable<(string Name, string? Value)> Hidden() =>
    [
        (nameof(Key), Key?.ToString()), (nameof(RevisionNumber), RevisionNumber?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        (nameof(Kicker), Kicker), (nameof(Title), Title), (nameof(Subtitle), Subtitle), (nameof(Category), Category), (nameof(Author), Author), (nameof(AuthorOffice), AuthorOffice),
        (nameof(Source), Source), (nameof(SourceDate), SourceDate), (nameof(SourcePage), SourcePage),
        (nameof(OriginalUrl), OriginalUrl), (nameof(Editor), Editor), (nameof(Summary), Summary), (nameof(Body), Body),
        (nameof(RevisionNote), RevisionNote), (nameof(ChangeNote), ChangeNote),
    ];
}
