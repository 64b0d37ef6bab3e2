using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace LawFirmSite.Web;

/// <summary>
/// Whether the database was looked at and brought to this version since the process started. Until then nothing reads or writes
/// for anybody: every page says that the site is out of service. <see cref="Reason"/> is for operators.
/// </summary>
public sealed class Readiness
{
    private volatile string? _reason = "The database is being made ready.";

    /// <summary>Null when all is well.</summary>
    public string? Reason => _reason;

    public void IsReady() => _reason = null;

    public void IsNot(string reason) => _reason = reason;
}

/// <summary>What pages do until the site is ready.</summary>
public static class ReadinessSetup
{
    public static void UseReadiness(this WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Use(async (context, next) =>
        {
            // Health says more, styles need no database, and the page that explains it all must get through.
            if (readiness.Reason is null || context.Request.Path.StartsWithSegments("/health") || context.Features.Get<IStatusCodeReExecuteFeature>() is not null || IsFile(context))
            {
                await next(context);
                return;
            }
            await context.ReadWordsAsync();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        });
    }

    /// <summary>Reads a posted form that nobody will work on, so that the page which says so can give its words back.</summary>
    public static async Task ReadWordsAsync(this HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Server.ArticleFormSize;
        try
        {
            if (context.Request.HasFormContentType) await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or InvalidDataException or IOException)
        {
            // A form that cannot be read holds no words to give back.
        }
    }

    private static bool IsFile(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.Controllers.ControllerActionDescriptor>() is null && Path.HasExtension(context.Request.Path);
}
