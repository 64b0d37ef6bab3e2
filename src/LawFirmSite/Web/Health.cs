using LawFirmSite.Data;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LawFirmSite.Web;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: the database answers too and has every migration; why it is not ready
/// is told to operators only (<see cref="IsFromOperator"/>), and to the log.
/// </summary>
public static class Health
{
    // What proxies add. One that is left after UseProxyHeaders was written by nobody we know.
    private static readonly string[] Forwarded = ["X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"];

    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Readiness>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseIsReady>("database");
    }

    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        var settings = app.ServiceProvider.GetRequiredService<SiteSettings>();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = (context, report) => context.Response.WriteAsync(Words(report, context.IsFromOperator(settings))) }).AllowAnonymous();
    }

    /// <summary>
    /// Someone at this machine, with nothing in between, or in a network named in <c>Site:OperatorNetworks</c>. A visitor whom a proxy on this
    /// machine passes on is neither, whether the proxy is known to us or not.
    /// </summary>
    public static bool IsFromOperator(this HttpContext context, SiteSettings settings)
    {
        var headers = context.Request.Headers;
        if (context.Connection.RemoteIpAddress is not { } address || Forwarded.Any(headers.ContainsKey)) return false;

        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return System.Net.IPAddress.IsLoopback(address) && !headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)
            || settings.OperatorNetworks.Any(network => network.Contains(address));
    }

    private static string Words(HealthReport report, bool withReasons) => !withReasons ? report.Status.ToString() : string.Join('\n',
    [
        report.Status.ToString(),
        .. report.Entries.Where(entry => entry.Value.Status != HealthStatus.Healthy)
            .Select(entry => $"{entry.Key}: {entry.Value.Description} {entry.Value.Exception?.GetBaseException().Message}".TrimEnd()),
    ]);
}

/// <summary>The description is written for operators.</summary>
internal sealed class DatabaseIsReady(SiteDb db, Readiness readiness) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (readiness.Reason is { } reason) return HealthCheckResult.Unhealthy(reason);
        try
        {
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            return pending.Any() ? HealthCheckResult.Unhealthy("Migrations are missing; run the command migrate.") : HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", exception);
        }
    }
}
