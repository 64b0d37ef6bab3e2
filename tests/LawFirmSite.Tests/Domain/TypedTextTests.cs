using System.Text;
using FsCheck.Xunit;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Tests.Domain;

public class TypedTextTests
{
    [Theory]
    [InlineData("\0")]
    [InlineData("响\u0007铃")]
    [InlineData("\u007F")]
    [InlineData("\u0085")]
    [InlineData("\u202E反写")]
    [InlineData("\u2067")]
    [InlineData("\uFFFE")]
    [InlineData("\uFDD0")]
    [InlineData("\U0001FFFE")]
    public void Characters_that_only_confuse_are_refused(string text)
    {
        Assert.NotNull(TypedText.Fault(text, singleLine: false));
        Assert.NotNull(TypedText.Fault(text, singleLine: true));
    }

    // Not InlineData: half a surrogate pair does not survive an attribute.
    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.NotNull(TypedText.Fault("字" + '\uD842', singleLine: false));
        Assert.NotNull(TypedText.Fault('\uDFB7' + "字", singleLine: false));
    }

    [Theory]
    [InlineData("山西健杰律师事务所")]
    [InlineData("𠮷野家 👩‍👩‍👧 (一)\u3000①")]
    [InlineData("")]
    public void Honest_text_passes(string text) => Assert.Null(TypedText.Fault(text, singleLine: true));

    [Fact]
    public void A_title_has_one_line_and_a_body_many()
    {
        Assert.NotNull(TypedText.Fault("一\n二", singleLine: true));
        Assert.Null(TypedText.Fault("一\r\n二\t三", singleLine: false));
    }

    [Fact]
    public void One_spelling_is_kept() => Assert.Equal("é\n二", TypedText.Normal(" e\u0301\r\n二 \n"));

    [Property]
    public bool What_passed_and_was_normalised_passes_again_unchanged(string? text)
    {
        if (text is null || TypedText.Fault(text, singleLine: false) is not null) return true;

        var normal = TypedText.Normal(text);
        return TypedText.Fault(normal, singleLine: false) is null && TypedText.Normal(normal) == normal && normal.IsNormalized(NormalizationForm.FormC);
    }
}
