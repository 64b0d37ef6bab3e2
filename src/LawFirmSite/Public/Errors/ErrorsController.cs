using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Errors;

/// <summary>The page behind every answer that failed. It works without the database.</summary>
public sealed class ErrorsController : PublicController
{
    [Route("/errors/{code:int:range(400,599)}"), IgnoreAntiforgeryToken]
    public IActionResult Show()
    {
        // From the route alone: a bound parameter would also be looked for in the form that failed.
        var code = int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture);

        // After an exception the status is already set; the address of the page says 500 for all of them.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null) return Page(Response.StatusCode);

        // Nobody can ask for an error that did not happen.
        return HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null ? NotFound() : Page(code);
    }

    private ViewResult Page(int code)
    {
        // A body over the limit shows first as a form without its token.
        if (code == StatusCodes.Status400BadRequest && Request.ContentLength > HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize)
            code = StatusCodes.Status413PayloadTooLarge;
        Response.StatusCode = code;
        Response.Headers.CacheControl = "no-store";
        return View("Show", ErrorPage.Of(code) with { Typed = TypedWords.Of(HttpContext) });
    }
}
