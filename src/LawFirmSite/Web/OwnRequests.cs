namespace LawFirmSite.Web;

/// <summary>
/// Takes what changes something only from pages of this site. Browsers say where a request was begun; older ones and those inside of other
/// programs say nothing and are judged by the token of the form alone.
/// </summary>
public static class OwnRequests
{
    private const string Header = "Sec-Fetch-Site";

    public static void UseOwnRequests(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var method = context.Request.Method;
        if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || context.Request.Headers[Header].ToString() is "" or "same-origin" or "none") return next(context);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });
}
