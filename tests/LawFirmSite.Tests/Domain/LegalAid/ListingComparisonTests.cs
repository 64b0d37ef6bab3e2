using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Intake;
using LawFirmSite.Domain.LegalAid;

namespace LawFirmSite.Tests.Domain.LegalAid;

public class ListingComparisonTests
{
    private static ListedOffice Listed(string name, params string[] phones) =>
        new() { Name = name, Address = "某路1号", Phones = [.. phones.Select(phone => new ListedPhone(PhoneNumber.Parse(phone, "0355")))] };

    private static LegalAidCenter Center(string name, params string[] phones)
    {
        var center = new LegalAidCenter(name) { NameAtSource = "旧" + name, FormerNames = "甲" + name + "、乙" + name, AreaCode = "0355" };
        foreach (var phone in phones) center.Contacts.Add(new("电话", phone, ContactKind.Phone, "0355"));
        return center;
    }

    private static ListingComparison Compare(ListedOffice listed, params LegalAidCenter[] centers) => ListingComparison.Of(listed, centers, "0355");

    [Fact]
    public void The_same_name_and_numbers_are_the_same_however_they_are_printed() =>
        Assert.Equal(ListingChange.Same, Compare(Listed("某县法律援助中心", "(0355) 2000001"), Center("某县法律援助中心", "2000001")).Change);

    [Fact]
    public void An_unknown_name_is_new() => Assert.Equal(ListingChange.New, Compare(Listed("别县法律援助中心", "2000001"), Center("某县法律援助中心", "2000001")).Change);

    [Theory]
    [InlineData("旧某中心")]
    [InlineData("甲某中心")]
    [InlineData("乙某中心")]
    public void A_former_name_finds_the_center_of_today(string name)
    {
        var comparison = Compare(Listed(name, "2000001"), Center("某中心", "2000001"));

        Assert.Equal(ListingChange.FormerName, comparison.Change);
        Assert.Equal("某中心", comparison.Known!.Name);
    }

    [Fact]
    public void Another_number_is_added_unverified_and_the_old_one_retired_and_nothing_else_changes()
    {
        var center = Center("某中心", "2000001", "12348");
        center.Address = "原来的地址";
        var comparison = Compare(Listed("某中心", "2000002"), center);
        Assert.Equal(ListingChange.OtherNumbers, comparison.Change);

        Assert.Null(comparison.Apply("《某报》", null, "0355", _ => Guid.NewGuid()));

        Assert.Equal(["0355-2000001"], center.Contacts.Where(contact => contact.IsRetired).Select(contact => contact.Display));
        Assert.Equal(["12348", "0355-2000002"], center.ContactsInUse.Select(contact => contact.Display));
        Assert.All(center.ContactsInUse, contact => Assert.Null(contact.Verified));
        Assert.Equal("原来的地址", center.Address);
        Assert.Equal(ListingChange.Same, Compare(Listed("某中心", "2000002"), center).Change);
    }

    [Fact]
    public void A_listing_without_fax_says_nothing_about_the_fax()
    {
        var center = Center("某中心", "2000001");
        center.Contacts.Add(new("传真", "2000009", ContactKind.Fax, "0355"));

        Assert.Equal(ListingChange.Same, Compare(Listed("某中心", "2000001"), center).Change);
    }

    [Fact]
    public void A_new_center_waits_to_be_verified_and_says_where_it_was_printed()
    {
        var made = Compare(Listed("某中心", "12348", "2000001")).Apply("《某报》2013-08-26 4版", new(2013, 8, 26), "0355", _ => Guid.NewGuid())!;

        Assert.Equal((CenterStatus.NeedsVerification, "《某报》2013-08-26 4版", "某中心", "0355", "某路1号"), (made.Status, made.SourceTitle, made.NameAtSource, made.AreaCode, made.Address));
        Assert.Equal(["+863552000001", "12348"], made.Contacts.Select(contact => contact.Dial!).Order());
        Assert.Equal(ListingChange.Same, Compare(Listed("某中心", "12348", "2000001"), made).Change);
    }

    [Fact]
    public void What_does_not_fit_is_refused() => Assert.NotNull(Compare(Listed(new string('长', 101))).Fault);

    [Fact]
    public void The_table_of_the_listing_gives_way_to_the_directory_and_other_tables_stay()
    {
        const string Body = "前文\n\n| 名称 | 电话 |\n| --- | --- |\n| 某中心 | 1 |\n\n中间\n\n| 项目 | 金额 |\n| --- | --- |\n| 某项 | 1 |\n\n后文";

        var replaced = ListingTable.Replaced(Body, [Listed("某中心")]);

        Assert.Equal("前文\n\n{{legal-aid}}\n\n中间\n\n| 项目 | 金额 |\n| --- | --- |\n| 某项 | 1 |\n\n后文", replaced);
    }
}
