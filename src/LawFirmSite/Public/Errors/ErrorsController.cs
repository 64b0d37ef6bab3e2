using System.Globalization;
using LawFirmSite.Web.Accounts;
using LawFirmSite.Web.Unsaved;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Errors;

/// <summary>The page behind every answer that failed. It works without the database.</summary>
public sealed class ErrorsController(CarriedWords carried) : PublicController
{
    private const string RetryAfterSeconds = "10";

    [Route("/errors/{code:int:range(400,599)}"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Show(CancellationToken cancel)
    {
        // From the route alone: a bound parameter would also be looked for in the form that failed.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);

        // After an exception the status is already set; the address of the page says 500 for all of them.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null) return Page(Response.StatusCode);

        // Nobody can ask for an error that did not happen.
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not { } asked) return NotFound();
        if (code != StatusCodes.Status404NotFound || await MovedPage.FindAsync(HttpContext, asked, cancel) is not { } moved) return Page(code);

        // Browsers would keep it for ever, and staff could not correct it.
        Response.Headers.CacheControl = "no-cache";
        return RedirectPermanent(moved);
    }

    private ViewResult Page(int code)
    {
        // A body over the limit shows first as a form without its token.
        if (code == StatusCodes.Status400BadRequest && Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            code = StatusCodes.Status413PayloadTooLarge;
        // The token was right for whoever is signed in, only nobody could look that up.
        if (code == StatusCodes.Status400BadRequest && StaffCookie.IsUnknown(HttpContext)) code = StatusCodes.Status503ServiceUnavailable;
        if (code == StatusCodes.Status503ServiceUnavailable && Response.Headers.RetryAfter.Count == 0) Response.Headers.RetryAfter = RetryAfterSeconds;
        Response.StatusCode = code;
        Response.Headers.CacheControl = "no-store";
        return View("Show", ErrorPage.Of(code) with { Typed = TypedWords.Of(HttpContext), Carried = NeedsSignIn(code) ? carried.Of(HttpContext) : null, Meant = Meant(code) });
    }

    private IReadOnlyList<(string, string)> Meant(int code) =>
        code == StatusCodes.Status404NotFound && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? MeantAddress.Of(asked.OriginalPath, asked.OriginalQueryString ?? "") : [];

    // Who signed in elsewhere meanwhile sends the sign-in form with a token of before: the words it carries go on.
    private bool NeedsSignIn(int code) =>
        code == StatusCodes.Status401Unauthorized
        || code == StatusCodes.Status400BadRequest && HttpContext.Features.Get<IFormFeature>()?.Form?.ContainsKey(CarriedWords.Field) == true;
}
