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

    /// <summary>What is left out now; pieces that were put back are not.</summary>
    public IReadOnlyList<RemovedPiece> Removed { get; } = RemovedPiece.Of(Result, Form.RestoredPieces ?? []);

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
        if (form.RedoBody) filled = filled with { RestoredPieces = null };
        if (form.RestorePiece is { Length: > 0 } piece)
            filled = filled with { Body = $"{filled.Body}\n\n{PastedPage.Literal(piece)}", RestoredPieces = [.. filled.RestoredPieces ?? [], piece] };
        return new(filled with { Key = form.Key ?? Guid.NewGuid(), Restore = null, RestorePiece = null, RedoBody = false }, result, site, me.IsEditor) { Roles = roles };
    }

    public static string? Body(IntakeForm form, IntakeResult result) =>
        form.UseDirectory && form.Body is { } body ? ListingTable.Replaced(body, result.Directory) : form.Body;
}

/// <summary>Something left out, and the line that can come back whole; null where it was only a piece of its line.</summary>
public sealed record RemovedPiece(string Printed, int? Line)
{
    public static IReadOnlyList<RemovedPiece> Of(IntakeResult result, IEnumerable<string?> restored)
    {
        var lines = result.Lines.Where(line => line.Role == LineRole.Removed)
            .GroupBy(line => line.Printed, StringComparer.Ordinal).ToDictionary(same => same.Key, same => new Queue<int>(same.Select(line => line.Index)), StringComparer.Ordinal);
        var back = restored.OfType<string>().Select(Sent).ToList();
        return [.. result.Removed.Where(printed => !back.Remove(Sent(printed)))
            .Select(printed => new RemovedPiece(printed, lines.TryGetValue(printed, out var same) && same.TryDequeue(out var line) ? line : null))];
    }

    /// <summary>As a form sends it.</summary>
    private static string Sent(string printed) => printed.ReplaceLineEndings("\n");
}
