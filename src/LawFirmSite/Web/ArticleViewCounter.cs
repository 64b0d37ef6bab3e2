using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Data;
using LawFirmSite.Web.Accounts;

namespace LawFirmSite.Web;

/// <summary>
/// Counts readers of articles. One reader counts once a day and article. What tells readers apart is a hash under a key of
/// the day that never leaves this process; no address, cookie or name of a device is kept.
/// </summary>
public sealed class ArticleViewCounter(IServiceScopeFactory scopes, SiteClock clock, TimeProvider time, ILogger<ArticleViewCounter> log)
    : FlushedCounter<(int Article, DateOnly Day)>(scopes, time, Interval, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Beyond this many readers a day the next are counted without looking whether they were here before.
    private const int MostReaders = 500_000;

    private static readonly string[] BotWords = ["bot", "spider", "crawl", "slurp", "curl", "wget", "python", "java/", "go-http", "headless", "monitor", "preview", "scrapy"];

    private readonly Lock _lock = new();
    private readonly HashSet<long> _seen = [];
    private byte[] _key = RandomNumberGenerator.GetBytes(32);
    private DateOnly _day;

    public void Count(int article, HttpContext context)
    {
        var browser = context.Request.Headers.UserAgent.ToString();
        if (IsBot(browser)) return;

        var today = clock.Today;
        if (IsNew(article, today, $"{context.Connection.RemoteIpAddress}\n{browser}"))
            Add((article, today));
    }

    protected override Task WriteAsync(SiteDb db, (int Article, DateOnly Day) key, long count, CancellationToken cancel) =>
        db.AddViewsAsync(key.Article, key.Day, count, cancel);

    private bool IsNew(int article, DateOnly today, string reader)
    {
        lock (_lock)
        {
            if (today != _day)
            {
                _day = today;
                _key = RandomNumberGenerator.GetBytes(32);
                _seen.Clear();
            }
            if (_seen.Count >= MostReaders) return true;

            var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{article}\n{reader}"));
            return _seen.Add(BitConverter.ToInt64(hash));
        }
    }

    private static bool IsBot(string browser) =>
        browser.Length == 0 || BotWords.Any(word => browser.Contains(word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Marks the action whose good answers are readings of the article in its route value <c>id</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CountsViewsAttribute : Attribute;

/// <summary>Puts the counter in front of everything that answers, the page cache included.</summary>
public static class ViewCounting
{
    public static void AddViewCounting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ArticleViewCounter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ArticleViewCounter>());
    }

    public static void UseViewCounting(this WebApplication app, SiteSettings settings)
    {
        var counter = app.Services.GetRequiredService<ArticleViewCounter>();
        var staffCookie = AccountSetup.StaffCookie(settings);
        app.Use(async (context, next) =>
        {
            await next(context);
            if (Article(context) is { } article && !context.Request.Cookies.ContainsKey(staffCookie)) counter.Count(article, context);
        });
    }

    // A page from the cache has asked nobody who they are, so the cookie alone has to tell staff from readers.
    private static int? Article(HttpContext context) =>
        context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
            && HttpMethods.IsGet(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<CountsViewsAttribute>() is not null
            && int.TryParse(context.Request.RouteValues["id"] as string, out var article)
            ? article
            : null;
}
