using LawFirmSite.Data;
using LawFirmSite.Data.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace LawFirmSite.Web.Accounts;

/// <summary>Sign-in of staff. Visitors have no accounts.</summary>
public static class AccountSetup
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA512.</summary>
    public const int PasswordIterations = 220_000;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);

    public static void AddAccounts(this WebApplicationBuilder builder, SiteSettings settings)
    {
        var services = builder.Services;
        services.AddDataProtection().SetApplicationName("LawFirmSite").PersistKeysToDbContext<SiteDb>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = PasswordIterations);
        services.AddIdentityCore<StaffAccount>(identity =>
            {
                // Length beats composition rules (ASVS 6.2.9); the words checked are in PasswordRules.
                identity.Password = new() { RequiredLength = PasswordRules.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
                identity.User.AllowedUserNameCharacters = ""; // names may be Chinese; length and controls are checked by the forms
                identity.Lockout = new() { AllowedForNewUsers = true, MaxFailedAccessAttempts = 10, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
            })
            .AddEntityFrameworkStores<SiteDb>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<ChineseAccountErrors>()
            .AddClaimsPrincipalFactory<StaffClaims>()
            .AddSignInManager<StaffSignIn>()
            .AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = StaffCookie(settings);
            cookie.Cookie.SecurePolicy = SecurePolicy(settings);
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Strict;
            cookie.Cookie.Path = "/";
            cookie.ExpireTimeSpan = Idle;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/admin/sign-in";
            cookie.LogoutPath = "/admin/sign-out";
            cookie.AccessDeniedPath = "/admin/denied";
            cookie.ReturnUrlParameter = "back";
            cookie.Events.OnRedirectToLogin = AskToSignInAsync;
        }));
        services.AddAuthorizationBuilder().AddStaffPolicies();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = CookieName(settings, "form");
            antiforgery.Cookie.SecurePolicy = SecurePolicy(settings);
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.Path = "/";
        });
        services.Configure<CookieTempDataProviderOptions>(notice =>
        {
            notice.Cookie.Name = CookieName(settings, "notice");
            notice.Cookie.SecurePolicy = SecurePolicy(settings);
            notice.Cookie.SameSite = SameSiteMode.Strict;
            notice.Cookie.Path = "/";
        });
        services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute()));
        services.AddSingleton<SetupLink>();
    }

    /// <summary>
    /// Who only reads is sent to sign in and comes back. A form that was posted cannot come back by an address, so it is
    /// answered in place, with its words, by the page for 401.
    /// </summary>
    private static async Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Redirect(context.RedirectUri);
            return;
        }
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (context.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = Server.ArticleFormSize;
        try
        {
            if (context.Request.HasFormContentType) await context.Request.ReadFormAsync(context.HttpContext.RequestAborted);
        }
        catch (Exception exception) when (exception is BadHttpRequestException or InvalidDataException or IOException)
        {
            // A form that cannot be read holds no words to give back.
        }
    }

    /// <summary>The name of the cookie that whoever is signed in has.</summary>
    public static string StaffCookie(SiteSettings settings) => CookieName(settings, "staff");

    private static string CookieName(SiteSettings settings, string name) => settings.IsHttps ? $"__Host-{name}" : name;

    private static CookieSecurePolicy SecurePolicy(SiteSettings settings) =>
        settings.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
