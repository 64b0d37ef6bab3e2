using System.Text.Json.Nodes;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

public class IntakeCaseTests
{
    public static TheoryData<string> Cases => [.. IntakeCases.Ids];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_given_page_comes_out_as_expected(string id)
    {
        var expected = IntakeCases.Find(id)["expect"]!.AsObject();
        var actual = IntakeCases.Run(id);

        foreach (var (key, value) in expected)
        {
            switch (key)
            {
                case "meta":
                    foreach (var (field, text) in value!.AsObject())
                    {
                        AssertSame(text, actual["meta"]![field], field);
                    }

                    break;
                case "metaAbsent":
                    Assert.All(IntakeCases.Strings(value), field => Assert.Null(actual["meta"]![field]));
                    break;
                case "warnings":
                    Assert.Equal(IntakeCases.Strings(value).Order(), IntakeCases.Strings(actual["warnings"]).Order());
                    break;
                case "removed":
                    var removed = IntakeCases.Strings(actual["removed"]).Select(Squeezed).ToList();
                    Assert.All(IntakeCases.Strings(value), part => Assert.Contains(removed, each => each.Contains(Squeezed(part))));
                    break;
                case "htmlContains":
                    break;
                default:
                    AssertSame(value, actual[key], key);
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_body_of_a_given_page_is_not_changed_by_tidying_it_again(string id)
    {
        var markdown = (string)IntakeCases.Run(id)["markdown"]!;

        Assert.Equal(markdown, PastedPage.FormatBody(markdown));
    }

    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string what) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{what}\nexpected {expected?.ToJsonString(Readable)}\nactual   {actual?.ToJsonString(Readable)}");

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
