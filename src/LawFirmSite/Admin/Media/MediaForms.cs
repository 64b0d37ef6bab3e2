using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Media;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Media;

namespace LawFirmSite.Admin.Media;

/// <summary>Files to be uploaded. The words are for one picture; for several they are asked on the next page.</summary>
public sealed record UploadForm
{
    public const int MostFiles = 10;

    /// <summary>Ten photographs of a phone, or three of the largest PDFs.</summary>
    public const int MostBytes = 64 * 1024 * 1024;

    public const string Accept = ".jpg,.jpeg,.png,.webp,.pdf,image/jpeg,image/png,image/webp,application/pdf";

    public IReadOnlyList<IFormFile> Files { get; init; } = [];

    [Display(Name = "图片上是什么"), Line(MediaFile.AltLength)]
    public string? Alt { get; init; }
}

/// <summary>Name and words of one file.</summary>
public sealed record MediaForm : RowForm
{
    [Display(Name = "名称"), Required(ErrorMessage = "请填写名称。"), Line(MediaFile.TitleLength)]
    public string? Title { get; init; }

    [Display(Name = "图片上是什么"), Line(MediaFile.AltLength)]
    public string? Alt { get; init; }

    public static MediaForm Of(MediaFile file) => Showing(new MediaForm { Title = file.Title, Alt = file.Alt }, file);

    public static MediaForm Of(MediaRow file) => Showing(new MediaForm { Title = file.Title, Alt = file.Alt }, file);

    public void ApplyTo(MediaFile file) => file.Describe(TypedText.Normal(Title), TypedText.Normal(Alt));
}

/// <summary>Words for pictures that were just uploaded.</summary>
public sealed record DescribeForm
{
    // Not an empty list: the binder fills one that is there only if it can grow.
    public IReadOnlyList<DescribedPicture>? Pictures { get; init; }
}

/// <summary>One of them.</summary>
public sealed record DescribedPicture
{
    public int Id { get; init; }

    /// <summary>The version of the file that was shown; without it the newest is meant.</summary>
    public int? Version { get; init; }

    [Display(Name = "图片上是什么"), Line(MediaFile.AltLength)]
    public string? Alt { get; init; }
}

/// <summary>A picture for the text that is being written: the file, its words, and the pending picture it stands for, if any.</summary>
public sealed record PictureForm
{
    /// <summary>An article's text, and the largest file.</summary>
    public const int MostBytes = Server.ArticleFormSize + PdfInspection.MostBytes + 64 * 1024;

    public IFormFile? Picture { get; init; }

    [Display(Name = "图片上是什么"), Line(MediaFile.AltLength)]
    public string? PictureAlt { get; init; }

    public int? PicturePlace { get; init; }
}
