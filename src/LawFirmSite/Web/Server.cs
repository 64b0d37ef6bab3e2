using System.Net;
using LawFirmSite.Data;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace LawFirmSite.Web;

/// <summary>Limits, hosts and proxies of the web server.</summary>
public static class Server
{
    public const string DefaultAddress = "http://localhost:5080";
    public const long DefaultBodySize = 256 * 1024;

    /// <summary>
    /// Bytes that the system keeps for somebody who does not read them yet. It would take up to 4 MB for each, and the processor's time to fill
    /// them; twenty pages, or ten megabits a second at a distance of a tenth of a second, need no more than this.
    /// </summary>
    public const int SendBuffer = 128 * 1024;

    /// <summary>A Han character takes nine bytes of an urlencoded form.</summary>
    public const int ArticleFormSize = 2 * 1024 * 1024;

    public static void AddServer(this WebApplicationBuilder builder, SiteSettings settings)
    {
        if (builder.Configuration[WebHostDefaults.ServerUrlsKey] is null && builder.Configuration["http_ports"] is null)
            builder.WebHost.UseUrls(DefaultAddress);

        // The slim builder leaves this out; a proxy usually does it, but an operator may have a certificate of its own here.
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MaxRequestBodySize = DefaultBodySize;
            kestrel.Limits.MaxConcurrentConnections = 5_000;
        });
        builder.Services.Configure<SocketTransportOptions>(sockets => sockets.CreateBoundListenSocket = endpoint =>
        {
            var socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endpoint);
            // Connections have it from the socket that they come in by.
            socket.SendBufferSize = SendBuffer;
            return socket;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = 1;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var proxy in settings.KnownProxies) forwarded.KnownProxies.Add(proxy);
        });
    }

    /// <summary>
    /// Believes X-Forwarded-For and -Proto of the proxies named in Site:KnownProxies and of nobody else, also not of this
    /// machine: otherwise any program on it could claim any address. Under an https origin every request counts as https: visitors
    /// can only have come that way, whatever the proxy says on the last metre.
    /// </summary>
    public static void UseProxyHeaders(this IApplicationBuilder app, SiteSettings settings)
    {
        // Without any known proxy the middleware would believe everyone.
        if (settings.KnownProxies.Count > 0) app.UseForwardedHeaders();
        if (!settings.IsHttps) return;

        app.Use((context, next) =>
        {
            context.Request.Scheme = Uri.UriSchemeHttps;
            return next(context);
        });
    }

    /// <summary>
    /// Answers only requests for the public host, so that no foreign name gets into links or caches. Without an origin
    /// (only while developing) those are this machine's own names. Probes come by address, so health may be asked by any.
    /// </summary>
    public static void UseAllowedHosts(this IApplicationBuilder app, SiteSettings settings) => app.Use(async (context, next) =>
    {
        if (settings.Answers(context.Request.Host) || context.Request.Path.StartsWithSegments("/health"))
            await next(context);
        else
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
    });

    /// <summary>The address for links that leave the site; while developing, without an origin, that of the request.</summary>
    public static string Origin(this SiteSettings settings, HttpRequest request) =>
        (settings.PublicOrigin?.GetLeftPart(UriPartial.Authority) ?? $"{request.Scheme}://{request.Host}");
}
