using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Admin.Forms;

/// <summary>
/// A form of a row that others may change meanwhile. It carries the version it was made from and the fields as they were
/// then, so that a late save can tell its own changes from theirs.
/// </summary>
public abstract record RowForm
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Without it nothing is claimed: the newest is meant.</summary>
    public int? Version { get; init; }

    /// <summary>The fields as the form was made, in JSON.</summary>
    public string? Before { get; init; }

    public bool IsStale(IVersioned row) => Version is { } version && version != row.Version;

    /// <summary>The form as <paramref name="row"/> fills it.</summary>
    protected static T Showing<T>(T form, IVersioned row) where T : RowForm
    {
        var before = (T)((RowForm)form with { Version = row.Version });
        return (T)((RowForm)before with { Before = JsonSerializer.Serialize(before, Json) });
    }

    /// <summary>What <see cref="Before"/> holds. It came from outside: what is no form, or one of another version, is none.</summary>
    internal static T? BeforeOf<T>(T form) where T : RowForm
    {
        if (string.IsNullOrEmpty(form.Before)) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(form.Before, Json) is { } before && before.Version == form.Version ? before : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
