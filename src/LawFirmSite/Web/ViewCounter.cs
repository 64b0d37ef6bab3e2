using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using LawFirmSite.Data;
using LawFirmSite.Domain.Site;
using LawFirmSite.Web.Accounts;

namespace LawFirmSite.Web;

/// <summary>
/// Counts readers of articles, legal-aid centers and offices. One reader counts once a day and page. What tells readers apart
/// is a hash under a key of the day that never leaves this process; no address, cookie or name of a device is kept.
/// </summary>
public sealed class ViewCounter(IServiceScopeFactory scopes, SiteClock clock, TimeProvider time, ILogger<ViewCounter> log)
    : FlushedCounter<(Viewed Page, DateOnly Day)>(scopes, time, Interval, log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    // Beyond this many readers a day the next are counted without looking whether they were here before.
    private const int MostReaders = 500_000;

    private static readonly SearchValues<string> BotWords = SearchValues.Create(
        ["bot", "spider", "crawl", "slurp", "curl", "wget", "python", "java/", "go-http", "headless", "monitor", "preview", "scrapy"], StringComparison.OrdinalIgnoreCase);

    private readonly Lock _lock = new();
    private readonly HashSet<long> _seen = [];
    private byte[] _key = RandomNumberGenerator.GetBytes(32);
    private DateOnly _day;

    /// <summary>By what it calls itself; who says nothing is none.</summary>
    public static bool IsReader(string browser) => browser.Length > 0 && !browser.AsSpan().ContainsAny(BotWords);

    public void Count(Viewed page, IPAddress? address, string browser)
    {
        var today = clock.Today;
        if (IsNew(page, today, $"{address}\n{browser}")) Add((page, today));
    }

    protected override Task WriteAsync(SiteDb db, (Viewed Page, DateOnly Day) key, long count, CancellationToken cancel) =>
        db.AddViewsAsync(key.Page, key.Day, count, cancel);

    private bool IsNew(Viewed page, DateOnly today, string reader)
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

            var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{page.Kind}{page.Id}\n{reader}"));
            return _seen.Add(BitConverter.ToInt64(hash));
        }
    }
}

/// <summary>Marks the action whose good answers are readings of what its route value <c>id</c> names.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CountsViewsAttribute(ViewedKind kind) : Attribute
{
    public ViewedKind Kind => kind;
}

/// <summary>Puts the counter between routing and everything that answers, the page cache included.</summary>
public static class ViewCounting
{
    public static void AddViewCounting(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ViewCounter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ViewCounter>());
    }

    public static void UseViewCounting(this WebApplication app, SiteSettings settings)
    {
        var counter = app.Services.GetRequiredService<ViewCounter>();
        var staffCookie = AccountSetup.StaffCookie(settings);
        app.Use(next => context => context.GetEndpoint()?.Metadata.GetMetadata<CountsViewsAttribute>() is { Kind: var kind } ? AnswerAsync(context, kind, next) : next(context));

        // A page from the cache is mostly sent by the time it has been asked for, and then nobody waits for it.
        Task AnswerAsync(HttpContext context, ViewedKind kind, RequestDelegate next)
        {
            var answering = next(context);
            if (!answering.IsCompletedSuccessfully) return CountedAsync(answering, context, kind);

            Count(context, kind);
            return answering;
        }

        async Task CountedAsync(Task answering, HttpContext context, ViewedKind kind)
        {
            await answering;
            Count(context, kind);
        }

        // A page from the cache has asked nobody who they are, so the cookie alone has to tell staff from readers.
        void Count(HttpContext context, ViewedKind kind)
        {
            var browser = context.Request.Headers.UserAgent.ToString();
            if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified
                && ViewCounter.IsReader(browser)
                && HttpMethods.IsGet(context.MethodAsked())
                && !(context.Request.Headers.Cookie.Count > 0 && context.Request.Cookies.ContainsKey(staffCookie))
                && int.TryParse(context.Request.RouteValues["id"] as string, out var id)) counter.Count(new(kind, id), context.Connection.RemoteIpAddress, browser);
        }
    }
}
