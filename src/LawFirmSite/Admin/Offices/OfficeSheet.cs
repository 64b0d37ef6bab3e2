using LawFirmSite.Admin.Contacts;
using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace LawFirmSite.Admin.Offices;

/// <summary>The firm's offices as a table, out and in.</summary>
[Route("/admin/offices"), ForStaff(StaffRole.Editor)]
public sealed class OfficeSheetController(SiteDb db, SiteClock clock) : SheetController<Office, OfficeForm>(db, clock, Sheet, "/admin/offices", "offices")
{
    private static readonly DirectorySheet<Office, OfficeForm> Sheet = new("办公地点",
    [
        SheetColumn.Text<OfficeForm>("名称", form => form.Name, (form, cell) => form with { Name = cell }),
        SheetColumn.Text<OfficeForm>("城市", form => form.City, (form, cell) => form with { City = cell }),
        SheetColumn.Text<OfficeForm>("地址", form => form.Address, (form, cell) => form with { Address = cell }),
        SheetColumn.Text<OfficeForm>("怎么找", form => form.Directions, (form, cell) => form with { Directions = cell }),
        SheetColumn.Text<OfficeForm>("办公时间", form => form.Hours, (form, cell) => form with { Hours = cell }),
        SheetColumn.AreaCode<OfficeForm>("区号", form => form.AreaCode, (form, cell) => form with { AreaCode = cell }),
        SheetColumn.Number<OfficeForm>("办公地点排第几", form => form.Order, (form, number) => form with { Order = number ?? form.Order }),
        SheetColumn.Flag<OfficeForm>("已关闭", form => form.IsClosed, (form, value) => form with { IsClosed = value }),
    ])
    {
        IdOf = office => office.Id,
        VerifiedOf = office => office.Verified,
        FormOf = OfficeForm.Of,
        Apply = (form, office) => form.ApplyTo(office),
        Create = (key, known) => new Office("", key) { Order = known.Select(office => office.Order).DefaultIfEmpty().Max() + 1 },
    };

    protected override IQueryable<Office> Owners => Db.Offices.InUse().Include(office => office.Contacts.Where(contact => contact.BinnedAt == null))
        .OrderBy(office => office.Order).ThenBy(office => office.Id);
}
