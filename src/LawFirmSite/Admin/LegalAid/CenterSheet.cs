using LawFirmSite.Admin.Contacts;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.LegalAid;

/// <summary>The legal-aid centers as a table, out and in.</summary>
[Route("/admin/legal-aid"), ForStaff(StaffRole.Editor)]
public sealed class CenterSheetController(SiteDb db, SiteClock clock) : SheetController<LegalAidCenter, CenterForm>(db, clock, Sheet, "/admin/legal-aid", "legal-aid")
{
    private static readonly DirectorySheet<LegalAidCenter, CenterForm> Sheet = new("机构",
    [
        SheetColumn.Text<CenterForm>("机构名称", form => form.Name, (form, cell) => form with { Name = cell }),
        SheetColumn.Text<CenterForm>("县区", form => form.District, (form, cell) => form with { District = cell }),
        SheetColumn.Text<CenterForm>("地址", form => form.Address, (form, cell) => form with { Address = cell }),
        SheetColumn.Text<CenterForm>("办公时间", form => form.Hours, (form, cell) => form with { Hours = cell }),
        SheetColumn.AreaCode<CenterForm>("区号", form => form.AreaCode, (form, cell) => form with { AreaCode = cell }),
        SheetColumn.Choice<CenterForm, CenterStatus>("状态", form => form.Status, (form, status) => form with { Status = status }, status => status.Word()),
        SheetColumn.Number<CenterForm>("并入的机构编号", form => form.SupersededById, (form, number) => form with { SupersededById = number }),
        SheetColumn.Text<CenterForm>("从前的名称", form => form.FormerNames, (form, cell) => form with { FormerNames = cell }),
        SheetColumn.Text<CenterForm>("行政区划代码", form => form.DistrictCode, (form, cell) => form with { DistrictCode = cell }),
        SheetColumn.Text<CenterForm>("来源里的名称", form => form.NameAtSource, (form, cell) => form with { NameAtSource = cell }),
        SheetColumn.Text<CenterForm>("资料来源", form => form.SourceTitle, (form, cell) => form with { SourceTitle = cell }),
        SheetColumn.Day<CenterForm>("来源日期", form => form.SourceDate, (form, cell) => form with { SourceDate = cell }),
    ])
    {
        IdOf = center => center.Id,
        VerifiedOf = center => center.Verified,
        FormOf = CenterForm.Of,
        Apply = (form, center) => form.ApplyTo(center),
        Create = (key, known) => new LegalAidCenter("", key) { Order = known.Select(center => center.Order).DefaultIfEmpty().Max() + 1 },
        Fault = (form, center, known) => form.Status != CenterStatus.Superseded || known.Any(other => other.Id == form.SupersededById && other != center)
            ? null
            : "状态是“已并入别处”的，要在“并入的机构编号”写另一家机构的编号。",
    };

    protected override IQueryable<LegalAidCenter> Owners => Db.LegalAidCenters.InUse().Include(center => center.Contacts.Where(contact => contact.BinnedAt == null))
        .OrderBy(center => center.DistrictCode).ThenBy(center => center.Order).ThenBy(center => center.Id);
}
