using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Contacts;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.LegalAid;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web;

namespace LawFirmSite.Admin.LegalAid;

/// <summary>A legal-aid center as it is typed.</summary>
public sealed record CenterForm : RowForm
{
    public Guid? Key { get; init; }

    [Display(Name = "现在的名称"), Required(ErrorMessage = "请填写名称。"), Line(100)]
    public string? Name { get; init; }

    [Display(Name = "来源里的名称"), Line(100)]
    public string? NameAtSource { get; init; }

    [Display(Name = "县区"), Line(40)]
    public string? District { get; init; }

    [Display(Name = "行政区划代码"), Line(6), RegularExpression("[0-9]{6}", ErrorMessage = "行政区划代码是六位数字，例如 140403。")]
    public string? DistrictCode { get; init; }

    [Display(Name = "从前的名称"), Line(200)]
    public string? FormerNames { get; init; }

    [Display(Name = "地址"), Line(200)]
    public string? Address { get; init; }

    [Display(Name = "区号"), Line(4), RegularExpression("0[0-9]{2,3}", ErrorMessage = "区号请写 0355 的样子。")]
    public string? AreaCode { get; init; }

    [Display(Name = "办公时间"), Line(200)]
    public string? Hours { get; init; }

    [Display(Name = "状态"), Required(ErrorMessage = "请选择状态。")]
    public CenterStatus? Status { get; init; } = CenterStatus.NeedsVerification;

    [Display(Name = "并入了哪一家")]
    public int? SupersededById { get; init; }

    [Display(Name = "资料来源"), Line(200)]
    public string? SourceTitle { get; init; }

    [Display(Name = "来源日期"), Day]
    public string? SourceDate { get; init; }

    public static CenterForm Of(LegalAidCenter center) => Showing(new CenterForm
    {
        Name = center.Name,
        NameAtSource = center.NameAtSource,
        District = center.District,
        DistrictCode = center.DistrictCode,
        FormerNames = center.FormerNames,
        Address = center.Address,
        AreaCode = center.AreaCode,
        Hours = center.Hours,
        Status = center.Status,
        SupersededById = center.SupersededById,
        SourceTitle = center.SourceTitle,
        SourceDate = center.SourceDate?.InList(),
    }, center);

    public void ApplyTo(LegalAidCenter center)
    {
        center.Name = TypedText.Normal(Name);
        center.NameAtSource = TypedText.Normal(NameAtSource);
        center.District = TypedText.Normal(District);
        center.DistrictCode = TypedText.Normal(DistrictCode);
        center.FormerNames = TypedText.Normal(FormerNames);
        center.Address = TypedText.Normal(Address);
        center.AreaCode = TypedText.Normal(AreaCode);
        center.Hours = TypedText.Normal(Hours);
        // 现用 is earned by 核实, not chosen: an entry that nobody checked keeps saying so.
        center.Status = Status == CenterStatus.Current && center.Verified is null ? CenterStatus.NeedsVerification : Status!.Value;
        center.SupersededById = Status == CenterStatus.Superseded ? SupersededById : null;
        center.SourceTitle = TypedText.Normal(SourceTitle);
        center.SourceDate = DayAttribute.Read(SourceDate);
        center.ReadNumbersAgain();
    }
}

/// <summary>The page of one center, or of one to add, with the others it may have been merged into.</summary>
public sealed record CenterPage(CenterForm Form, VerifyForm Verify, LegalAidCenter? Center, IReadOnlyList<LegalAidCenter> Others)
{
    public string Action => Center is null ? "/admin/legal-aid/new" : $"/admin/legal-aid/{Center.Id}";
}

/// <summary>The directory as staff see it: everything, or only what should be checked.</summary>
public sealed record CenterList(IReadOnlyList<LegalAidCenter> Centers, bool OnlyUncertain, int Uncertain, DateOnly Today);
