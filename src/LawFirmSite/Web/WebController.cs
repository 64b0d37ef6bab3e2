using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace LawFirmSite.Web;

/// <summary>
/// What the controllers of both faces know of a request and answer with. It stands where MVC has <c>Controller</c>, whose members MVC describes for each class
/// that comes from it and keeps (docs/decisions/0025); what is missing here is added when a page needs it. Nothing of it can be called by an address.
/// </summary>
[Controller]
public abstract class WebController
{
    /// <summary>Set by MVC before an action is called, as is <see cref="ViewData"/>.</summary>
    [ControllerContext]
    public ControllerContext ControllerContext { get; set; } = null!;

    [ViewDataDictionary]
    public ViewDataDictionary ViewData { get; set; } = null!;

    protected HttpContext HttpContext => ControllerContext.HttpContext;

    protected HttpRequest Request => HttpContext.Request;

    protected HttpResponse Response => HttpContext.Response;

    protected ClaimsPrincipal User => HttpContext.User;

    protected RouteData RouteData => ControllerContext.RouteData;

    protected ModelStateDictionary ModelState => ControllerContext.ModelState;

    /// <summary>Words for the next page of the same client, in an encrypted cookie.</summary>
    protected ITempDataDictionary TempData => HttpContext.RequestServices.GetRequiredService<ITempDataDictionaryFactory>().GetTempData(HttpContext);

    /// <summary>The view called like the action.</summary>
    protected ViewResult View(object? model = null) => View(null, model);

    protected ViewResult View(string? name, object? model = null)
    {
        ViewData.Model = model;
        return new() { ViewName = name, ViewData = ViewData };
    }

    protected PartialViewResult PartialView(string name, object? model)
    {
        ViewData.Model = model;
        return new() { ViewName = name, ViewData = ViewData };
    }

    protected static NotFoundResult NotFound() => new();

    protected static RedirectResult Redirect(string address) => new(address);

    protected static RedirectResult RedirectPermanent(string address) => new(address, permanent: true);

    protected static StatusCodeResult StatusCode(int status) => new(status);

    protected static BadRequestResult BadRequest() => new();

    protected static NoContentResult NoContent() => new();

    protected static JsonResult Json(object? value) => new(value);

    protected static ContentResult Content(string text, string type) => new() { Content = text, ContentType = type };

    /// <param name="bytes">All of them.</param>
    /// <param name="type">Their media type.</param>
    /// <param name="name">Under which a browser saves it; without one it shows it.</param>
    protected static FileContentResult File(byte[] bytes, string type, string? name = null) => new(bytes, type) { FileDownloadName = name ?? "" };
}
