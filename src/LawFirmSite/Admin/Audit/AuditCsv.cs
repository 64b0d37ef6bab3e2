using System.Globalization;
using LawFirmSite.Data.Audit;
using LawFirmSite.Web;
using LawFirmSite.Web.Spreadsheets;

namespace LawFirmSite.Admin.Audit;

/// <summary>The record as a table for Excel and WPS.</summary>
public static class AuditCsv
{
    private static readonly string[] Headings = ["编号", "时间", "谁", "做了什么", "种类", "对象编号", "名称", "改动"];

    public static byte[] Begin() => CsvTable.Write(Headings, []);

    public static byte[] More(IEnumerable<AuditEntry> entries, SiteClock clock) => CsvTable.WriteMore(entries.Select(entry => new[]
    {
        entry.Id.ToString(CultureInfo.InvariantCulture),
        clock.Local(entry.At).WithTime(),
        entry.Actor,
        entry.Deed(),
        entry.Kind.Word(),
        entry.SubjectId?.ToString(CultureInfo.InvariantCulture) ?? "",
        entry.Title,
        string.Join('；', entry.Fields.Where(field => field.New is not null).Select(field =>
            $"{AuditWords.Field(field.Field)}：{AuditWords.Value(field.Field, field.Old, clock)} → {AuditWords.Value(field.Field, field.New, clock)}")),
    }));
}
