using System.Text.Json.Nodes;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Tests.Web;

public class IntakeRenderingTests
{
    [Fact]
    public void What_intake_writes_is_shown_as_the_given_pages_expect()
    {
        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Domain", "Intake", "intake-cases.json")))!["cases"]!.AsArray();
        var expected =
            from page in cases
            let expect = page!["expect"]!
            where expect["htmlContains"] is not null
            from piece in expect["htmlContains"]!.AsArray()
            select (Id: page["id"]!.GetValue<string>(), Markdown: expect["markdown"]!.GetValue<string>(), Piece: piece!.GetValue<string>());

        Assert.NotEmpty(expected);
        Assert.All(expected, one =>
        {
            Assert.True(SiteMarkdown.TryRender(one.Markdown, out var html, out var refusal), refusal);
            Assert.Contains(one.Piece, html.Html);
        });
    }
}
