using LawFirmSite.Domain.Articles;
using Xunit;

namespace LawFirmSite.Tests.Domain.Articles;

public class SlugTests
{
    [Theory]
    [InlineData("a"), InlineData("7"), InlineData("legal-aid"), InlineData("az09"), InlineData("a-b-c")]
    public void Small_letters_digits_and_single_dashes_between_them_make_an_address(string slug) => Assert.True(Slug.IsValid(slug));

    [Theory]
    [InlineData("-a"), InlineData("a-"), InlineData("-"), InlineData("a--b")]
    public void A_dash_stands_alone_and_between_two_others(string slug) => Assert.False(Slug.IsValid(slug));

    [Theory]
    [InlineData(""), InlineData("A"), InlineData("aZ"), InlineData("a b"), InlineData("a_b"), InlineData("a.b"), InlineData("a/b"), InlineData("a`"), InlineData("a{"), InlineData("a:"), InlineData("法律"), InlineData("é"), InlineData("１")]
    public void Nothing_else_stands_in_it(string slug) => Assert.False(Slug.IsValid(slug));

    [Fact]
    public void It_has_sixty_signs_at_most()
    {
        Assert.True(Slug.IsValid(new('a', 60)));
        Assert.False(Slug.IsValid(new('a', 61)));
    }
}
