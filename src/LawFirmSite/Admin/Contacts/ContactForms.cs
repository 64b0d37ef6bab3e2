using System.ComponentModel.DataAnnotations;
using LawFirmSite.Admin.Forms;
using LawFirmSite.Domain.Contacts;
using LawFirmSite.Domain.Site;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace LawFirmSite.Admin.Contacts;

/// <summary>A number or e-mail address as it is typed.</summary>
public sealed record ContactForm : RowForm
{
    public Guid? Key { get; init; }

    [Display(Name = "名称"), Required(ErrorMessage = "请填写名称，例如 电话。"), Line(40)]
    public string? Label { get; init; }

    [Display(Name = "种类"), Required(ErrorMessage = "请选择种类。")]
    public ContactKind? Kind { get; init; } = ContactKind.Phone;

    [Display(Name = "号码或地址"), Required(ErrorMessage = "请填写号码或邮箱地址。"), Line(ContactPoint.PrintedLength)]
    public string? Printed { get; init; }

    [Display(Name = "什么时候用它"), Line(200)]
    public string? Note { get; init; }

    [Display(Name = "排第几"), Range(0, 999, ErrorMessage = "排第几请写 0 到 999 的数字。")]
    public int Order { get; init; }

    [Display(Name = "已停用（只留在这里，网站上不再显示）")]
    public bool IsRetired { get; init; }

    public static ContactForm Of(ContactPoint contact) => Showing(new ContactForm
    {
        Label = contact.Label,
        Kind = contact.Kind,
        Printed = contact.Printed,
        Note = contact.Note,
        Order = contact.Order,
        IsRetired = contact.IsRetired,
    }, contact);

    public void ApplyTo(ContactPoint contact, string areaCode)
    {
        contact.Label = TypedText.Normal(Label);
        contact.Note = TypedText.Normal(Note);
        contact.Order = Order;
        contact.IsRetired = IsRetired;
        contact.Change(TypedText.Normal(Printed), Kind!.Value, areaCode);
    }

    public bool SaysTheSameAs(ContactPoint contact) =>
        contact.Label == TypedText.Normal(Label) && contact.Printed == TypedText.Normal(Printed) && contact.Kind == Kind && !contact.IsRetired;
}

/// <summary>That something was checked: on which day and how. Who did it is the member of staff who says so.</summary>
public sealed record VerifyForm
{
    [Display(Name = "哪天核实的"), Required(ErrorMessage = "请填写哪天核实的。"), Day]
    public string? On { get; init; }

    [Display(Name = "怎样核实的"), Required(ErrorMessage = "请选择怎样核实的。")]
    public VerificationMethod? How { get; init; } = VerificationMethod.Call;

    /// <summary>The version of what was looked at; without it the newest is meant.</summary>
    public int? Version { get; init; }

    /// <summary>Null when it cannot be; the reason is then among the refusals. Nobody vouches for what somebody else has changed since.</summary>
    public Verification? Read(IVersioned row, string by, DateOnly today, ModelStateDictionary refusals)
    {
        if (IsStale(row)) refusals.AddModelError("", "您核实的时候，同事改了这一条。请看过现在的内容，再记一次。");
        if (DayAttribute.Read(On) is { } day && day > today) refusals.AddModelError(nameof(On), "核实的日期不能在今天以后。");
        return refusals.IsValid ? new(DayAttribute.Read(On)!.Value, by, How!.Value) : null;
    }

    /// <summary>The form once more, about the row as it is now.</summary>
    public VerifyForm Of(IVersioned row) => this with { Version = row.Version };

    public int StatusFor(IVersioned row) => IsStale(row) ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest;

    private bool IsStale(IVersioned row) => Version is { } version && version != row.Version;
}

/// <summary>The page of one contact point, or of one to add.</summary>
public sealed record ContactPage(ContactForm Form, VerifyForm Verify, ContactPoint? Contact, IHasContacts Owner, string OwnerPath)
{
    public string Action => Contact is null ? $"{OwnerPath}/contacts/new" : $"{OwnerPath}/contacts/{Contact.Id}";
}

/// <summary>The contact points of an office, a center or the firm, on the page of their owner.</summary>
public sealed record ContactList(IEnumerable<ContactPoint> Contacts, string OwnerPath);

/// <summary>When something was checked, and the form to say that it was checked again.</summary>
public sealed record VerifyPanel(Verification? Verified, VerifyForm Form, string Action, string What);
