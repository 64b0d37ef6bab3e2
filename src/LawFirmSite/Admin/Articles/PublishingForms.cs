using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Articles.Checks;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.Articles;

/// <summary>Publishing what is saved. Nothing is needed; each field says more exactly what is meant.</summary>
public sealed record PublishForm
{
    private const int MostYearsAhead = 2;

    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>yyyy-MM-ddTHH:mm in Site:TimeZone; empty or past means now.</summary>
    public string? PublishAt { get; init; }

    /// <summary>The revision the editor has read; without it the newest is meant, whatever it is.</summary>
    public int? RevisionNumber { get; init; }

    /// <summary>Keys of the warnings the editor was shown and overrides, with spaces between.</summary>
    public string? WarningsSeen { get; init; }

    [Display(Name = "更新说明"), Line(Domain.Articles.ChangeNote.TextLength)]
    public string? ChangeNote { get; init; }

    public static string Write(DateTimeOffset local) => local.ToString(Formats[0], CultureInfo.InvariantCulture);

    /// <summary>The time of the clock on the wall, or in <paramref name="refusal"/> why there is none: it cannot be read, or is so far ahead that it must be a slip of the pen.</summary>
    public static DateTime? Read(string text, DateOnly today, out string refusal)
    {
        refusal = "";
        if (!DateTime.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            refusal = $"看不懂“{text.Trim()}”是什么时间。请写成 2026-08-26 09:00 的样子，或者留空，现在就发布。";
        else if (local.Year > today.Year + MostYearsAhead)
            refusal = $"{new DateTimeOffset(local, TimeSpan.Zero).InTextWithTime()}离现在太远，是不是年份写错了？请改成两年以内的时间，或者留空，现在就发布。";
        return refusal.Length == 0 ? local : null;
    }
}

/// <summary>
/// The page that asks before publishing a text with warnings. It carries on what was asked for, and exactly the warnings it shows.
/// </summary>
/// <param name="At">When it would appear, by the clock on the wall; null for now.</param>
public sealed record PublishQuestion(string Address, string Title, int RevisionNumber, DateTimeOffset? At, string? ChangeNote, IReadOnlyList<Warning> Warnings)
{
    public static PublishQuestion About(Article article, DateTimeOffset? at, string? changeNote, IReadOnlyList<Warning> warnings) =>
        new($"/admin/articles/{article.Id}", article.Latest.Text.Title, article.RevisionCount, at, changeNote, warnings);

    public static PublishQuestion About(Page page, IReadOnlyList<Warning> warnings) =>
        new($"/admin/pages/{page.Id}", page.Latest.Text.Title, page.RevisionCount, null, null, warnings);

    public const string View = "/Admin/Articles/Question.cshtml";

    public string Seen => string.Join(' ', Warnings.Select(warning => warning.Key));
}

public sealed record WithdrawForm
{
    /// <summary>Readers see it where the article was; needed there, and not for one that is only scheduled.</summary>
    [Display(Name = "原因"), Prose(500)]
    public string? Reason { get; init; }
}

public sealed record OutdatedForm
{
    [Display(Name = "为什么过时"), Required(ErrorMessage = "请写明为什么过时，读者会看到。"), Prose(OutdatedMark.ReasonLength)]
    public string? Reason { get; init; }

    [Display(Name = "从哪天起"), Required(ErrorMessage = "请填写从哪天起过时。"), Day]
    public string? Since { get; init; }

    [Display(Name = "代替它的文章编号")]
    public int? ReplacedBy { get; init; }
}

/// <summary>A lawyer vouches for the newest text. An empty name takes the review away.</summary>
public sealed record ReviewForm
{
    /// <summary>The revision that was read: a newer one was not.</summary>
    public int? RevisionNumber { get; init; }

    [Display(Name = "审核律师"), Line(LegalReview.NameLength)]
    public string? ReviewedBy { get; init; }

    [Display(Name = "审核日期"), Day]
    public string? ReviewedOn { get; init; }

    [Display(Name = "适用法律截至"), Day]
    public string? LawAsOf { get; init; }
}

/// <summary>What one of the staff says to the others, on its own or with a step.</summary>
public sealed record RemarkForm
{
    /// <summary>Of the form in which nothing else is done; a step cannot be taken twice anyway.</summary>
    public Guid? Key { get; init; }

    [Display(Name = "备注"), Prose(Domain.Articles.Remark.TypedLength)]
    public string? Remark { get; init; }

    /// <summary>The revision that is meant; without it the newest.</summary>
    public int? RevisionNumber { get; init; }
}
