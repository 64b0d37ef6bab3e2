using LawFirmSite.Admin.Articles;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;

namespace LawFirmSite.Admin.Intake;

/// <summary>A pasted page taken apart, as the reviewer sees it.</summary>
public sealed record ReviewPage(IntakeForm Form, IntakeResult Result, SiteSnapshot Site, bool MayChangeDirectory)
{
    /// <summary>More lines than a person goes through, and more than a browser likes to show with a select each.</summary>
    public const int MostLines = 600;

    public const int MostEntries = 300;

    public required IReadOnlyDictionary<int, LineRole> Roles { get; init; }

    public IReadOnlyList<Warning> Warnings => Warning.Of(Result, MostLines);

    public IReadOnlyList<RemovedPiece> Removed => RemovedPiece.Of(Result);

    public IReadOnlyList<ImageBlock> Images => [.. Result.Blocks.OfType<ImageBlock>()];

    public IReadOnlyList<ListingComparison> Listings { get; } =
        [.. Result.Directory.Take(MostEntries).Select(office => ListingComparison.Of(office, Site.Directory.Centers, Site.Profile.AreaCode))];

    /// <summary>The draft as it would be made, the directory's line in place of the table if that was asked for.</summary>
    public Preview Preview => Articles.Preview.Of(Form with { Body = Body(Form, Result) }, Site.Directory);

    public string Placed => string.Join(',', Roles.Select(pair => IntakeForm.Written(pair.Key, pair.Value)));

    /// <summary>Takes the page apart and fills the form: anew, or again with other roles and what was typed kept.</summary>
    public static ReviewPage Of(IntakeForm form, SiteSnapshot site, StaffMember me, bool keep = false)
    {
        var roles = form.ChosenRoles();
        var result = form.Read(roles, site.Profile.AreaCode);
        var isFirst = form.Key is null;
        var filled = keep ? form
            : isFirst ? form.Filled(result)
            : form.Merged(form.Filled(form.Read(form.PlacedRoles(), site.Profile.AreaCode)), form.Filled(result));
        return new(filled with { Key = form.Key ?? Guid.NewGuid(), Restore = null, RedoBody = false }, result, site, me.IsEditor) { Roles = roles };
    }

    public static string? Body(IntakeForm form, IntakeResult result) =>
        form.UseDirectory && form.Body is { } body ? ListingTable.Replaced(body, result.Directory) : form.Body;
}

/// <summary>Something left out, and the line that can bring it back; null where no line holds it.</summary>
public sealed record RemovedPiece(string Printed, int? Line)
{
    public static IReadOnlyList<RemovedPiece> Of(IntakeResult result) =>
        [.. result.Removed.Take(ReviewPage.MostLines).Select(printed => new RemovedPiece(printed, LineOf(result, printed)))];

    private static int? LineOf(IntakeResult result, string printed)
    {
        var lines = result.Lines.Take(ReviewPage.MostLines).Where(line => line.Role is not (LineRole.Table or LineRole.Image)).ToList();
        return (lines.FirstOrDefault(line => line.Role == LineRole.Removed && line.Printed == printed)
            ?? lines.FirstOrDefault(line => line.Role != LineRole.Paragraph && printed.Length > 0 && line.Printed.Contains(printed, StringComparison.Ordinal)))?.Index;
    }
}
