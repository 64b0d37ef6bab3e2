using LawFirmSite.Domain.Contacts;
using LawFirmSite.Web;
using Microsoft.AspNetCore.Html;

namespace LawFirmSite.Public.Shared;

/// <summary>A contact as readers use it: a link calls or writes; what must not be dialled (fax, an unclear number) stays text.</summary>
public static class NumberLink
{
    // No view of its own: a dozen of them stand on every page, and a view is dear to begin.
    public static IHtmlContent Link(this ContactPoint contact) => contact switch
    {
        { Kind: ContactKind.Email } => SafeHtml.Markup($"<a href=\"mailto:{contact.Display}\">{contact.Display}</a>"),
        { Dial: { } dial } => SafeHtml.Markup($"<a class=\"tel\" href=\"tel:{dial}\">{contact.Display}</a>"),
        _ => SafeHtml.Markup($"<span class=\"tel\">{contact.Display}</span>"),
    };
}
