using System.Globalization;
using System.Security.Cryptography;
using LawFirmSite.Domain.Editing;
using LawFirmSite.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;

namespace LawFirmSite.Web.Unsaved;

/// <summary>Whose form it is and on which page it stands.</summary>
public sealed record FormPlace(int OwnerId, string Page)
{
    /// <summary>The query name under which a page is asked to show words that were kept.</summary>
    public const string Words = "words";

    /// <summary>The page with kept words in its form.</summary>
    public string Showing(int copy) => $"{Page}{(Page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Words}={copy.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The address of a page without the request to show words.</summary>
    public static string PageOf(HttpRequest request) =>
        request.Path.Value + QueryString.Create(request.Query.Where(pair => pair.Key != Words).SelectMany(pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value))));
}

/// <summary>
/// Seals a <see cref="FormPlace"/> into every form of staff, so that words which arrive after a session has ended are given back to the
/// one who wrote them and to nobody else.
/// </summary>
public sealed class FormPlaces(IDataProtectionProvider protection)
{
    public const string Field = "__Place";

    private readonly IDataProtector _protector = protection.CreateProtector("LawFirmSite.FormPlace");

    /// <summary>The place of a form on the page that is being answered; null for a visitor, and for an address too long to be kept.</summary>
    public FormPlace? Here(HttpContext context)
    {
        if (StaffMember.From(context.User) is not { } me || !context.Request.Path.StartsWithSegments("/admin")) return null;

        // A form that was refused stands on no page of its own, so it keeps the one it came from.
        var place = HttpMethods.IsPost(context.Request.Method) && context.Request.HasFormContentType && Of(context.Request.Form) is { } before && before.OwnerId == me.Id
            ? before
            : new FormPlace(me.Id, FormPlace.PageOf(context.Request));
        return place.Page.Length <= WorkingCopy.PageLength ? place : null;
    }

    public string Seal(FormPlace place) => _protector.Protect($"{place.OwnerId.ToString(CultureInfo.InvariantCulture)} {place.Page}");

    public FormPlace? Of(IFormCollection form)
    {
        if (form[Field] is not [{ Length: > 0 } @sealed]) return null;
        try
        {
            return _protector.Unprotect(@sealed).Split(' ', 2) is [var owner, var page] ? new(int.Parse(owner, CultureInfo.InvariantCulture), page) : null;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
