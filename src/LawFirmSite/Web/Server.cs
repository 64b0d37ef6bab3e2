using System.Net;
using LawFirmSite.Data;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace LawFirmSite.Web;

/// <summary>Limits, hosts and proxies of the web server.</summary>
public static class Server
{
    public const string DefaultAddress = "http://localhost:5080";
    public const long DefaultBodySize = 256 * 1024;

    /// <summary>A Han character takes nine bytes of an urlencoded form.</summary>
    public const int ArticleFormSize = 2 * 1024 * 1024;

    public static void AddServer(this WebApplicationBuilder builder, SiteSettings settings)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultAddress);

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxRequestBodySize = DefaultBodySize;
            kestrel.Limits.MaxConcurrentConnections = 5_000;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = 1;
            foreach (var proxy in settings.KnownProxies)
                forwarded.KnownProxies.Add(IPAddress.TryParse(proxy, out var address)
                    ? address
                    : throw new SettingException($"Site:KnownProxies holds '{proxy}', which is not an IP address."));
        });
        builder.Services.Configure<HostFilteringOptions>(hosts =>
        {
            // Without an origin (only while developing) the site answers on this machine's names alone.
            hosts.AllowedHosts = settings.PublicOrigin is { } origin ? [origin.Host] : ["localhost", "127.0.0.1", "[::1]"];
            hosts.IncludeFailureMessage = false;
        });
    }

    /// <summary>
    /// Believes X-Forwarded-For and -Proto of known proxies. Under an https origin every request counts as https: visitors
    /// can only have come that way, whatever the proxy says on the last metre.
    /// </summary>
    public static void UseProxyHeaders(this IApplicationBuilder app, SiteSettings settings)
    {
        app.UseForwardedHeaders();
        if (!settings.IsHttps) return;

        app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }

    /// <summary>Probes come by address, so that health is the one thing any host name may ask for.</summary>
    public static void UseAllowedHosts(this IApplicationBuilder app) =>
        app.UseWhen(context => !context.Request.Path.StartsWithSegments("/health"), hosts => hosts.UseHostFiltering());

    /// <summary>The address for links that leave the site; while developing, without an origin, that of the request.</summary>
    public static string Origin(this SiteSettings settings, HttpRequest request) =>
        (settings.PublicOrigin?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}");
}
