using System.Globalization;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;
using LawFirmSite.Web.Spreadsheets;

namespace LawFirmSite.Public.LegalAid;

/// <summary>The directory as a table for Excel and WPS.</summary>
public static class DirectoryCsv
{
    private static readonly string[] Headings = ["编号", "机构", "原名", "县区", "区划代码", "地址", "电话", "传真", "办公时间", "状态", "核实日期", "资料来源", "资料日期"];

    public static byte[] Write(IEnumerable<LegalAidCenter> centers) => CsvTable.Write(Headings, centers.Select(Cells));

    private static string[] Cells(LegalAidCenter center) =>
    [
        center.Id.ToString(CultureInfo.InvariantCulture),
        center.Name,
        string.Join('、', center.Former),
        center.District,
        center.DistrictCode,
        center.Address,
        Numbers(center, ContactKind.Phone),
        Numbers(center, ContactKind.Fax),
        center.Hours,
        center.CheckedOn is null ? "尚未核实" : "已核实",
        center.CheckedOn?.InList() ?? "",
        center.SourceTitle,
        center.SourceDate?.InList() ?? "",
    ];

    private static string Numbers(LegalAidCenter center, ContactKind kind) =>
        string.Join('、', center.ContactsInUse.Where(contact => contact.Kind == kind).Select(contact => contact.Display));
}
