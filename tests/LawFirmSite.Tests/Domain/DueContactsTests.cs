using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Tests.Domain;

public class DueContactsTests
{
    private static readonly DateOnly Today = new(2026, 3, 1);

    [Fact]
    public void Due_is_what_was_never_verified_or_not_for_twelve_months()
    {
        var office = new Office("某某办公室");
        Add(office, "0000-0000001", null);
        Add(office, "0000-0000002", Today.AddMonths(-12));
        Add(office, "0000-0000003", Today.AddMonths(-12).AddDays(1));
        Add(office, "0000-0000004", null).IsRetired = true;

        var due = new FirmDirectory([office], []).DueContacts(Today);

        Assert.Equal(["0000-0000001", "0000-0000002"], due.Select(point => point.Contact.Printed));
    }

    [Fact]
    public void Nobody_is_asked_to_call_what_visitors_do_not_see()
    {
        var office = new Office("某某办公室") { IsClosed = true };
        Add(office, "0000-0000001", null);
        var center = new LegalAidCenter("某某中心") { Status = CenterStatus.Closed };
        Add(center, "0000-0000002", null);

        Assert.Empty(new FirmDirectory([office], [center]).DueContacts(Today));
        Assert.Null(new FirmDirectory([office], [center]).LongestUnverified(Today));
    }

    [Fact]
    public void The_longest_unverified_number_is_one_that_nobody_ever_called_from_the_oldest_source()
    {
        var office = new Office("某某办公室");
        Add(office, "0000-0000001", Today.AddYears(-9));
        Add(office, "0000-0000002", null);
        var center = new LegalAidCenter("某某中心") { SourceDate = new(2013, 8, 26) };
        Add(center, "0000-0000003", null);

        var longest = new FirmDirectory([office], [center]).LongestUnverified(Today)!;

        Assert.Equal(("某某中心", "0000-0000003", new DateOnly(2013, 8, 26)), (longest.Owner.Name, longest.Contact.Printed, longest.Since));
    }

    private static ContactPoint Add(IHasContacts owner, string number, DateOnly? verified)
    {
        var contact = new ContactPoint("电话", number, ContactKind.Phone);
        if (verified is { } on) contact.Verify(new(on, "某某", VerificationMethod.Call));
        owner.Contacts.Add(contact);
        return contact;
    }
}
