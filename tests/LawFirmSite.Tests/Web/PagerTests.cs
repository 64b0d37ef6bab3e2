using LawFirmSite.Web;

namespace LawFirmSite.Tests.Web;

public class PagerTests
{
    [Theory]
    [InlineData(1, 1, new[] { 1 })]
    [InlineData(1, 3, new[] { 1, 2, 3 })]
    [InlineData(5, 9, new[] { 1, 0, 3, 4, 5, 6, 7, 0, 9 })]
    [InlineData(9, 9, new[] { 1, 0, 7, 8, 9 })]
    public void It_shows_first_last_and_neighbours(int number, int pages, int[] shown) =>
        Assert.Equal(shown, new Pager("/articles", number, pages, pages * 20, []).Numbers());

    [Fact]
    public void The_first_page_has_the_bare_address_and_others_keep_the_query()
    {
        var pager = new Pager("/search", 1, 3, 60, [new("q", "工伤 赔偿"), new("year", null)]);

        Assert.Equal("/search?q=%E5%B7%A5%E4%BC%A4%20%E8%B5%94%E5%81%BF", pager.Address(1));
        Assert.EndsWith("&page=2", pager.Address(2));
        Assert.DoesNotContain("year", pager.Address(2));
    }

    [Theory]
    [InlineData(1, 0, true)]
    [InlineData(2, 0, false)]
    [InlineData(0, 50, false)]
    [InlineData(-1, 50, false)]
    [InlineData(3, 50, true)]
    [InlineData(4, 50, false)]
    [InlineData(int.MaxValue, 50, false)]
    public void A_page_exists_or_not(int number, int total, bool exists) =>
        Assert.Equal(exists, new Paged<int>([], number, 20, total).Exists);
}
