using LawFirmSite.Web;

namespace LawFirmSite.Tests.Web;

public sealed class PublicOrderTests
{
    private static readonly PublicOrder Order = new([(9, 1), (4, null), (7, 1), (2, 2), (5, 1)]);

    [Theory]
    [InlineData(7, 9, 5), InlineData(9, 0, 7), InlineData(5, 7, 0), InlineData(4, 0, 0), InlineData(1000, 0, 0)]
    public void Beside_an_article_stand_the_next_ones_of_its_category(int id, int newer, int older) => Assert.Equal((newer, older), Order.Beside(id));

    [Fact]
    public void A_shelf_holds_what_stands_in_its_category_and_one_holds_what_stands_in_none()
    {
        Assert.Equal([9, 7, 5], Order.In(1));
        Assert.Equal([4], Order.In(null));
        Assert.Empty(Order.In(3));
    }

    [Theory]
    [InlineData(1, 2, "9,4", true), InlineData(3, 2, "5", true), InlineData(4, 2, "", false), InlineData(0, 2, "9,4", false), InlineData(int.MinValue, 20, "9,4,7,2,5", false), InlineData(int.MaxValue, 20, "", false)]
    public void A_list_is_cut_into_pages_and_ends(int number, int size, string ids, bool exists)
    {
        var page = PublicOrder.Page(Order.All, number, size);

        Assert.Equal(ids, string.Join(',', page.Items));
        Assert.Equal((exists, 5), (page.Exists, page.Total));
    }
}
