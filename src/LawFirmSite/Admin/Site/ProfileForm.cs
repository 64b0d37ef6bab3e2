using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Contacts;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Site;

namespace LawFirmSite.Admin.Site;

/// <summary>The firm's profile as it is typed.</summary>
public sealed record ProfileForm : RowForm
{
    [Display(Name = "律所全称"), Required(ErrorMessage = "请填写律所全称。"), Line(60)]
    public string? Name { get; init; }

    [Display(Name = "印章里的字"), Line(4)]
    public string? ShortName { get; init; }

    [Display(Name = "英文名"), Line(100)]
    public string? NameEnglish { get; init; }

    [Display(Name = "一句话介绍"), Line(300)]
    public string? Description { get; init; }

    [Display(Name = "执业许可证号"), Line(60)]
    public string? LicenceNumber { get; init; }

    [Display(Name = "ICP 备案号"), Line(60)]
    public string? IcpNumber { get; init; }

    [Display(Name = "公安备案号"), Line(60)]
    public string? PoliceNumber { get; init; }

    [Display(Name = "区号"), Line(4), RegularExpression("0[0-9]{2,3}", ErrorMessage = "区号请写 0355 的样子。")]
    public string? AreaCode { get; init; }

    public static ProfileForm Of(SiteProfile profile) => Showing(new ProfileForm
    {
        Name = profile.Name,
        ShortName = profile.ShortName,
        NameEnglish = profile.NameEnglish,
        Description = profile.Description,
        LicenceNumber = profile.LicenceNumber,
        IcpNumber = profile.IcpNumber,
        PoliceNumber = profile.PoliceNumber,
        AreaCode = profile.AreaCode,
    }, profile);

    public void ApplyTo(SiteProfile profile)
    {
        profile.Name = TypedText.Normal(Name);
        profile.ShortName = TypedText.Normal(ShortName);
        profile.NameEnglish = TypedText.Normal(NameEnglish);
        profile.Description = TypedText.Normal(Description);
        profile.LicenceNumber = TypedText.Normal(LicenceNumber);
        profile.IcpNumber = TypedText.Normal(IcpNumber);
        profile.PoliceNumber = TypedText.Normal(PoliceNumber);
        profile.AreaCode = TypedText.Normal(AreaCode);
        profile.ReadNumbersAgain();
    }
}

public sealed record ProfilePage(ProfileForm Form, SiteProfile Profile);
