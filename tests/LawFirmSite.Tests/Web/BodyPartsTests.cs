using LawFirmSite.Domain.Articles;
using LawFirmSite.Web.Markdown;

namespace LawFirmSite.Tests.Web;

public class BodyPartsTests
{
    [Fact]
    public void Html_is_cut_at_each_directory_line_and_loses_nothing()
    {
        var parts = BodyParts.Of("<p>前</p>\n<p>{{legal-aid}}</p>\n<p>中</p><p>{{office:2}}</p>");

        Assert.Equal(
            [new("<p>前</p>\n", null), new(null, new(DirectoryKind.LegalAidCenter, null)), new("\n<p>中</p>", null), new BodyPart(null, new(DirectoryKind.Office, 2))],
            parts);
    }

    [Theory]
    [InlineData("<p>正文</p>")]
    [InlineData("<p>{{unknown:1}}</p>")]
    [InlineData("<p>见 {{office:1}} 一行</p>")]
    [InlineData("<p>{{office:1</p>")]
    [InlineData("<p>{{office:x}}</p>")]
    public void Anything_else_stays_text(string html) => Assert.Equal([new BodyPart(html, null)], BodyParts.Of(html));

    [Fact]
    public void An_empty_body_has_no_parts() => Assert.Empty(BodyParts.Of(""));
}
