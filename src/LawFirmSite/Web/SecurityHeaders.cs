namespace LawFirmSite.Web;

/// <summary>
/// The headers every answer carries, errors and static files included: nothing may be loaded but our own styles, scripts
/// and pictures, nothing may frame us, and no other site learns where a visitor came from.
/// </summary>
public static class SecurityHeaders
{
    /// <summary>Names the policy of pictures: even one that a browser took for a page could neither run nor load anything.</summary>
    public const string Media = nameof(Media);

    /// <summary>Names the policy of pages whose address is a secret: no other site learns it.</summary>
    public const string Preview = nameof(Preview);

    public static void AddSecurityHeaders(this WebApplicationBuilder builder) =>
        builder.Services.AddSecurityHeaderPolicies()
            .AddPolicy(Media, media => AddCommon(media).AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().None();
                csp.AddFrameAncestors().None();
                csp.AddSandbox();
            }))
            .AddPolicy(Preview, preview => OfPages(preview).AddReferrerPolicyNoReferrer());

    private static HeaderPolicyCollection OfPages(HeaderPolicyCollection policies) => AddCommon(policies).AddContentSecurityPolicy(csp =>
    {
        csp.AddDefaultSrc().None();
        csp.AddStyleSrc().Self();
        csp.AddScriptSrc().Self();
        csp.AddImgSrc().Self();
        csp.AddConnectSrc().Self();
        csp.AddManifestSrc().Self();
        csp.AddWorkerSrc().Self();
        csp.AddObjectSrc().None();
        csp.AddBaseUri().None();
        csp.AddFormAction().Self();
        csp.AddFrameAncestors().None();
    });

    public static void UseSiteSecurityHeaders(this IApplicationBuilder app, SiteSettings settings)
    {
        app.UseSecurityHeaders(OfPages(new HeaderPolicyCollection()));

        // What staff see is stored nowhere, redirects and errors included.
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/admin"), admin => admin.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            });
            return next(context);
        }));

        // NetEscapades sends HSTS only on requests it sees as https; behind a proxy that is not said on every one.
        if (!settings.IsHttps) return;
        app.Use((context, next) =>
        {
            context.Response.Headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return next(context);
        });
    }

    private static HeaderPolicyCollection AddCommon(HeaderPolicyCollection policies) => policies
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsDeny()
        .AddReferrerPolicyStrictOriginWhenCrossOrigin()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginEmbedderPolicy(policy => policy.RequireCorp())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
        })
        .RemoveServerHeader();
}
