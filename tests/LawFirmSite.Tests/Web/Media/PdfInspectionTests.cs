using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web.Media;

namespace LawFirmSite.Tests.Web.Media;

public class PdfInspectionTests
{
    [Fact]
    public void An_ordinary_PDF_may_be_kept_packed_or_not()
    {
        Assert.Null(PdfInspection.Refusal(Pdfs.Plain()));
        Assert.Null(PdfInspection.Refusal(Pdfs.Packed("1 0 <</Type/Page/Contents 4 0 R>>")));
        Assert.Null(PdfInspection.Refusal(Pdfs.Plain("/OpenAction[2 0 R/Fit]/EncryptedTitle 1/JavaScripts 2")));
    }

    [Theory]
    [InlineData("/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>", "JavaScript")]
    [InlineData("/OpenAction<</S/Java#53cript/JS(x)>>", "JavaScript")]
    [InlineData("/OpenAction<</S/#4a#61#76#61#53#63#72#69#70#74>>", "JavaScript")]
    [InlineData("/AA<</O<</S/Launch/F(cmd.exe)>>>>", "别的程序")]
    [InlineData("/Names<</EmbeddedFiles 5 0 R>>", "夹带")]
    [InlineData("/AcroForm<</XFA 5 0 R>>", "XFA")]
    [InlineData("/A<</S/SubmitForm/F(http://example.com)>>", "发到别处")]
    [InlineData("/Encrypt 5 0 R", "密码")]
    public void What_can_run_open_or_carry_something_is_refused_with_its_reason(string inside, string reason)
    {
        Assert.Contains(reason, PdfInspection.Refusal(Pdfs.Plain(inside)));
        Assert.Contains(reason, PdfInspection.Refusal(Pdfs.Packed($"1 0 <<{inside}>>")));
    }

    [Fact]
    public void What_cannot_be_looked_into_is_refused()
    {
        var damaged = Pdfs.Packed("1 0 <</Type/Page>>");
        damaged[damaged.AsSpan().IndexOf("stream\r\n"u8) + 9] ^= 0xFF;

        Assert.Contains("不能检查", PdfInspection.Refusal(damaged));
        Assert.Contains("不能检查", PdfInspection.Refusal(Pdfs.Packed(new string(' ', 70 * 1024 * 1024))));
        Assert.Contains("损坏", PdfInspection.Refusal("%PDF-1.4 cut off"u8.ToArray()));
        Assert.Contains("最多 20 MB", PdfInspection.Refusal(Pdfs.Plain(padding: 21 * 1024 * 1024)));
    }

    [Fact]
    public void The_PDF_of_the_corpus_is_refused() => Assert.Contains("JavaScript",
        PdfInspection.Refusal(Corpus.Items("uploads").Single(item => item.GetProperty("name").GetString() == "pdf-js").GetProperty("base64").GetBytesFromBase64()));

    // The seed is fixed: the same damage on every machine.
    [Fact]
    public void Damaged_files_are_judged_and_never_throw()
    {
        var random = new Random(20_131);
        byte[][] whole = [Pdfs.Plain("/Title(#"), Pdfs.Packed("1 0 <</Type/Page>>")];
        for (var round = 0; round < 2_000; round++)
        {
            var damaged = whole[round % 2].ToArray();
            for (var hits = random.Next(1, 12); hits > 0; hits--) damaged[random.Next(5, damaged.Length)] = (byte)random.Next(256);
            if (round % 3 == 0) damaged = damaged[..random.Next(damaged.Length)];

            _ = PdfInspection.Refusal(damaged);
        }
    }
}
