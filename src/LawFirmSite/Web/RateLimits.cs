using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace LawFirmSite.Web;

/// <summary>
/// How often one address may try what costs us work or helps guessing: sign-in, setup, search and previews. Cached pages,
/// static files and signed-in staff are never limited.
/// </summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Search = "search";
    public const string Previews = "previews";

    private const int SignInsPerMinute = 30;
    private const int SearchesPerMinute = 120;
    private const int PreviewsPerMinute = 60;

    /// <summary>An office behind one address may need more than the defaults: <c>RateLimits:SignInsPerMinute</c>, <c>RateLimits:SearchesPerMinute</c>, <c>RateLimits:PreviewsPerMinute</c>.</summary>
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection("RateLimits");
        builder.Services.AddRateLimits(
            Math.Max(1, section.GetValue<int?>(nameof(SignInsPerMinute)) ?? SignInsPerMinute),
            Math.Max(1, section.GetValue<int?>(nameof(SearchesPerMinute)) ?? SearchesPerMinute),
            Math.Max(1, section.GetValue<int?>(nameof(PreviewsPerMinute)) ?? PreviewsPerMinute));
    }

    private static void AddRateLimits(this IServiceCollection services, int signIns, int searches, int previews) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limits.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? PerAddress(context, signIns)
            : RateLimitPartition.GetNoLimiter("reading the form"));
        limits.AddPolicy(Search, context => PerVisitor(context, searches));
        limits.AddPolicy(Previews, context => PerVisitor(context, previews));
    });

    private static RateLimitPartition<string> PerVisitor(HttpContext context, int perMinute) =>
        context.User.Identity?.IsAuthenticated == true ? RateLimitPartition.GetNoLimiter("staff") : PerAddress(context, perMinute);

    private static RateLimitPartition<string> PerAddress(HttpContext context, int perMinute) =>
        RateLimitPartition.GetTokenBucketLimiter(Network(context.Connection.RemoteIpAddress), _ => new()
        {
            TokenLimit = perMinute,
            TokensPerPeriod = Math.Max(1, perMinute / 6),
            ReplenishmentPeriod = TimeSpan.FromSeconds(10),
            QueueLimit = 0,
        });

    /// <summary>A household has a whole IPv6 /64, so that is one address here.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is null) return "unknown";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}
