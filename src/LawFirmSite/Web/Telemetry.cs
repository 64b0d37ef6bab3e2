using System.Diagnostics;
using LawFirmSite.Data;
using LawFirmSite.Web.PageCaching;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace LawFirmSite.Web;

/// <summary>
/// Traces and metrics for a collector, when one is named in <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; without one nothing of it runs. What
/// leaves the machine says which page was asked for and how it went, never by whom, with which words or with which secret.
/// </summary>
public static class Telemetry
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration[Endpoint] is not { Length: > 0 } endpoint) return;
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var collector) || collector.Scheme is not ("http" or "https"))
            throw new SettingException($"{Endpoint} is '{endpoint}'; write the address of a collector, such as http://127.0.0.1:4317.");

        Export(builder.Services);
    }

    // Apart, so that the exporter is loaded only when there is something to send.
    private static void Export(IServiceCollection services) => services.AddOpenTelemetry()
        .ConfigureResource(resource => resource.AddService("LawFirmSite", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString()))
        .WithTracing(traces => traces
            .AddAspNetCoreInstrumentation(requests => requests.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
            .AddProcessor(new OnlyHarmlessTags()))
        .WithMetrics(metrics => metrics
            .AddMeter(PageMetrics.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.EntityFrameworkCore"))
        .UseOtlpExporter();

    /// <summary>
    /// Leaves what is named here and nothing else: the route and not the path, which may be a secret (/preview/…), no query, no browser, no
    /// message of an exception, no word that a stranger put into the headers of a trace.
    /// </summary>
    private sealed class OnlyHarmlessTags : BaseProcessor<Activity>
    {
        private static readonly HashSet<string> Harmless =
            ["http.request.method", "http.route", "http.response.status_code", "url.scheme", "network.protocol.version", "error.type", "otel.status_code"];

        public override void OnEnd(Activity data)
        {
            foreach (var (name, _) in data.TagObjects.ToList())
                if (!Harmless.Contains(name)) data.SetTag(name, null);
            data.TraceStateString = null;
            if (data.Status == ActivityStatusCode.Error) data.SetStatus(ActivityStatusCode.Error, null);
        }
    }
}
