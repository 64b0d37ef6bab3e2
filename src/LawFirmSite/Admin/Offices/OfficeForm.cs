using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Contacts;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Offices;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Admin.Offices;

/// <summary>An office as it is typed.</summary>
public sealed record OfficeForm : RowForm
{
    public Guid? Key { get; init; }

    [Display(Name = "名称"), Required(ErrorMessage = "请填写名称。"), Line(100)]
    public string? Name { get; init; }

    [Display(Name = "城市"), Line(40)]
    public string? City { get; init; }

    [Display(Name = "地址"), Line(200)]
    public string? Address { get; init; }

    [Display(Name = "怎么找"), Line(200)]
    public string? Directions { get; init; }

    [Display(Name = "区号"), Line(4), RegularExpression("0[0-9]{2,3}", ErrorMessage = "区号请写 0355 的样子。")]
    public string? AreaCode { get; init; }

    [Display(Name = "办公时间"), Line(200)]
    public string? Hours { get; init; }

    [Display(Name = "排第几"), Range(0, 999, ErrorMessage = "排第几请写 0 到 999 的数字。")]
    public int Order { get; init; }

    [Display(Name = "已关闭（网站上不再显示）")]
    public bool IsClosed { get; init; }

    public static OfficeForm Of(Office office) => Showing(new OfficeForm
    {
        Name = office.Name,
        City = office.City,
        Address = office.Address,
        Directions = office.Directions,
        AreaCode = office.AreaCode,
        Hours = office.Hours,
        Order = office.Order,
        IsClosed = office.IsClosed,
    }, office);

    public void ApplyTo(Office office)
    {
        office.Name = TypedText.Normal(Name);
        office.City = TypedText.Normal(City);
        office.Address = TypedText.Normal(Address);
        office.Directions = TypedText.Normal(Directions);
        office.AreaCode = TypedText.Normal(AreaCode);
        office.Hours = TypedText.Normal(Hours);
        office.Order = Order;
        office.IsClosed = IsClosed;
        office.ReadNumbersAgain();
    }
}

/// <summary>The page of one office, or of one to add.</summary>
public sealed record OfficePage(OfficeForm Form, VerifyForm Verify, Office? Office)
{
    public string Action => Office is null ? "/admin/offices/new" : $"/admin/offices/{Office.Id}";
}
