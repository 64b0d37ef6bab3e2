using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.Extensions.Primitives;

namespace LawFirmSite.Web.Unsaved;

/// <summary>The fields of a form as they were sent, to be shown in it again. No password, code or token is among them, and no file.</summary>
public sealed record TypedFields(IReadOnlyDictionary<string, string[]> Values)
{
    /// <summary>Where the form was sent.</summary>
    private const string SentTo = "__SentTo";

    private static readonly string[] Secret = ["__RequestVerificationToken", FormPlaces.Field, CarriedWords.Field, "Code", "Token", "Secret", "Credential"];

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public string this[string name] => Values.GetValueOrDefault(name) is [.., var value] ? value : "";

    public Guid? Key => Guid.TryParse(this["Key"], out var key) ? key : null;

    /// <summary>The address that took the form.</summary>
    public string Action => this[SentTo];

    /// <summary>What to call it in a list.</summary>
    public string Title => new[] { "Title", "Name", "Label" }.Select(name => this[name].Trim()).FirstOrDefault(value => value.Length > 0) ?? "";

    public IEnumerable<KeyValuePair<string, string[]>> ToShow => Values.Where(one => one.Key != SentTo);

    public static TypedFields Of(IFormCollection form, PathString action)
    {
        var fields = form
            .Where(field => !Secret.Contains(field.Key, StringComparer.OrdinalIgnoreCase) && !field.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .ToDictionary(field => field.Key, field => Strings(field.Value));
        fields[SentTo] = [action.Value ?? ""];
        return new(fields);

        static string[] Strings(StringValues values) => [.. values.OfType<string>()];
    }

    public string ToJson() => JsonSerializer.Serialize(Values, Json);

    public static TypedFields FromJson(string json) => new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(json, Json) ?? []);
}
