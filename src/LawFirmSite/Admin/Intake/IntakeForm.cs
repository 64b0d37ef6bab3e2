using System.ComponentModel.DataAnnotations;
using System.Globalization;
using LawFirmSite.Admin.Articles;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Admin.Intake;

/// <summary>
/// A pasted page with what the reviewer has decided about it. Nothing is kept between two requests: the page itself
/// travels along and is taken apart again each time.
/// </summary>
public sealed record IntakeForm : ArticleForm
{
    /// <summary>A page of 4 MB as HTML and as plain text, or a file in base64; above this the request itself is refused.</summary>
    public const int Most = 16 * 1024 * 1024;

    /// <summary>One for each line and each listed office that is shown, and the rest.</summary>
    public const int MostFields = 2_000;

    /// <summary>What the clipboard holds as HTML; a browser with script sends it.</summary>
    public string? Html { get; init; }

    [Display(Name = "要排版的文字")]
    public string? Text { get; init; }

    [Display(Name = "或者选一个文件")]
    public IFormFile? File { get; init; }

    /// <summary>The uploaded file as it travels from then on, base64.</summary>
    public string? FileContent { get; init; }

    public string? FileName { get; init; }

    /// <summary>The roles chosen in the selects, each as 12:Heading2; empty where the rules decide.</summary>
    public IReadOnlyList<string?>? Roles { get; init; }

    /// <summary>The roles with which the page that was sent had been made, apart by commas.</summary>
    public string? Placed { get; init; }

    /// <summary>A removed line that comes back as a paragraph.</summary>
    public int? Restore { get; init; }

    /// <summary>A removed piece of a line, as printed, that comes back at the end of the body.</summary>
    public string? RestorePiece { get; init; }

    /// <summary>The pieces that came back so before.</summary>
    public IReadOnlyList<string?>? RestoredPieces { get; init; }

    /// <summary>The body is made anew although it was changed by hand.</summary>
    public bool RedoBody { get; init; }

    [Display(Name = "原网页发布时间"), Line(40)]
    public string? PrintedDate { get; init; }

    [Display(Name = "原网页阅读数"), Line(9), RegularExpression("[0-9]*", ErrorMessage = "阅读数请只写数字。")]
    public string? Views { get; init; }

    /// <summary>The table of offices gives way to the directory as it stands at reading.</summary>
    [Display(Name = "正文里的表格换成现行目录")]
    public bool UseDirectory { get; init; }

    /// <summary>Names of listed offices that were ticked.</summary>
    public IReadOnlyList<string?>? Entries { get; init; }

    public int LegacyViews => int.TryParse(Views, NumberStyles.None, CultureInfo.InvariantCulture, out var views) ? views : 0;

    public IReadOnlyDictionary<int, LineRole> ChosenRoles()
    {
        var chosen = Read(Roles);
        if (Restore is { } line) chosen[line] = LineRole.Paragraph;
        return chosen;
    }

    public IReadOnlyDictionary<int, LineRole> PlacedRoles() => Read(Placed?.Split(','));

    public static string Written(int line, LineRole role) => string.Create(CultureInfo.InvariantCulture, $"{line}:{role}");

    private static Dictionary<int, LineRole> Read(IEnumerable<string?>? roles)
    {
        var read = new Dictionary<int, LineRole>();
        foreach (var written in roles ?? [])
        {
            if (written?.Split(':') is [var number, var name]
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                && Enum.TryParse<LineRole>(name, out var role) && Enum.IsDefined(role)) read[line] = role;
        }
        return read;
    }
}
