using System.Text;
using LawFirmSite.Domain.Intake;

namespace LawFirmSite.Tests.Domain.Intake;

/// <summary>Which pages are too large or too finely cut to be read, and which only look it.</summary>
public class IntakeLimitTests
{
    private const string TooManyPieces = "内容太零碎：行或单元格很多，每个却没有几个字，不像一篇文章。请只复制正文，或者分几次粘贴。";

    [Theory]
    [InlineData("甲\n")]
    [InlineData("- 甲\n")]
    [InlineData("1. x\n")]
    public void A_page_of_single_letters_is_refused_with_a_sentence(string line) =>
        AssertRefused(PastedPage.ReadText(Repeated(line, 20_000)));

    [Fact]
    public void A_Markdown_body_of_tiny_items_is_refused_with_a_sentence() =>
        AssertRefused(PastedPage.ReadText("# 甲\n\n**乙**\n\n" + Repeated("- 甲\n", 20_000)));

    [Theory]
    [InlineData("<td>")]
    [InlineData("<tr><td>甲")]
    [InlineData("<td colspan=20>甲乙丙</td>")]
    public void A_page_of_tiny_cells_is_refused_with_a_sentence(string cell) =>
        AssertRefused(PastedPage.ReadHtml("<table>" + Repeated(cell, 20_000)));

    [Theory]
    [InlineData("<p>甲")]
    [InlineData("甲<br>")]
    [InlineData("<hr>")]
    public void A_page_of_tiny_paragraphs_is_refused_with_a_sentence(string paragraph) =>
        AssertRefused(PastedPage.ReadHtml(Repeated(paragraph, 20_000)));

    [Fact]
    public void Fewer_than_ten_thousand_pieces_are_read_however_small_they_are() =>
        Assert.Equal(9_000, PastedPage.ReadText(Repeated("甲\n", 9_000)).Lines.Count);

    [Fact]
    public void Tidying_a_body_of_tiny_pieces_is_never_refused() =>
        Assert.Equal(20_000, PastedPage.FormatBody(Repeated("甲,乙\n\n", 20_000)).Count(c => c == '，'));

    [Fact]
    public void A_directory_of_fifteen_thousand_lines_is_read()
    {
        var page = PastedPage.ReadText("某某省法律援助机构\n" + Repeated(n => $"{Place(n)}县法律援助中心　地址：{Place(n)}县某某路{n}号　电话：0355-{2000000 + n}\n", 15_000));

        Assert.Null(page.Refusal);
        Assert.Equal(15_000, page.Directory.Count);
    }

    [Fact]
    public void A_poem_of_twelve_thousand_short_lines_is_read() =>
        Assert.Null(PastedPage.ReadText(Repeated("某甲某乙丙，\n某丁某戊己。\n", 6_000)).Refusal);

    [Fact]
    public void A_table_of_ten_thousand_short_rows_is_read() =>
        Assert.Equal(10_000, Assert.Single(PastedPage.ReadHtml("<table><tr><th>编号<th>姓名<th>年份<th>地区" + Repeated(n => $"<tr><td>第{n}号</td><td>张某</td><td>2013</td><td>城区</td></tr>", 10_000))
            .Blocks.OfType<TableBlock>()).Rows.Count);

    [Fact]
    public void An_ordinary_page_of_four_megabytes_is_read()
    {
        var text = Repeated(n => $"　　申请人第{n}次带上身份证和欠条，就能到窗口登记,工作人员会在7日内答复。\n", 36_000);

        var page = PastedPage.ReadText(text);

        Assert.InRange(Encoding.UTF8.GetByteCount(text), 3_900_000, PastedPage.MostBytes);
        Assert.Null(page.Refusal);
        Assert.Contains("登记，工作人员会在7日内答复。", page.Markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_four_megabytes_are_refused() =>
        Assert.NotNull(PastedPage.ReadText(new string('甲', 1_500_000)).Refusal);

    [Fact]
    public void Cells_that_reach_down_do_not_multiply_a_page()
    {
        var html = "<table>" + Repeated("<tr><td rowspan=1000>这一格里的文字一直往下延伸<td>乙", 2_000);

        Assert.InRange(PastedPage.ReadHtml(html).Markdown.Length, 1, 3 * html.Length);
    }

    private static void AssertRefused(IntakeResult page)
    {
        Assert.Equal(TooManyPieces, page.Refusal);
        Assert.Empty(page.Lines);
        Assert.Empty(page.Markdown);
    }

    /// <summary>A name without digits, which an entry could take for a telephone number.</summary>
    private static string Place(int number) => string.Concat(number.ToString("00000").Select(digit => "甲乙丙丁戊己庚辛壬癸"[digit - '0']));

    private static string Repeated(string piece, int times) => Repeated(_ => piece, times);

    private static string Repeated(Func<int, string> piece, int times)
    {
        var page = new StringBuilder();
        for (var n = 1; n <= times; n++)
        {
            page.Append(piece(n));
        }

        return page.ToString();
    }
}
