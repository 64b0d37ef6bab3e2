using System.IO.Compression;
using System.Text;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

public class WordFileTests
{
    private const string Space = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

    private static byte[] Docx(string body)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "word/document.xml", $"<w:document {Space}><w:body>{body}</w:body></w:document>");
            Put(zip, "word/styles.xml", $"<w:styles {Space}><w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>");
            Put(zip, "word/numbering.xml", $"<w:numbering {Space}><w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/></w:num></w:numbering>");
            Put(zip, "word/_rels/document.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId5\" Target=\"media/image1.png\"/><Relationship Id=\"rId6\" Target=\"https://example.com/\"/></Relationships>");
        }

        return file.ToArray();
    }

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }

    private static string P(string text, string properties = "") => $"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>";

    [Fact]
    public void Styles_make_title_and_headings()
    {
        var result = PastedPage.Read(Docx(P("某某所简介", "<w:pStyle w:val=\"a3\"/>") + P("历史", "<w:pStyle w:val=\"1\"/>") + P("本所成立于1999年。")));

        Assert.Equal("word", result.Origin);
        Assert.Equal("某某所简介", result.Meta.Title);
        Assert.Equal("## 历史\n\n本所成立于1999年。\n", result.Markdown);
    }

    [Fact]
    public void Automatic_numbers_become_a_list()
    {
        const string Numbered = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr>";

        Assert.Equal("来所请带两样。\n\n1. 身份证\n2. 借条\n", PastedPage.Read(Docx(P("来所请带两样。") + P("身份证", Numbered) + P("借条", Numbered))).Markdown);
    }

    [Fact]
    public void Tables_links_and_images_are_kept()
    {
        var cells = $"<w:tbl><w:tr><w:tc>{P("事项")}</w:tc><w:tc>{P("费用")}</w:tc></w:tr><w:tr><w:tc>{P("咨询")}</w:tc><w:tc>{P("免费")}</w:tc></w:tr></w:tbl>";
        var link = "<w:p><w:hyperlink r:id=\"rId6\"><w:r><w:rPr><w:b/></w:rPr><w:t>网站</w:t></w:r></w:hyperlink><w:r><w:t>和图。</w:t></w:r><w:r><w:drawing><a:blip r:embed=\"rId5\"/></w:drawing></w:r></w:p>";
        var result = PastedPage.Read(Docx(cells + link));

        Assert.Equal("| 事项 | 费用 |\n| --- | --- |\n| 咨询 | 免费 |\n\n[**网站**](https://example.com/)和图。\n\n![图1（待上传）](media:pending/1)\n", result.Markdown);
        Assert.Contains("local-image", result.Warnings);
    }

    [Fact]
    public void A_cell_that_reaches_down_is_repeated()
    {
        var rows = $"<w:tr><w:tc>{P("事项")}</w:tc><w:tc>{P("费用")}</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>{P("咨询")}</w:tc><w:tc>{P("免费")}</w:tc></w:tr>"
            + $"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>{P("预约")}</w:tc></w:tr>";
        var result = PastedPage.Read(Docx($"<w:tbl>{rows}</w:tbl>"));

        Assert.Contains("| 咨询 | 预约 |", result.Markdown);
        Assert.Contains("rowspan-filled", result.Warnings);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 1, 2, 3 })]
    public void A_broken_file_is_refused(byte[] file) => Assert.NotNull(PastedPage.Read(file).Refusal);

    [Fact]
    public void Broken_XML_is_refused() => Assert.NotNull(PastedPage.Read(Docx("<w:p>")).Refusal);
}
