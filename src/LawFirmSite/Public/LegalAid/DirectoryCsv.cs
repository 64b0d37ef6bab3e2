using System.Globalization;
using CsvHelper;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Public.Shared;
using LawFirmSite.Web;

namespace LawFirmSite.Public.LegalAid;

/// <summary>The directory as a table for Excel and WPS: UTF-8 with a byte order mark, CRLF, and no cell that is a formula.</summary>
public static class DirectoryCsv
{
    private static readonly string[] Headings = ["编号", "机构", "原名", "县区", "区划代码", "地址", "电话", "传真", "办公时间", "状态", "核实日期", "资料来源", "资料日期"];

    private static readonly CsvWriterOptions Spreadsheet = new() { NewLine = "\r\n", WriteByteOrderMark = true };

    public static byte[] Write(IEnumerable<LegalAidCenter> centers)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Spreadsheet, leaveOpen: true))
        {
            csv.WriteHeader(Headings);
            foreach (var center in centers) csv.WriteRecord([.. Cells(center).Select(Harmless)]);
        }
        return stream.ToArray();
    }

    /// <summary>
    /// A spreadsheet runs a cell that begins like a formula; an apostrophe makes it text. Written here because CsvHelper
    /// knows only ASCII signs, while WPS and Excel take their full-width forms as well.
    /// </summary>
    public static string Harmless(string cell) =>
        cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠', ..] ? $"'{cell}" : cell;

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
