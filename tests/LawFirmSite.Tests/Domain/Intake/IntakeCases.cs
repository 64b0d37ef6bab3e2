using System.Text.Json;
using System.Text.Json.Nodes;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

/// <summary>The given examples, read from the file beside this one.</summary>
internal static class IntakeCases
{
    private static readonly JsonArray All = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Domain", "Intake", "intake-cases.json")))!["cases"]!.AsArray();

    public static IEnumerable<string> Ids => All.Select(each => (string)each!["id"]!);

    public static JsonNode Find(string id) => All.Single(each => (string?)each!["id"] == id)!;

    public static string Input(string id) => (string)Find(id)["input"]!;

    public static IEnumerable<string> Inputs => All.Select(each => (string)each!["input"]!);

    public static bool IsText(string id) => (string?)Find(id)["format"] == "text";

    public static JsonObject Run(string id) => Run(Find(id));

    private static JsonObject Run(JsonNode each)
    {
        var options = new IntakeOptions
        {
            DefaultAreaCode = (string?)each["options"]?["defaultAreaCode"],
            Html = (string?)each["options"]?["contentType"] == "text/html",
        };
        var input = (string)each["input"]!;
        var result = (string?)each["format"] switch
        {
            "html" => PastedPage.ReadHtml(input, null, options),
            "markdown" => PastedPage.ReadText(input, options with { Markdown = true }),
            "bytes" => PastedPage.Read(Convert.FromBase64String(input), options),
            _ => PastedPage.ReadText(input, options),
        };
        return JsonNode.Parse(IntakeJson.Write(result))!.AsObject();
    }

    public static IEnumerable<string> Strings(JsonNode? array) => array?.AsArray().Select(each => (string)each!) ?? [];
}
