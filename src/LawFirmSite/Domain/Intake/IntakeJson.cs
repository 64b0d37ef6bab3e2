using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LawFirmSite.Domain.Contacts;

namespace LawFirmSite.Domain.Intake;

/// <summary>Writes a result as the one JSON object that <c>intake FILE --json</c> prints. Absent values are left out.</summary>
public static class IntakeJson
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(IntakeResult result) => Node(result).ToJsonString(Format);

    public static JsonObject Node(IntakeResult result) => new()
    {
        ["origin"] = result.Origin,
        ["encoding"] = result.Encoding,
        ["meta"] = Meta(result.Meta),
        ["blocks"] = Array(result.Blocks, Block),
        ["markdown"] = result.Markdown,
        ["directory"] = Array(result.Directory, Office),
        ["warnings"] = Strings(result.Warnings),
        ["removed"] = Strings(result.Removed),
    };

    private static JsonObject Meta(IntakeMeta meta) => Present(
        ("title", meta.Title),
        ("kicker", meta.Kicker),
        ("subtitle", meta.Subtitle),
        ("author", meta.Author),
        ("authorOrg", meta.AuthorOrg),
        ("editor", meta.Editor),
        ("source", meta.Source),
        ("sourceDate", meta.SourceDate),
        ("sourcePage", meta.SourcePage),
        ("date", meta.Date),
        ("views", meta.Views),
        ("originalUrl", meta.OriginalUrl));

    private static JsonObject Block(IntakeBlock block) => block switch
    {
        HeadingBlock heading => Present(("type", "h" + heading.Level), ("text", heading.Text)),
        ParagraphBlock paragraph => Present(("type", "p"), ("text", paragraph.Text)),
        QuoteBlock quote => Present(("type", "quote"), ("text", quote.Text)),
        ListBlock { Ordered: true } list => Present(("type", "ol"), ("items", Array(list.Items, Item)), ("start", list.Start)),
        ListBlock list => Present(("type", "ul"), ("items", Array(list.Items, Item))),
        TableBlock table => Present(("type", "table"), ("header", Strings(table.Header)), ("rows", Array(table.Rows, Strings))),
        ImageBlock image => Present(("type", "img"), ("n", image.Number), ("pendingFrom", image.PendingFrom)),
        SignBlock sign => Present(("type", "sign"), ("lines", Strings(sign.Lines))),
        _ => Present(("type", "hr")),
    };

    private static JsonNode Item(ListItem item) => item.Children.Count == 0
        ? JsonValue.Create(item.Text)
        : Present(("text", item.Text), ("children", Strings(item.Children)));

    private static JsonObject Office(ListedOffice office) => Present(
        ("name", office.Name),
        ("address", office.Address),
        ("contact", office.Contact),
        ("postcode", office.Postcode),
        ("email", office.Email),
        ("hours", office.Hours),
        ("phones", Array(office.Phones, Phone)),
        ("suggest", office.Suggest.Count == 0 ? null : Strings(office.Suggest)));

    /// <summary>Unlike other keys, tel is written when it is null: this number must not be dialled.</summary>
    private static JsonObject Phone(ListedPhone phone)
    {
        var node = Present(("display", phone.Display), ("kind", Kind(phone)));
        node["tel"] = phone.Number.Dial;
        foreach (var (key, value) in Present(("ext", phone.Number.Extension), ("note", phone.Note)))
        {
            node[key] = value?.DeepClone();
        }

        if (phone.Number.AreaInferred)
        {
            node["areaInferred"] = true;
        }

        return node;
    }

    private static string Kind(ListedPhone phone) => phone.Number.Kind switch
    {
        PhoneKind.Landline => phone.IsFax ? "fax" : "landline",
        PhoneKind.Mobile => "mobile",
        PhoneKind.ServiceNumber => "400",
        PhoneKind.ShortCode => "short",
        PhoneKind.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(phone)),
    };

    private static JsonObject Present(params ReadOnlySpan<(string Key, JsonNode? Value)> pairs)
    {
        var node = new JsonObject();
        foreach (var (key, value) in pairs)
        {
            if (value is not null)
            {
                node[key] = value;
            }
        }

        return node;
    }

    private static JsonArray Strings(IEnumerable<string> values) => Array(values, value => JsonValue.Create(value)!);

    private static JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonNode?> node) => [.. values.Select(node)];
}
