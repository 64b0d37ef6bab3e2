using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Articles;

namespace LawFirmSite.Admin.PreviewLinks;

/// <summary>A link to be made.</summary>
public sealed record PreviewLinkForm
{
    /// <summary>Sent with the form, so that a repeated request makes one link.</summary>
    public Guid? Key { get; init; }

    /// <summary>The revision the page showed when the button was pressed; without it the newest.</summary>
    public int? RevisionNumber { get; init; }

    [Display(Name = "给谁看"), Line(PreviewLink.WhomLength)]
    public string? Whom { get; init; }

    public int Days { get; init; } = PreviewLink.DaysByDefault;
}
