using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Public.Errors;

/// <summary>The page behind every answer that failed. It works without the database.</summary>
public sealed class ErrorsController : PublicController
{
    [Route("/errors/{code:int}"), IgnoreAntiforgeryToken]
    public IActionResult Show(int code)
    {
        // After an exception the status is already set; the address of the page says 500 for all of them.
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is not null) return Page(Response.StatusCode);

        // Nobody can ask for an error that did not happen.
        return HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null ? NotFound() : Page(code);
    }

    private ViewResult Page(int code)
    {
        Response.StatusCode = code;
        Response.Headers.CacheControl = "no-store";
        return View("Show", ErrorPage.Of(code) with { Typed = TypedWords.Of(HttpContext) });
    }
}
