using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;

namespace LawFirmSite.Public.LegalAid;

/// <summary>The directory for other programs. Names and meanings are promised in docs/legal-aid-data.md and only ever added to.</summary>
public sealed record DirectoryJson(string Publisher, string Page, string Advice, IReadOnlyList<CenterJson> Centers)
{
    public static DirectoryJson Of(SiteSnapshot site, string origin) => new(
        site.Profile.Name,
        $"{origin}/legal-aid",
        "尚未核实的号码请先拨 12348 核对。",
        [.. site.Directory.OpenCenters.Select(center => CenterJson.Of(center, origin))]);
}

/// <summary>One center.</summary>
public sealed record CenterJson(
    int Id, string Name, IReadOnlyList<string> FormerNames, string District, string DistrictCode, string Address, string Hours,
    string Status, DateOnly? VerifiedOn, string SourceTitle, DateOnly? SourceDate, string Page, IReadOnlyList<NumberJson> Numbers)
{
    public static CenterJson Of(LegalAidCenter center, string origin) => new(
        center.Id, center.Name, center.Former, center.District, center.DistrictCode, center.Address, center.Hours,
        center.CheckedOn is null ? "needs-verification" : "current", center.CheckedOn,
        center.SourceTitle, center.SourceDate, $"{origin}/legal-aid/{center.Id}",
        [.. center.ContactsInUse.Select(NumberJson.Of)]);
}

/// <summary>A number or address of a center.</summary>
public sealed record NumberJson(string Label, string Kind, string Display, string? Dial, DateOnly? VerifiedOn)
{
    public static NumberJson Of(ContactPoint contact) => new(
        contact.Label,
        contact.Kind switch
        {
            ContactKind.Phone => "phone",
            ContactKind.Fax => "fax",
            ContactKind.Email => "email",
        },
        contact.Display, contact.Dial, contact.Verified?.On);
}
