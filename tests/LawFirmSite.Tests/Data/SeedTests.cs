using LawFirmSite.Domain.Articles;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace LawFirmSite.Tests.Data;

public class SeedTests(FirstStartSite site) : IClassFixture<FirstStartSite>
{
    private Task<SiteSnapshot> SnapshotAsync() => site.Services.GetRequiredService<CurrentSite>().GetAsync(CancellationToken.None).AsTask();

    [Fact]
    public async Task The_three_offices_have_their_addresses_and_numbers()
    {
        var offices = (await SnapshotAsync()).Directory.OpenOffices.ToList();

        Assert.Equal(["长治", "太原", "北京"], offices.Select(office => office.City));
        Assert.Equal(["+863552180808", "+863516568666", "+861088358429"], offices.Select(office => Assert.Single(office.Phones).Dial));
    }

    [Fact]
    public async Task The_24_hour_lines_come_first_and_fax_and_mail_cannot_be_dialled()
    {
        var profile = (await SnapshotAsync()).Profile;

        Assert.Equal(["0355-2030110", "0355-2030148"], profile.Phones.Select(phone => phone.Display));
        Assert.All(profile.ContactsInUse.Where(contact => contact.Kind != ContactKind.Phone), contact => Assert.Null(contact.Dial));
        Assert.Contains(profile.Contacts, contact => contact is { Kind: ContactKind.Email, Display: "zgsxjjls@126.com" });
        Assert.Contains(profile.Contacts, contact => contact is { Kind: ContactKind.Fax, Display: "0355-2032928" });
    }

    [Fact]
    public async Task All_fourteen_centers_are_there_and_none_claims_to_be_verified()
    {
        var centers = (await SnapshotAsync()).Directory.Centers;

        Assert.Equal(14, centers.Count);
        Assert.All(centers, center =>
        {
            Assert.Equal(CenterStatus.NeedsVerification, center.Status);
            Assert.Null(center.Verified);
            Assert.Equal(new DateOnly(2013, 8, 26), center.SourceDate);
            Assert.Contains("长治日报", center.SourceTitle);
            Assert.NotEmpty(center.Address);
            Assert.NotEmpty(center.Phones);
            Assert.All(center.Phones, phone => Assert.NotNull(phone.Dial));
        });
    }

    [Theory]
    [InlineData("城区法律援助中心", "潞州区", "140403")]
    [InlineData("郊区法律援助中心", "潞州区", "140403")]
    [InlineData("长治县法律援助中心", "上党区", "140404")]
    [InlineData("屯留县法律援助中心", "屯留区", "140405")]
    [InlineData("潞城市法律援助中心", "潞城区", "140406")]
    public async Task A_center_of_a_former_district_is_under_the_present_one(string printed, string district, string code)
    {
        var center = (await SnapshotAsync()).Directory.Centers.Single(c => c.NameAtSource == printed);

        Assert.Equal((district, code), (center.District, center.DistrictCode));
        Assert.Contains(printed, center.FormerNames.Split('、'));
    }

    [Fact]
    public async Task The_city_center_has_the_short_code_and_the_landline()
    {
        var center = (await SnapshotAsync()).Directory.Centers.Single(c => c.NameAtSource == "长治市法律援助中心");

        Assert.Equal([("12348", "12348"), ("2036409", "+863552036409")], center.Phones.Select(phone => (phone.Printed, phone.Dial!)));
    }

    [Fact]
    public async Task Categories_and_pages_are_there_and_nothing_is_said_about_lawyers()
    {
        var snapshot = await SnapshotAsync();

        Assert.Equal(["普法文章", "法律法规", "法律援助", "律所动态"], snapshot.Categories.Select(category => category.Name));
        Assert.Equal(["隐私政策", "无障碍声明", "免责声明", "律所概况"], snapshot.Pages.Where(page => page.Place != PagePlace.LegalAidGuide).Select(page => page.Title));
    }

    [Fact]
    public async Task The_reprint_is_a_digest_that_names_its_source()
    {
        var texts = await site.DbAsync(db => db.Articles.Public(site.Clock.Now).Select(article => article.Published!).ToListAsync());
        var digest = texts.Single(text => text.Source == "长治日报");

        Assert.True(texts.Count >= 6);
        Assert.Equal(("马朝中", "长治市司法局党组书记、局长", new DateOnly(2013, 8, 26), "4版"), (digest.Author, digest.AuthorOffice, digest.SourceDate, digest.SourcePage));
    }

    [Fact]
    public async Task Every_seeded_text_has_a_summary_and_known_directory_lines()
    {
        var directory = (await SnapshotAsync()).Directory;
        var texts = await site.DbAsync(db => db.Articles.Select(article => article.Published!).ToListAsync());

        Assert.All(texts, text =>
        {
            Assert.NotEmpty(text.Summary);
            Assert.Empty(directory.UnknownReferences(text.Body));
            Assert.DoesNotContain("### ", text.Body.Split("\n## ")[0]);
        });
    }

    [Fact]
    public async Task Nothing_in_the_seeds_would_be_asked_about() =>
        Assert.Empty(await site.DbAsync(db => db.Remarks.Select(remark => remark.Text).ToListAsync()));
}
