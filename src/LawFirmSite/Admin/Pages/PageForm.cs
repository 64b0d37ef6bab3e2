using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Admin.Pages;

/// <summary>A standing page as it is typed.</summary>
public sealed record PageForm : WritingForm
{
    /// <summary>Given once; another one is given on <see cref="PageAddressController"/>'s page.</summary>
    [Display(Name = "网址"), Slug]
    public string? Slug { get; init; }

    [Display(Name = "放在哪里"), Required(ErrorMessage = "请选择放在哪里。")]
    public PagePlace? Place { get; init; } = PagePlace.Nowhere;

    [Display(Name = "排第几"), Range(0, 999, ErrorMessage = "排第几请写 0 到 999 的数字。")]
    public int Order { get; init; }

    [Display(Name = "标题"), Required(ErrorMessage = "标题为空。"), Line(ArticleText.TitleLength)]
    public string? Title { get; init; }

    [Display(Name = "依据"), Line(ArticleText.LineLength)]
    public string? Source { get; init; }

    [Display(Name = "核对日期"), Day]
    public string? SourceDate { get; init; }

    [Display(Name = "摘要"), Prose(ArticleText.SummaryLength)]
    public string? Summary { get; init; }

    [Display(Name = "正文"), Prose(ArticleText.BodyLength)]
    public override string? Body { get; init; }

    /// <summary>What is different in this revision, for colleagues.</summary>
    [Display(Name = "这一稿改了什么"), Line(Revision.NoteLength)]
    public string? RevisionNote { get; init; }

    public static PageForm Of(Page page) => Of(page, page.Latest);

    /// <summary>The page with the words of one revision. Where it stands is no part of a text: that comes from the page.</summary>
    public static PageForm Of(Page page, Revision revision)
    {
        var placed = new PageForm { Slug = page.Slug, Place = page.Place, Order = page.Order };
        return Showing(placed, page) with
        {
            RevisionNumber = revision.Number,
            Title = revision.Text.Title,
            Source = revision.Text.Source,
            SourceDate = revision.Text.SourceDate is { } date ? Web.ChineseDates.InList(date) : "",
            Summary = revision.Text.Summary,
            Body = revision.Text.Body,
        };
    }

    /// <summary>The state from which this form was made: the words of its revision, and the place as it was.</summary>
    public PageForm? StartedFrom(Page page, Revision? revision) => revision is null ? null
        : Of(page, revision) with { Place = BeforeOf(this)?.Place, Order = BeforeOf(this)?.Order ?? -1, Slug = Slug };

    public ArticleText ToText() => new()
    {
        Title = TypedText.Normal(Title),
        Source = TypedText.Normal(Source),
        SourceDate = DayAttribute.Read(SourceDate),
        Summary = TypedText.Normal(Summary),
        Body = TypedText.Normal(Body),
    };

    public override IEnumerable<(string Name, string? Value)> Hidden() =>
    [
        (nameof(Key), Key?.ToString()), (nameof(RevisionNumber), RevisionNumber?.ToString(CultureInfo.InvariantCulture)), (nameof(Slug), Slug),
        (nameof(Version), Version?.ToString(CultureInfo.InvariantCulture)), (nameof(Before), Before), (nameof(Place), Place?.ToString()), (nameof(Order), Order.ToString(CultureInfo.InvariantCulture)), (nameof(Title), Title), (nameof(Source), Source), (nameof(SourceDate), SourceDate), (nameof(Summary), Summary), (nameof(Body), Body), (nameof(RevisionNote), RevisionNote),
    ];
}

/// <summary>The page a standing text is written on.</summary>
public sealed record PageEditor(PageForm Form, PageStanding? Saved = null)
{
    public string Action => Saved is null ? "/admin/pages/new" : $"/admin/pages/{Saved.Id}";
}

/// <summary>Where a page stands.</summary>
public sealed record PageStanding(int Id, string Slug, string Title, PagePlace Place, bool IsPublished, bool HasUnpublishedChanges, string SavedBy, DateTimeOffset SavedAt)
{
    public static PageStanding Of(Page page) => new(
        page.Id, page.Slug, page.Latest.Text.Title, page.Place, page.PublishedRevision > 0, page.HasUnpublishedChanges, page.Latest.SavedBy, page.Latest.SavedAt);
}

/// <summary>The pages there are, and those a firm usually has but this one has not written yet.</summary>
public sealed record PageList(IReadOnlyList<PageStanding> Pages, IReadOnlyList<(string Slug, string Title)> Unwritten);
