using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace LawFirmSite.Admin.Forms;

/// <summary>
/// The most bytes that a form may send. A larger one is read to its end and thrown away before 413 is answered: a browser
/// that is cut off while it sends shows a broken connection, not the sentence. Only signed-in staff get this far.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class FormLimitAttribute(int most) : Attribute, IAsyncAuthorizationFilter, IOrderedFilter
{
    private const int MostThrownAway = 100 * 1024 * 1024;

    /// <summary>Before the antiforgery check, which reads the form.</summary>
    public int Order => 900;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        var tooLarge = request.ContentLength > most;
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = tooLarge ? MostThrownAway : most;
        if (!tooLarge) return;

        if (request.ContentLength <= MostThrownAway) await request.Body.CopyToAsync(Stream.Null, context.HttpContext.RequestAborted);
        context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }
}
