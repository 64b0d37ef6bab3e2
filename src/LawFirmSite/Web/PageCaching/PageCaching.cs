namespace LawFirmSite.Web.PageCaching;

/// <summary>
/// Puts the page cache between routing and everything else, so that a page that is kept costs little more than its
/// bytes. What is answered from it carries the headers it was made with.
/// </summary>
public static class PageCaching
{
    /// <summary><c>PageCache:SizeInBytes</c>; 0 keeps nothing.</summary>
    private const long DefaultSize = 32 * 1024 * 1024;

    public static void AddPageCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(new PageCacheSize(Math.Max(0, builder.Configuration.GetValue<long?>("PageCache:SizeInBytes") ?? DefaultSize)));
        builder.Services.AddSingleton<PageMetrics>();
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddHostedService<KeptPages>();
    }

    public static void UsePageCache(this WebApplication app, SiteSettings settings)
    {
        if (app.Services.GetRequiredService<PageCacheSize>().Bytes == 0) return;

        var cache = app.Services.GetRequiredService<PageCache>();
        var metrics = app.Services.GetRequiredService<PageMetrics>();
        app.Use(next => context =>
        {
            var request = context.Request;
            if (context.GetEndpoint()?.Metadata.GetMetadata<CachedPageAttribute>() is not { } rule
                || !HttpMethods.IsGet(request.Method)
                || !settings.Answers(request.Host)
                || PageKey.Of(request, rule, settings) is not { } key) return next(context);

            if (cache.Find(key) is { } page)
            {
                metrics.FromCache();
                return page.AnswerAsync(context);
            }
            return CachedPageAttribute.IsCanonical(request.Path, request.RouteValues) ? MakeAsync(cache, context, key, next) : next(context);
        });
    }

    private static async Task MakeAsync(PageCache cache, HttpContext context, PageKey key, RequestDelegate next)
    {
        try
        {
            await cache.MakeAsync(context, key, next);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read it: neither an error nor a reading.
            if (!context.Response.HasStarted) context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
    }
}

/// <summary>How much memory the pages may take together.</summary>
public sealed record PageCacheSize(long Bytes);
