using LawFirmSite.Admin.Articles;
using LawFirmSite.Domain.Articles;
using LawFirmSite.Web.Differences;

namespace LawFirmSite.Admin.Revisions;

/// <summary>Whose revisions they are, and where its pages are.</summary>
public sealed record RevisionOwner(string Place, int Id)
{
    /// <summary>Which entry of the rail is marked.</summary>
    public string Here => $"/admin/{Place}";

    public string Address => $"/admin/{Place}/{Id}";
    public string Revisions => $"{Address}/revisions";
    public bool IsPage => Place == "pages";
    public string Name => IsPage ? "页面" : "文章";
}

public sealed record RevisionRow(int Number, string Title, string SavedBy, DateTimeOffset SavedAt, string Note, string? ReviewedBy);

public sealed record RevisionList(RevisionOwner Owner, int Published, IReadOnlyList<RevisionRow> Rows)
{
    /// <summary>What one most likely wants to know: what the newest text changes of what readers see, or of the one before.</summary>
    public int From => Published > 0 && Published < Rows[0].Number ? Published : Math.Max(1, Rows[0].Number - 1);
}

public sealed record RevisionPage(RevisionOwner Owner, Revision Revision);

/// <summary>Two revisions of one owner, the older first, and every field in which they differ.</summary>
public sealed record RevisionComparison(RevisionOwner Owner, Revision Before, Revision After, IReadOnlyList<FieldDifference> Fields)
{
    public static RevisionComparison Of(RevisionOwner owner, Revision before, Revision after, Func<ArticleText, string> category) => new(owner, before, after,
        [.. TextFields.Of(before.Text, category(before.Text), owner.IsPage).Zip(TextFields.Of(after.Text, category(after.Text), owner.IsPage))
            .Where(pair => pair.First.Value != pair.Second.Value)
            .Select(pair => new FieldDifference(pair.First.Name, TextDifference.Between(pair.First.Value, pair.Second.Value)))]);
}

/// <summary>How one field of a text changed.</summary>
public sealed record FieldDifference(string Name, IReadOnlyList<TextRun> Runs);
