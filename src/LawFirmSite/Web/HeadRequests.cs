namespace LawFirmSite.Web;

/// <summary>Whatever answers GET answers HEAD too, with the same status and headers and no body: monitors and link checkers ask so.</summary>
public static class HeadRequests
{
    private static readonly object Mark = new();

    /// <summary>What was asked, for the log.</summary>
    public static string MethodAsked(this HttpContext context) => context.Items.ContainsKey(Mark) ? HttpMethods.Head : context.Request.Method;

    public static void UseHeadRequests(this IApplicationBuilder app) =>
        app.Use(next => context => HttpMethods.IsHead(context.Request.Method) ? AnswerAsync(context, next) : next(context));

    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        context.Items[Mark] = Mark;
        context.Request.Method = HttpMethods.Get;
        context.Request.Headers.Range = default; // a range means something for GET only (RFC 9110, 14.2)
        context.Response.Body = Stream.Null;
        try
        {
            await next(context);
        }
        finally
        {
            context.Request.Method = HttpMethods.Head;
            context.Response.Body = body;
        }
    }
}
